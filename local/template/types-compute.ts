import {
  arn,
  byArn,
  ignored,
  type Named,
  physicalName,
  type ResourceType,
  shortId,
  steadyId,
} from "./resource-type.ts";

const atTheEdge = "no content network stands before the local system";
const certificates = "the local system speaks plain HTTP on one host";

/** An alias and a version name their function by name or by ARN. */
function functionArn({ text, region, account }: Named): string {
  const named = text("FunctionName") ?? "";
  return named.startsWith("arn:") ? named : `arn:aws:lambda:${region}:${account}:function:${named}`;
}

/** @returns e.g. `ap-southeast-3_0f3a9c21b`, the shape of a Cognito user pool id. */
function userPoolId(pool: Named): string {
  return `${pool.region}_${shortId(pool, 9)}`;
}

function siteHost({ urls }: Named): string {
  return new URL(urls.site).host;
}

function namespaceArn({ region, account, name, text }: Named): string {
  return `arn:aws:appsync:${region}:${account}:apis/${text("ApiId")}/channelNamespace/${name}`;
}

const drawn: ResourceType["ref"] = (resource) => shortId(resource);

/** Functions, HTTP APIs, sign-in, web hosting, live board and messaging. */
export const computeTypes: Readonly<Record<string, ResourceType>> = {
  "AWS::Lambda::Function": {
    nameKey: "FunctionName",
    attributes: { Arn: arn("lambda", "function:") },
  },
  "AWS::Lambda::Version": {
    ref: (version) => `${functionArn(version)}:1`,
    attributes: { Version: () => "1", FunctionArn: (version) => `${functionArn(version)}:1` },
  },
  "AWS::Lambda::Alias": {
    ref: (alias) => `${functionArn(alias)}:${alias.text("Name")}`,
    attributes: { AliasArn: (alias) => `${functionArn(alias)}:${alias.text("Name")}` },
  },
  "AWS::Lambda::LayerVersion": {
    nameKey: "LayerName",
    ref: (layer) => `${arn("lambda", "layer:")(layer)}:1`,
    attributes: { LayerVersionArn: (layer) => `${arn("lambda", "layer:")(layer)}:1` },
  },
  "AWS::Lambda::Permission": { attributes: { Id: physicalName } },
  "AWS::Lambda::EventSourceMapping": { ref: steadyId, attributes: { Id: steadyId } },
  "AWS::Lambda::EventInvokeConfig": {},
  "AWS::ApiGatewayV2::Api": {
    ref: drawn,
    attributes: { ApiEndpoint: ({ urls, stack }) => urls.api(stack), ApiId: (api) => shortId(api) },
  },
  "AWS::ApiGatewayV2::Stage": { nameKey: "StageName" },
  "AWS::ApiGatewayV2::Route": { ref: drawn, attributes: { RouteId: (route) => shortId(route) } },
  "AWS::ApiGatewayV2::Integration": {
    ref: drawn,
    attributes: { IntegrationId: (integration) => shortId(integration) },
  },
  "AWS::ApiGatewayV2::Authorizer": {
    ref: drawn,
    attributes: { AuthorizerId: (authorizer) => shortId(authorizer) },
  },
  "AWS::ApiGatewayV2::DomainName": ignored(certificates, {
    nameKey: "DomainName",
    attributes: {
      RegionalDomainName: siteHost,
      RegionalHostedZoneId: (domain) => shortId(domain),
      DomainNameArn: arn("apigateway", "/domainnames/"),
    },
  }),
  "AWS::ApiGatewayV2::ApiMapping": ignored(certificates, {
    attributes: { ApiMappingId: (mapping) => shortId(mapping) },
  }),
  "AWS::CertificateManager::Certificate": ignored(certificates, {
    ref: arn("acm", "certificate/"),
  }),
  "AWS::Route53::RecordSet": ignored(certificates),
  "AWS::Cognito::UserPool": {
    ref: userPoolId,
    attributes: {
      Arn: (pool) =>
        `arn:aws:cognito-idp:${pool.region}:${pool.account}:userpool/${userPoolId(pool)}`,
      UserPoolId: userPoolId,
      ProviderName: (pool) => `cognito-idp.${pool.region}.amazonaws.com/${userPoolId(pool)}`,
      ProviderURL: (pool) => `https://cognito-idp.${pool.region}.amazonaws.com/${userPoolId(pool)}`,
    },
  },
  "AWS::Cognito::UserPoolClient": {
    ref: (client) => shortId(client, 26),
    attributes: { ClientId: (client) => shortId(client, 26), Name: physicalName },
  },
  "AWS::Cognito::UserPoolGroup": ignored("the local issuer writes the roles", {
    nameKey: "GroupName",
  }),
  "AWS::Cognito::UserPoolIdentityProvider": ignored("nobody signs in elsewhere locally", {
    nameKey: "ProviderName",
  }),
  "AWS::Cognito::UserPoolDomain": ignored("the local sign-in page stands in for it", {
    nameKey: "Domain",
    attributes: { CloudFrontDistribution: siteHost },
  }),
  "AWS::Cognito::UserPoolResourceServer": ignored("the local issuer writes the scopes"),
  "AWS::Cognito::ManagedLoginBranding": ignored("the local sign-in page stands in for it"),
  "AWS::CloudFront::Distribution": ignored(atTheEdge, {
    ref: drawn,
    attributes: { DomainName: siteHost, Id: (distribution) => shortId(distribution) },
  }),
  "AWS::CloudFront::OriginAccessControl": ignored(atTheEdge, {
    ref: drawn,
    attributes: { Id: (control) => shortId(control) },
  }),
  "AWS::CloudFront::ResponseHeadersPolicy": ignored(atTheEdge, {
    ref: drawn,
    attributes: { Id: (policy) => shortId(policy) },
  }),
  "AWS::CloudFront::CachePolicy": ignored(atTheEdge, {
    ref: drawn,
    attributes: { Id: (policy) => shortId(policy) },
  }),
  "AWS::CloudFront::OriginRequestPolicy": ignored(atTheEdge, {
    ref: drawn,
    attributes: { Id: (policy) => shortId(policy) },
  }),
  "AWS::CloudFront::Function": ignored(atTheEdge, byArn("cloudfront", "function/", "FunctionARN")),
  "AWS::WAFv2::WebACL": ignored(atTheEdge, byArn("wafv2", "regional/webacl/", "Arn")),
  "AWS::WAFv2::WebACLAssociation": ignored(atTheEdge),
  "AWS::AppSync::Api": {
    ref: (api) => `arn:aws:appsync:${api.region}:${api.account}:apis/${shortId(api)}`,
    attributes: {
      ApiId: (api) => shortId(api),
      ApiArn: (api) => `arn:aws:appsync:${api.region}:${api.account}:apis/${shortId(api)}`,
      "Dns.Http": (api) => `${new URL(api.urls.door).host}/appsync/${shortId(api)}`,
      "Dns.Realtime": (api) => `${siteHost(api)}/appsync/${shortId(api)}`,
    },
  },
  "AWS::AppSync::ChannelNamespace": {
    nameKey: "Name",
    ref: namespaceArn,
    attributes: { ChannelNamespaceArn: namespaceArn },
  },
  "AWS::SMSVOICE::ConfigurationSet": ignored("the simulated phones take every message", {
    nameKey: "ConfigurationSetName",
    attributes: { Arn: arn("sms-voice", "configuration-set/") },
  }),
  "AWS::SMSVOICE::OptOutList": ignored("the simulated phones take every message", {
    nameKey: "OptOutListName",
    attributes: { Arn: arn("sms-voice", "opt-out-list/") },
  }),
  "AWS::SMSVOICE::ProtectConfiguration": ignored("the simulated phones take every message", {
    ref: drawn,
    attributes: {
      Arn: arn("sms-voice", "protect-configuration/"),
      ProtectConfigurationId: (configuration) => shortId(configuration),
    },
  }),
};

import { CfnCondition, CfnOutput, Duration, Fn, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnUserPoolClient,
  CfnUserPoolDomain,
  CfnUserPoolGroup,
  CfnUserPoolIdentityProvider,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from "aws-cdk-lib/aws-cognito";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import { Construct } from "constructs";
import { platformParameters } from "../names.ts";
import { parameter } from "../parameter.ts";

/** Roles and what they are for; the group's name is the role in the token. */
const roles: Readonly<Record<string, string>> = {
  operator: "Operator 112",
  "lead-operator": "Operator utama",
  supervisor: "Penyelia",
  auditor: "Pemeriksa, tanpa identitas pelapor",
  technician: "Teknisi TI, tanpa isi kasus",
  administrator: "Pengelola pengaturan, tanpa isi kasus",
};

/** Name of the identity provider in the pool, as people linked to it are named: `Pemda_<name>`. */
const samlProvider = "Pemda";

/** One sign-in for the desks of all regions of the account; the region is a claim that only an administrator sets. */
export class SignIn extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const pool = new UserPool(this, "People", {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      customAttributes: { region: new StringAttribute({ mutable: true, minLen: 2, maxLen: 5 }) },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.NONE,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const [groupName, description] of Object.entries(roles)) {
      new CfnUserPoolGroup(this, groupName, {
        userPoolId: pool.userPoolId,
        groupName,
        description,
      });
    }
    const client = this.#client(pool);
    this.#federate(pool, client);
    new CfnOutput(Stack.of(this), "WebClientId", { value: client.userPoolClientId });
    this.#publish(pool, client);
  }

  #client(pool: UserPool): UserPoolClient {
    const origin = parameter(this, "WebOrigin", {
      default: "https://meja.siaga112.example",
      description: "Origin of the desk's pages, without a slash at the end",
    });
    const prefix = parameter(this, "SignInPrefix", {
      default: "siaga112-masuk",
      description: "First part of the sign-in page's host; unique in the AWS region",
    });
    new CfnUserPoolDomain(this, "Domain", {
      userPoolId: pool.userPoolId,
      domain: prefix,
    });
    new CfnOutput(Stack.of(this), "SignInUrl", {
      value: Fn.join("", [
        "https://",
        prefix,
        ".auth.",
        Stack.of(this).region,
        ".amazoncognito.com",
      ]),
    });
    const back = ["/meja/", "/penyelia/"].map((path) => Fn.join("", [origin, path]));
    return pool.addClient("Web", {
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: back,
        logoutUrls: back,
      },
      generateSecret: false,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      // Longer than any shift (12 h): a person signs in once, and pages renew the token in silence.
      refreshTokenValidity: Duration.hours(14),
      preventUserExistenceErrors: true,
      // What a client may not read is not in its tokens: without the region every request would be refused.
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ fullname: true })
        .withCustomAttributes("region"),
      // Without the region: whoever could write it would choose whose cases to see.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });
  }

  /**
   * The same identity provider (SAML) that the Connect instance trusts: people sign in once for telephone and desk. Which
   * region and which role a person has stays in this pool: an administrator links the person of the provider to a user
   * of the pool before the first sign-in, so that nothing that the provider says opens another region.
   */
  #federate(pool: UserPool, client: UserPoolClient): void {
    const metadata = parameter(this, "SignInMetadataUrl", {
      default: "",
      description:
        "Address of the SAML metadata of the identity provider that Connect trusts too; empty: users of the pool only",
    });
    const isFederated = new CfnCondition(this, "IsFederated", {
      expression: Fn.conditionNot(Fn.conditionEquals(metadata, "")),
    });
    const provider = new CfnUserPoolIdentityProvider(this, "Saml", {
      userPoolId: pool.userPoolId,
      providerName: samlProvider,
      providerType: "SAML",
      providerDetails: { MetadataURL: metadata },
    });
    provider.cfnOptions.condition = isFederated;
    const { defaultChild } = client.node;
    if (!(defaultChild instanceof CfnUserPoolClient)) return;
    const own = ["COGNITO"];
    defaultChild.addPropertyOverride(
      "SupportedIdentityProviders",
      Fn.conditionIf(isFederated.logicalId, [...own, provider.ref], own),
    );
  }

  #publish(pool: UserPool, client: UserPoolClient): void {
    const values: Readonly<Record<keyof typeof platformParameters, string>> = {
      issuer: pool.userPoolProviderUrl,
      clientId: client.userPoolClientId,
      userPoolId: pool.userPoolId,
    };
    new StringParameter(this, "Issuer", {
      parameterName: platformParameters.issuer,
      stringValue: values.issuer,
    });
    new StringParameter(this, "ClientId", {
      parameterName: platformParameters.clientId,
      stringValue: values.clientId,
    });
    new StringParameter(this, "UserPoolId", {
      parameterName: platformParameters.userPoolId,
      stringValue: values.userPoolId,
    });
  }
}

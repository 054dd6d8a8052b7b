import { CfnOutput, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersReferrerPolicy,
  HttpVersion,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { acknowledge } from "../acknowledge.ts";
import { asAnyBucket } from "../bucket.ts";

/** Only our own files run; the agent workspace may frame the desk. Source: connect.md 3.2. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "connect-src 'self' https://*.amazonaws.com wss://*.amazonaws.com https://*.amazoncognito.com",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "style-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self' https://*.awsapps.com https://*.my.connect.aws",
].join("; ");

/** Runs at CloudFront: the bucket knows files only, while sign-in comes back to `/meja/`. */
const pageOfFolder = `function handler(event) {
  var request = event.request;
  if (request.uri === "/") {
    return { statusCode: 302, statusDescription: "Found", headers: { location: { value: "/meja/" } } };
  }
  if (request.uri.endsWith("/")) request.uri += "index.html";
  return request;
}
`;

/** The desk's and the supervisor's pages: static files behind CloudFront. */
export class OperatorSite extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const files = new Bucket(this, "Files", {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const distribution = new Distribution(this, "Site", {
      comment: "Siaga 112",
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(asAnyBucket(files)),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.#headers(),
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, "Index", {
              code: FunctionCode.fromInline(pageOfFolder),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
    });
    new CfnOutput(Stack.of(this), "FilesBucket", { value: files.bucketName });
    new CfnOutput(Stack.of(this), "SiteHost", { value: distribution.distributionDomainName });
    acknowledge(this, {
      "AwsSolutions-S1": "program files that everybody may read; there is nothing to trace",
      "AwsSolutions-CFR1":
        "supervisors may read their board from abroad; sign-in decides, not geography",
      "AwsSolutions-CFR2": "static program files without a form; a firewall would guard nothing",
      "AwsSolutions-CFR3": "program files without personal data; the APIs log their own access",
      "AwsSolutions-CFR4": "until the region brings its own certificate the default host is used",
    });
  }

  #headers(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, "Headers", {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    });
  }
}

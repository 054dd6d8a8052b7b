import { CfnCondition, Duration, Fn } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  CfnApiMapping,
  CfnDomainName,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { acknowledge } from "../acknowledge.ts";
import type { DeskRoute } from "../desk-function.ts";
import { parameter } from "../parameter.ts";

export type DeskApiProps = {
  /** Issuer of the sign-in tokens. */
  readonly issuer: string;
  /** Audience of the sign-in tokens. */
  readonly clientId: string;
  /** Host of the agencies' short links. */
  readonly linkHost: string;
};

const openRoute = {
  "AwsSolutions-APIG4":
    "an agency opens its link without an account: the link's MAC is the key; the description holds no secret",
};

/** The region's HTTP API: every route needs a token, except the agencies' links and the description. */
export class DeskApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: DeskApiProps) {
    super(scope, id);
    const webOrigin = parameter(this, "WebOrigin", {
      default: "https://meja.siaga112.example",
      description: "Origin of the desk's pages",
    });
    this.api = new HttpApi(this, "Api", {
      createDefaultStage: false,
      defaultAuthorizer: new HttpJwtAuthorizer("SignIn", props.issuer, {
        jwtAudience: [props.clientId],
      }),
      corsPreflight: {
        allowOrigins: [webOrigin],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT],
        allowHeaders: ["authorization", "content-type"],
        maxAge: Duration.hours(1),
      },
    });
    const stage = this.#stage();
    this.#linkDomain(props.linkHost, stage);
  }

  /** Adds the routes of one function. */
  route(handler: IFunction, routes: readonly DeskRoute[]): void {
    const integration = new HttpLambdaIntegration(handler.node.path, handler);
    for (const { method, path, open } of routes) {
      const routes = this.api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration,
        ...(open === true ? { authorizer: new HttpNoneAuthorizer() } : {}),
      });
      if (open === true) for (const route of routes) acknowledge(route, openRoute);
    }
  }

  /** The route is logged, never the path: a path can hold a link's token. */
  #stage(): HttpStage {
    const log = new LogGroup(this, "AccessLog", { retention: RetentionDays.ONE_YEAR });
    return new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: 500, burstLimit: 1000 }, // chosen, not measured
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: "$context.requestId",
            at: "$context.requestTimeEpoch",
            route: "$context.routeKey",
            status: "$context.status",
            latencyMs: "$context.responseLatency",
            integrationError: "$context.integrationErrorMessage",
          }),
        ),
      },
    });
  }

  /** The short host of the links, once its certificate exists. */
  #linkDomain(linkHost: string, stage: HttpStage): void {
    const certificate = parameter(this, "LinkCertificateArn", {
      default: "",
      description: `ARN of the certificate of ${linkHost}; empty: no domain of its own`,
    });
    const given = new CfnCondition(this, "LinkCertificateGiven", {
      expression: Fn.conditionNot(Fn.conditionEquals(certificate, "")),
    });
    const domain = new CfnDomainName(this, "LinkDomain", {
      domainName: linkHost,
      domainNameConfigurations: [
        {
          certificateArn: certificate,
          endpointType: "REGIONAL",
          securityPolicy: "TLS_1_2",
        },
      ],
    });
    const mapping = new CfnApiMapping(this, "LinkMapping", {
      apiId: this.api.apiId,
      domainName: domain.ref,
      stage: stage.stageName,
    });
    domain.cfnOptions.condition = given;
    mapping.cfnOptions.condition = given;
  }
}

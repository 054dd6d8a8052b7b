import type { VirtualClock } from "../clock.ts";
import {
  at,
  type JsonObject,
  listOf,
  onlyKeys,
  optionalText,
  TemplateFault,
  textOf,
} from "../template/json.ts";
import type { Resource } from "../template/resource-type.ts";
import type { Templates } from "../template/templates.ts";
import { type Cors, corsOf } from "./cors.ts";
import {
  type ApiAnswer,
  type ApiRequest,
  answerOf,
  headerOf,
  httpEvent,
  internalError,
  message,
} from "./http-event.ts";
import type { LocalIssuer, Trust } from "./issuer.ts";
import { chooseRoute, parseRoute, type RoutePattern } from "./routes.ts";

/** One `AWS::ApiGatewayV2::Api` of the templates. */
export type HttpApi = {
  readonly stack: string;
  readonly logicalId: string;
  readonly apiId: string;
  readonly routeKeys: readonly string[];
  /** @returns true when a route of this API takes the request. */
  takes(request: ApiRequest): boolean;
  handle(request: ApiRequest): Promise<ApiAnswer>;
};

export type HttpApiParts = {
  readonly clock: VirtualClock;
  readonly templates: Templates;
  readonly issuer: () => LocalIssuer;
  /** Waits for the answer; rejects when the function fails. */
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
};

type Route = RoutePattern & {
  readonly functionArn: string;
  readonly trust: Trust | undefined;
};

const apiKeys = ["CorsConfiguration", "Description", "DisableExecuteApiEndpoint", "Name"];
const alsoApiKeys = ["ProtocolType", "RouteSelectionExpression", "Tags", "IpAddressType"];
const routeKeys = ["ApiId", "ApiKeyRequired", "AuthorizationScopes", "AuthorizationType"];
const alsoRouteKeys = ["AuthorizerId", "OperationName", "RouteKey", "Target"];
const integrationKeys = ["ApiId", "Description", "IntegrationMethod", "IntegrationType"];
const alsoIntegrationKeys = ["IntegrationUri", "PayloadFormatVersion", "TimeoutInMillis"];

/** Every HTTP API of the templates, with its routes, integrations and JWT authorizers. */
export function httpApis(parts: HttpApiParts): readonly HttpApi[] {
  for (const stage of parts.templates.resources("AWS::ApiGatewayV2::Stage")) {
    if (stage.properties["StageName"] === "$default") continue;
    throw new TemplateFault(`${stage.stack}/${stage.logicalId}: only the stage $default runs here`);
  }
  return parts.templates.resources("AWS::ApiGatewayV2::Api").map((api) => httpApi(api, parts));
}

function httpApi(api: Resource, parts: HttpApiParts): HttpApi {
  const where = `${api.stack}/${api.logicalId}`;
  onlyKeys(api.properties, [...apiKeys, ...alsoApiKeys], where);
  if (api.properties["ProtocolType"] !== "HTTP") {
    throw new TemplateFault(`${where}: only HTTP APIs run here`);
  }
  const cors = corsOf(api.properties["CorsConfiguration"], where);
  const routes = parts.templates
    .resources("AWS::ApiGatewayV2::Route")
    .filter((route) => route.stack === api.stack && route.properties["ApiId"] === api.ref)
    .map((route) => routeOf(route, parts.templates));
  return {
    stack: api.stack,
    logicalId: api.logicalId,
    apiId: api.ref,
    routeKeys: routes.map(({ key }) => key),
    takes: ({ method, path }) => chooseRoute(routes, method, pathOf(path)) !== undefined,
    async handle(request) {
      const end = parts.clock.begin();
      try {
        return await answer(request, { api, cors, routes, parts });
      } finally {
        end();
      }
    },
  };
}

type Serving = {
  readonly api: Resource;
  readonly cors: Cors;
  readonly routes: readonly Route[];
  readonly parts: HttpApiParts;
};

async function answer(request: ApiRequest, serving: Serving): Promise<ApiAnswer> {
  const { api, cors, routes, parts } = serving;
  const preflight = cors.preflight(request);
  if (preflight !== undefined) return preflight;
  const chosen = chooseRoute(routes, request.method, pathOf(request.path));
  if (chosen === undefined) return cors.decorate(request, message(404, "Not Found"));
  const { route, pathParameters } = chosen;
  const claims = await claimsOf(request, route, parts);
  if (claims === "unauthorized") {
    const refused = message(401, "Unauthorized");
    const headers = { ...refused.headers, "www-authenticate": "Bearer" };
    return cors.decorate(request, { ...refused, headers });
  }
  const event = httpEvent({
    request,
    routeKey: route.key,
    pathParameters,
    apiId: api.ref,
    account: api.account,
    now: parts.clock.now(),
    claims,
  });
  return cors.decorate(request, await answerFrom(route, event, parts));
}

async function answerFrom(
  route: Route,
  event: JsonObject,
  parts: HttpApiParts,
): Promise<ApiAnswer> {
  try {
    return answerOf(await parts.invoke(route.functionArn, event));
  } catch {
    // The function's own log has the error; the client learns no more than from API Gateway.
    return internalError;
  }
}

async function claimsOf(
  request: ApiRequest,
  { trust }: Route,
  { issuer }: HttpApiParts,
): Promise<JsonObject | undefined | "unauthorized"> {
  if (trust === undefined) return;
  const header = headerOf(request, "authorization") ?? "";
  const token = header.replace(/^Bearer\s+/i, "");
  if (token === "") return "unauthorized";
  return (await issuer().verify(token, trust)) ?? "unauthorized";
}

function pathOf(pathAndQuery: string): string {
  return pathAndQuery.split("?")[0] ?? "";
}

function routeOf(route: Resource, templates: Templates): Route {
  const where = `${route.stack}/${route.logicalId}`;
  const { properties } = route;
  onlyKeys(properties, [...routeKeys, ...alsoRouteKeys], where);
  const key = textOf(properties["RouteKey"], `${where} RouteKey`);
  return {
    ...parseRoute(key, where),
    functionArn: functionOf(route, templates),
    trust: trustOf(route, templates),
  };
}

function named(templates: Templates, type: string, stack: string, ref: string): Resource {
  const found = templates.resources(type).find((one) => one.stack === stack && one.ref === ref);
  if (found === undefined) throw new TemplateFault(`${stack}: there is no ${type} ${ref}`);
  return found;
}

function functionOf(route: Resource, templates: Templates): string {
  const target = textOf(route.properties["Target"], `${route.logicalId} Target`);
  const ref = target.replace(/^integrations\//, "");
  const integration = named(templates, "AWS::ApiGatewayV2::Integration", route.stack, ref);
  const where = `${integration.stack}/${integration.logicalId}`;
  const { properties } = integration;
  onlyKeys(properties, [...integrationKeys, ...alsoIntegrationKeys], where);
  const kind = `${properties["IntegrationType"]} ${properties["PayloadFormatVersion"]}`;
  if (kind !== "AWS_PROXY 2.0") {
    throw new TemplateFault(`${where}: integration ${kind} is not supported locally`);
  }
  const uri = textOf(properties["IntegrationUri"], `${where} IntegrationUri`);
  return /functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri;
}

function trustOf(route: Resource, templates: Templates): Trust | undefined {
  const where = `${route.stack}/${route.logicalId}`;
  const kind = optionalText(route.properties["AuthorizationType"], where) ?? "NONE";
  if (kind === "NONE") return;
  if (kind !== "JWT" || listOf(route.properties["AuthorizationScopes"], where).length > 0) {
    throw new TemplateFault(`${where}: authorization ${kind} (or its scopes) is not known locally`);
  }
  const ref = textOf(route.properties["AuthorizerId"], `${where} AuthorizerId`);
  return trustOfAuthorizer(named(templates, "AWS::ApiGatewayV2::Authorizer", route.stack, ref));
}

/** @throws TemplateFault unless it takes a JWT from the Authorization header. */
export function trustOfAuthorizer(authorizer: Resource): Trust {
  const where = `${authorizer.stack}/${authorizer.logicalId}`;
  const { properties } = authorizer;
  const sources = listOf(properties["IdentitySource"], where);
  if (
    properties["AuthorizerType"] !== "JWT" ||
    sources.join() !== "$request.header.Authorization"
  ) {
    throw new TemplateFault(`${where}: only JWTs in the Authorization header are known locally`);
  }
  const configuration = properties["JwtConfiguration"];
  const issuer = textOf(at(configuration, "Issuer"), `${where} Issuer`);
  const audiences = listOf(at(configuration, "Audience"), `${where} Audience`).map(String);
  return { issuer, audiences };
}

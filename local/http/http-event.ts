import { randomUUID } from "node:crypto";
import { isObject, type Json, type JsonObject, optionalText } from "../template/json.ts";

/** A request as it reached the local server, read to its end. */
export type ApiRequest = {
  readonly method: string;
  /** Path and query below the API's own address: `/cases?open=true`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
};

export type ApiAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
};

export type EventFacts = {
  readonly request: ApiRequest;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly apiId: string;
  readonly account: string;
  /** ms since 1970, by the local clock. */
  readonly now: number;
  /** Claims of the token, on routes with a JWT authorizer. */
  readonly claims?: JsonObject | undefined;
};

/** The event of payload format 2.0. Source: API Gateway, "AWS Lambda proxy integrations". */
export function httpEvent(facts: EventFacts): JsonObject {
  const { request, routeKey, pathParameters, apiId, account, now, claims } = facts;
  const url = new URL(request.path, "http://local.example");
  const { cookie: _, ...headers } = request.headers;
  const cookie = headerOf(request, "cookie");
  const query = queryOf(url.searchParams);
  return {
    version: "2.0",
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...unlessEmpty("queryStringParameters", query),
    ...unlessEmpty("pathParameters", pathParameters),
    requestContext: {
      accountId: account,
      apiId,
      ...authorizerOf(claims),
      ...hostOf(headers),
      http: {
        method: request.method,
        path: url.pathname,
        protocol: "HTTP/1.1",
        sourceIp: request.sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey,
      stage: "$default",
      time: logTime(now),
      timeEpoch: now,
    },
    ...bodyOf(request),
  };
}

/** @param name in lower case */
export function headerOf({ headers }: ApiRequest, name: string): string | undefined {
  return Object.hasOwn(headers, name) ? headers[name] : undefined;
}

function authorizerOf(claims: JsonObject | undefined): JsonObject {
  if (claims === undefined) return {};
  return { authorizer: { jwt: { claims: claimTexts(claims), scopes: null } } };
}

function hostOf(headers: ApiRequest["headers"]): JsonObject {
  const domainName = headers["host"] ?? "localhost";
  return { domainName, domainPrefix: domainName.split(".")[0] ?? domainName };
}

function bodyOf({ body, headers }: ApiRequest): JsonObject {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = isTextType(headers["content-type"]);
  return { body: body.toString(isText ? "utf8" : "base64"), isBase64Encoded: !isText };
}

function unlessEmpty(name: string, values: Readonly<Record<string, string>>): JsonObject {
  return Object.keys(values).length === 0 ? {} : { [name]: values };
}

function queryOf(parameters: URLSearchParams): Record<string, string> {
  const names = [...new Set(parameters.keys())];
  return Object.fromEntries(names.map((name) => [name, parameters.getAll(name).join(",")]));
}

/** Everything else is handed on as base64. */
function isTextType(contentType = "application/json"): boolean {
  return /^text\/|json|xml|javascript|x-www-form-urlencoded/.test(contentType);
}

/** API Gateway hands every claim on as text, a list as `[a b]`. */
export function claimTexts(claims: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [name, claimText(value)]),
  );
}

function claimText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(" ")}]`;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** `21/Nov/2026:14:05:00 +0000` */
function logTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}

export const internalError: ApiAnswer = message(500, "Internal Server Error");

/** API Gateway's own answers. */
export function message(status: number, text: string): ApiAnswer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ message: text }),
  };
}

/**
 * What the client gets for a function's result. Without a status code the result itself is the body.
 */
export function answerOf(result: unknown): ApiAnswer {
  if (!isObject(result) || result["statusCode"] === undefined) {
    const body = typeof result === "string" ? result : JSON.stringify(result ?? null);
    return { status: 200, headers: { "content-type": "application/json" }, body };
  }
  const status = Number(result["statusCode"]);
  if (!Number.isInteger(status) || status < 100 || status > 599) return internalError;
  const text = optionalText(result["body"], "body") ?? "";
  return {
    status,
    headers: headersOf(result),
    body: result["isBase64Encoded"] === true ? Buffer.from(text, "base64") : text,
  };
}

function headersOf(result: JsonObject): ApiAnswer["headers"] {
  const headers: Record<string, string | readonly string[]> = {};
  const given = result["headers"];
  for (const [name, value] of Object.entries(isObject(given) ? given : {})) {
    headers[name.toLowerCase()] = String(value);
  }
  headers["content-type"] ??= "text/plain;charset=UTF-8";
  const cookies = result["cookies"];
  if (Array.isArray(cookies)) headers["set-cookie"] = cookies.map(String);
  return headers;
}

import type { RefusalCode } from "../../core/contracts/refusal.ts";
import { refusalStatus } from "../../core/contracts/refusal.ts";
import type { Result } from "../../core/domain/shared/result.ts";
import { accept, refuse } from "../../core/domain/shared/result.ts";
import { refusalTexts } from "./messages-id.ts";

type Strings = Readonly<Record<string, string | undefined>>;

/** What a route reads of a request (HTTP API, payload 2.0), and all that a test has to build. */
export type HttpRequest = {
  /** `POST /calls/{callId}/type`: what a function with several routes tells them apart by. */
  readonly routeKey?: string | undefined;
  readonly body?: string | undefined;
  readonly isBase64Encoded?: boolean | undefined;
  readonly headers?: Strings | undefined;
  readonly pathParameters?: Strings | undefined;
  readonly queryStringParameters?: Strings | undefined;
  readonly requestContext?:
    | {
        readonly http?: { readonly method: string } | undefined;
        readonly authorizer?:
          | { readonly jwt?: { readonly claims: Readonly<Record<string, unknown>> } | undefined }
          | undefined;
      }
    | undefined;
};

export type HttpResponse = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type HttpRoute = (request: HttpRequest) => Promise<HttpResponse>;

/** A refusal on its way to a person or a program. */
export type HttpRefusal = { readonly code: RefusalCode; readonly facts?: unknown };

const noStore = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
} as const;

export function json(statusCode: number, value: unknown): HttpResponse {
  return {
    statusCode,
    headers: { ...noStore, "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(value),
  };
}

/** `{ refusal: { code, message, facts? } }` with the status of its code. */
export function refused(code: RefusalCode, facts?: unknown): HttpResponse {
  const message = refusalTexts[code];
  return json(refusalStatus[code], {
    refusal: facts === undefined ? { code, message } : { code, message, facts },
  });
}

/** A server-made page; `extra` carries its content security policy. */
export function html(
  statusCode: number,
  body: string,
  extra: Readonly<Record<string, string>>,
): HttpResponse {
  return {
    statusCode,
    headers: { ...noStore, ...extra, "content-type": "text/html; charset=utf-8" },
    body,
  };
}

/** Header names arrive in lower case from API Gateway; tests and local mode may differ. */
export function header(request: HttpRequest, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(request.headers ?? {})) {
    if (key.toLowerCase() === wanted) return value;
  }
  return undefined;
}

/** The media type without its parameters, in lower case. */
export function mediaType(request: HttpRequest): string {
  return (header(request, "content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

export function textBody(request: HttpRequest): string {
  const body = request.body ?? "";
  return request.isBase64Encoded === true ? Buffer.from(body, "base64").toString("utf8") : body;
}

/** The JSON of a request, or the refusal that answers it. */
export function jsonBody(request: HttpRequest): Result<unknown, HttpRefusal> {
  if (mediaType(request) !== "application/json") return refuse({ code: "wrong-content-type" });
  try {
    const value: unknown = JSON.parse(textBody(request));
    return accept(value);
  } catch {
    return refuse({ code: "invalid-json" });
  }
}

/** What a contract's schema can do for a route. */
export type Schema<T> = {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: PropertyKey[]; code?: string }[] } };
};

/** The request's JSON as the contract wants it. Refusals name paths and codes, never values. */
export function parsedBody<T>(request: HttpRequest, schema: Schema<T>): Result<T, HttpRefusal> {
  const body = jsonBody(request);
  if (!body.ok) return body;
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return accept(parsed.data);
  const issues = parsed.error.issues.map(({ path, code }) => ({ path: path.join("."), code }));
  return refuse({ code: "invalid-request", facts: { issues } });
}

/** A whole number of the path, `undefined` when it is none. */
export function pathNumber(request: HttpRequest, name: string): number | undefined {
  const text = request.pathParameters?.[name] ?? "";
  return /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
}

/** No id of a call is longer: Connect's has 36 characters, one made by hand at most 71. */
const maxCallIdLength = 128;

/** The call that the path names; a text that can be no call's id names none. */
export function callIdOf(request: HttpRequest): string {
  const callId = request.pathParameters?.["callId"] ?? "";
  return callId.length > maxCallIdLength ? "" : callId;
}

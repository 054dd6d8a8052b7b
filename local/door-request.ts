import type { IncomingMessage } from "node:http";
import type { AwsCall } from "./aws-call.ts";
import { AwsFault } from "./aws-fault.ts";

type Scope = { readonly caller: string; readonly region: string; readonly service: string };

/** Largest request taken: above S3's use here and every other service's limit. Chosen, not measured. */
const maxBodyBytes = 64 * 1024 * 1024;

/**
 * Reads one signed request. The signature itself is not checked: callers are on this machine.
 * @throws AwsFault when the request has no credential scope or is too large.
 */
export async function readCall(request: IncomingMessage): Promise<AwsCall> {
  const body = await bodyOf(request);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = [value].flat().join(", ");
  }
  const path = request.url ?? "/";
  const scope = scopeOf(request.headers.authorization ?? "", path);
  const action = actionOf(request, body);
  return { ...scope, action, method: request.method ?? "GET", path, headers, body };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > maxBodyBytes) throw new AwsFault(413, "RequestEntityTooLarge", "body too large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** `<caller>/<date>/<region>/<service>/aws4_request`; the caller itself may contain slashes. */
function scopeOf(authorization: string, path: string): Scope {
  const signed =
    /Credential=([^,\s]+)/.exec(authorization)?.[1] ??
    new URL(path, "http://door.example").searchParams.get("X-Amz-Credential") ??
    "";
  const parts = signed.split("/");
  const [region, service, end] = parts.slice(-3);
  const caller = parts.slice(0, -4).join("/");
  if (end !== "aws4_request" || caller === "" || region === undefined || service === undefined) {
    throw new AwsFault(403, "MissingAuthenticationToken", "the request has no credential scope");
  }
  return { caller, region, service };
}

/** JSON protocols name the action in a header, the query protocol in the body, REST nowhere. */
function actionOf({ headers }: IncomingMessage, body: Buffer): string {
  const target = [headers["x-amz-target"]].flat()[0];
  if (target !== undefined) return target.slice(target.lastIndexOf(".") + 1);
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  return isForm ? (new URLSearchParams(body.toString("utf8")).get("Action") ?? "") : "";
}

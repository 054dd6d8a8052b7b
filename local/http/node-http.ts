import type { IncomingMessage, ServerResponse } from "node:http";
import { type ApiAnswer, type ApiRequest, message } from "./http-event.ts";

/** Answers one request of a node server; `path` is what remains below the API's address. */
export type NodeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => Promise<void>;

/** Source: API Gateway quotas for HTTP APIs, "Payload size". Unit: bytes. */
const maxBodyBytes = 10 * 1024 * 1024;

/** Connects an API of the templates to a node server. */
export function nodeHandler(handle: (request: ApiRequest) => Promise<ApiAnswer>): NodeHandler {
  return async (request, response, path) => {
    const body = await readBody(request);
    if (body === "aborted") {
      response.destroy();
      return;
    }
    const answer =
      body === undefined
        ? message(413, "Request Entity Too Large")
        : await handle(apiRequest(request, path, body));
    const headers: Record<string, string | string[]> = {};
    for (const [name, value] of Object.entries(answer.headers)) {
      headers[name] = typeof value === "string" ? value : [...value];
    }
    response.writeHead(answer.status, headers).end(answer.body);
  };
}

function apiRequest(request: IncomingMessage, path: string, body: Buffer): ApiRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(",") : value;
  }
  return {
    method: request.method ?? "GET",
    path: path.startsWith("/") ? path : `/${path}`,
    headers,
    body,
    sourceIp: request.socket.remoteAddress ?? "",
  };
}

/** @returns undefined when the body is too large; the rest of it is read and dropped. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined | "aborted"> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      bytes += chunk.length;
      if (bytes <= maxBodyBytes) chunks.push(chunk);
    }
  } catch {
    return "aborted"; // the client went away in the middle of its own request
  }
  return bytes <= maxBodyBytes ? Buffer.concat(chunks) : undefined;
}

import type { IncomingMessage, Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import * as z from "zod/mini";
import { jsonObject } from "./json.ts";

/** May the bearer of this token listen to this channel? */
export type Authorize = (
  apiId: string,
  channel: string,
  token: string,
) => boolean | Promise<boolean>;

/** What the sockets need of the channels. */
export type ChannelHub = {
  hasChannel(apiId: string, channel: string): boolean;
  onEvent(listener: (event: { apiId: string; channel: string; event: string }) => void): () => void;
};

const subprotocol = "aws-appsync-event-ws";
/** Source: AppSync Events WebSocket protocol: `connectionTimeoutMs` of the acknowledgement. */
const connectionTimeoutMs = 300_000;
/** Real time: it keeps a real socket open. AppSync sends one about every minute. */
const keepAliveMs = 60_000;

const clientMessage = z.object({
  type: z.string(),
  id: z.optional(z.string()),
  channel: z.optional(z.string()),
  authorization: z.optional(z.record(z.string(), z.string())),
});
type ClientMessage = z.output<typeof clientMessage>;

/** Serves the AppSync Events WebSocket protocol; upgrades for other paths are left to others. */
export function attachRealtime(
  server: Server,
  pathPrefix: string,
  authorize: Authorize,
  hub: ChannelHub,
): void {
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  });
  server.on("upgrade", (request, socket, head) => {
    const apiId = apiOf(request, pathPrefix);
    if (apiId === undefined) return;
    sockets.handleUpgrade(request, socket, head, (opened) => {
      serveSocket(opened, apiId, authorize, hub);
    });
  });
  server.on("close", () => {
    for (const one of sockets.clients) one.terminate();
    sockets.close();
  });
}

function apiOf(request: IncomingMessage, pathPrefix: string): string | undefined {
  const path = (request.url ?? "").split("?")[0] ?? "";
  if (!path.startsWith(`${pathPrefix}/`)) return;
  return /^([^/]+)\/event\/realtime$/.exec(path.slice(pathPrefix.length + 1))?.[1];
}

function serveSocket(
  socket: WebSocket,
  apiId: string,
  authorize: Authorize,
  hub: ChannelHub,
): void {
  const channels = new Map<string, string>();
  const send = (message: Record<string, unknown>) => socket.send(JSON.stringify(message));
  const stop = hub.onEvent((published) => {
    if (published.apiId !== apiId) return;
    for (const [id, channel] of channels) {
      if (covers(channel, published.channel)) send({ id, type: "data", event: published.event });
    }
  });
  const keepAlive = setInterval(() => send({ type: "ka" }), keepAliveMs).unref();
  const refuse = (id: string, errorType: string) =>
    send({ id, type: "subscribe_error", errors: [{ errorType }] });

  const subscribe = async ({ id = "", channel = "", authorization = {} }: ClientMessage) => {
    const token = bearerOf(authorization);
    if (!hub.hasChannel(apiId, channel)) return refuse(id, "BadRequestException");
    if (!(await authorize(apiId, channel, token))) return refuse(id, "UnauthorizedException");
    channels.set(id, channel.startsWith("/") ? channel : `/${channel}`);
    send({ id, type: "subscribe_success" });
  };
  const answer = async (message: ClientMessage): Promise<void> => {
    if (message.type === "connection_init") send({ type: "connection_ack", connectionTimeoutMs });
    else if (message.type === "subscribe") await subscribe(message);
    else if (message.type === "unsubscribe") {
      channels.delete(message.id ?? "");
      send({ id: message.id, type: "unsubscribe_success" });
    } else send({ type: "error", errors: [{ errorType: "UnsupportedOperation" }] });
  };
  socket.on("message", (bytes) => {
    const read = clientMessage.safeParse(jsonObject(String(bytes)));
    void answer(read.success ? read.data : { type: "" });
  });
  socket.on("close", () => {
    clearInterval(keepAlive);
    stop();
  });
}

/** `Authorization` of a subscribe message, with or without `Bearer `. */
function bearerOf(authorization: Readonly<Record<string, string>>): string {
  const entry = Object.entries(authorization).find(([name]) => /^authorization$/i.test(name));
  return (entry?.[1] ?? "").replace(/^Bearer\s+/i, "");
}

/** `/board/3375/*` covers `/board/3375/cases` and everything below. */
function covers(subscribed: string, published: string): boolean {
  return subscribed.endsWith("/*")
    ? published.startsWith(subscribed.slice(0, -1))
    : subscribed === published;
}

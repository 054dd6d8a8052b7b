import * as z from "zod/mini";
import { type BoardChange, boardChange } from "../../core/contracts/board.ts";
import { base64url } from "./pkce.ts";

/** What is used of a browser's WebSocket, so that a test can stand in for it. */
export type Socket = {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: never) => void) | null;
  send(text: string): void;
  close(): void;
};

export type LiveState = "connecting" | "live" | "offline";

export type LiveOptions = {
  /** `/realtime/33.75`, or `wss://….appsync-realtime-api.<region>.amazonaws.com/event/realtime`. */
  readonly url: string;
  /** Where a path counts from: the page's own address. */
  readonly pageUrl: string;
  /** `/papan/33-75` */
  readonly channel: string;
  readonly token: () => string;
  readonly onChange: (change: BoardChange) => void;
  readonly onState: (state: LiveState) => void;
  readonly connect: (url: string, protocols: string[]) => Socket;
};

/** Waits between two attempts. Unit: ms. Chosen, not published. */
const retryMs = [1_000, 2_000, 5_000, 10_000, 30_000];
/** Silence after which a connection counts as dead until the server has named its own limit. Unit: ms. */
const silenceMs = 300_000;

const serverMessage = z.object({
  type: z.string(),
  connectionTimeoutMs: z.optional(z.number()),
  /** One event as JSON text, or a list of them. */
  event: z.optional(z.union([z.string(), z.array(z.string())])),
});

/** The address to connect to, and the host that the authorization names (AppSync: that of the HTTP endpoint). */
export function endpointOf(
  url: string,
  pageUrl: string,
): { readonly url: string; readonly host: string } {
  const full = new URL(url, pageUrl);
  full.protocol = full.protocol.replace("http", "ws");
  return {
    url: full.href,
    host: full.host.replace(".appsync-realtime-api.", ".appsync-api."),
  };
}

/**
 * Listens to the board's channel (AppSync Events WebSocket protocol) and connects again by itself.
 *
 * @returns the way to stop it
 */
export function openLive(options: LiveOptions): () => void {
  const { url, host } = endpointOf(options.url, options.pageUrl);
  let stopped = false;
  let attempt = 0;
  let socket: Socket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const expectWithin = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => socket?.close(), ms);
  };
  const start = () => {
    options.onState("connecting");
    const authorization = { host, Authorization: options.token() };
    const header = base64url(new TextEncoder().encode(JSON.stringify(authorization)));
    const opened = options.connect(url, ["aws-appsync-event-ws", `header-${header}`]);
    socket = opened;
    let limitMs = silenceMs;
    opened.onopen = () => opened.send(JSON.stringify({ type: "connection_init" }));
    const react: Readonly<Record<string, () => void>> = {
      connection_ack: () => {
        const { channel } = options;
        opened.send(JSON.stringify({ type: "subscribe", id: "papan", channel, authorization }));
      },
      subscribe_success: () => {
        attempt = 0;
        options.onState("live");
      },
      subscribe_error: () => opened.close(),
    };
    opened.onmessage = (event) => {
      const message = readMessage(event.data);
      limitMs = message.connectionTimeoutMs ?? limitMs;
      expectWithin(limitMs);
      react[message.type]?.();
      for (const change of changesIn(message.event)) options.onChange(change);
    };
    opened.onclose = () => {
      clearTimeout(timer);
      if (stopped) return;
      options.onState("offline");
      timer = setTimeout(start, retryMs[Math.min(attempt, retryMs.length - 1)]);
      attempt += 1;
    };
  };
  start();
  return () => {
    stopped = true;
    clearTimeout(timer);
    socket?.close();
  };
}

function readMessage(text: unknown): z.infer<typeof serverMessage> {
  const read = serverMessage.safeParse(jsonOf(text));
  return read.success ? read.data : { type: "" };
}

/** The changes in a `data` message; anything else in it is passed over. */
export function changesIn(event: string | readonly string[] | undefined): readonly BoardChange[] {
  const texts = event === undefined ? [] : [event].flat();
  return texts
    .map((text) => boardChange.safeParse(jsonOf(text)))
    .flatMap((read) => (read.success ? [read.data] : []));
}

function jsonOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

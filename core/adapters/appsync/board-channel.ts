import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import { boardChannelOf } from "../../contracts/board.ts";
import type { BoardChannel } from "../../usecases/ports.ts";

/** Most events in one publish. Source: AppSync Events, "Publish events via HTTP". */
const eventsPerPublish = 5;

/** A push is a convenience: open desks also refresh by themselves. Unit: ms. Chosen, not measured. */
const timeoutMs = 3_000;

/** Thrown when open desks could not be told; nothing else may wait for it. */
export class BoardFault extends Error {
  override readonly name = "BoardFault";
}

type Credentials = () => Promise<{
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}>;

export type BoardChannelOptions = {
  /** `https://….appsync-api.<region>.amazonaws.com/event`, or the same without the path. */
  readonly endpoint: string;
  readonly awsRegion: string;
  /** Kemendagri code. */
  readonly code: string;
  readonly credentials: Credentials;
};

/** Publishes changed rows over HTTP, signed as the function's role. */
export function appsyncBoardChannel(options: BoardChannelOptions): BoardChannel {
  const url = eventUrl(options.endpoint);
  const signer = new SignatureV4({
    service: "appsync",
    region: options.awsRegion,
    credentials: options.credentials,
    sha256: NodeSha256,
  });
  return {
    async push(changes) {
      for (let start = 0; start < changes.length; start += eventsPerPublish) {
        const events = changes.slice(start, start + eventsPerPublish);
        const channel = boardChannelOf(options.code);
        const body = { channel, events: events.map((event) => JSON.stringify(event)) };
        await publish(signer, url, JSON.stringify(body));
      }
    },
  };
}

function eventUrl(endpoint: string): URL {
  const url = new URL(endpoint.includes("://") ? endpoint : `https://${endpoint}`);
  if (!url.pathname.endsWith("/event")) url.pathname = `${url.pathname.replace(/\/$/, "")}/event`;
  return url;
}

async function publish(signer: SignatureV4, url: URL, body: string): Promise<void> {
  const signed = await signer.sign({
    method: "POST",
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.host, "content-type": "application/json" },
    body,
  });
  const { host: _set, ...headers } = signed.headers;
  const answer = await fetch(url, {
    method: "POST",
    headers,
    body,
    signal: AbortSignal.timeout(timeoutMs),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new BoardFault(`the board channel answered ${answer.status}`);
}

type Digest = { update(data: Uint8Array | string): unknown; digest(): Buffer };

/** SHA-256 as the signer wants it, on the runtime's own crypto. */
class NodeSha256 {
  #state: Digest;
  readonly #secret: Uint8Array | string | undefined;

  constructor(secret?: unknown) {
    this.#secret = typeof secret === "string" || secret instanceof Uint8Array ? secret : undefined;
    this.#state = this.#fresh();
  }

  #fresh(): Digest {
    return this.#secret === undefined ? createHash("sha256") : createHmac("sha256", this.#secret);
  }

  update(data: unknown): void {
    if (typeof data === "string" || data instanceof Uint8Array) this.#state.update(data);
    else if (data instanceof ArrayBuffer) this.#state.update(new Uint8Array(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.#state.digest()));
  }

  reset(): void {
    this.#state = this.#fresh();
  }
}

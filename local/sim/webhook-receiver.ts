import { createServer } from "node:http";
import type { VirtualClock } from "../clock.ts";
import type { ReceivedWebhook } from "./world.ts";

export type WebhookReceiver = {
  readonly url: string;
  received(): readonly ReceivedWebhook[];
  close(): Promise<void>;
};

const kept = 500;

/** An agency's own system that takes signed notices; it keeps what it got. */
export async function startWebhookReceiver(clock: VirtualClock): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
      received.push({
        at: clock.iso(),
        path: request.url ?? "/",
        headers: Object.fromEntries(headers),
        body: Buffer.concat(chunks).toString(),
      });
      if (received.length > kept) received.shift();
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received: () => received,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

import { createServer } from "node:http";
import * as z from "zod/mini";
import type { VirtualClock } from "../clock.ts";
import { openJournal } from "../kept-file.ts";
import type { ReceivedWebhook } from "./world.ts";

export type WebhookReceiver = {
  readonly url: string;
  received(): readonly ReceivedWebhook[];
  close(): Promise<void>;
};

const kept = 500;

const webhook = z.object({
  at: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

/**
 * An agency's own system that takes signed notices; it keeps what it got.
 *
 * @param file keeps it over restarts.
 */
export async function startWebhookReceiver(
  clock: VirtualClock,
  file?: string,
): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const journal = openJournal<ReceivedWebhook>({ file, schema: webhook, state: () => received });
  received.push(...journal.found.slice(-kept));
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
      const arrived = {
        at: clock.iso(),
        path: request.url ?? "/",
        headers: Object.fromEntries(headers),
        body: Buffer.concat(chunks).toString(),
      };
      received.push(arrived);
      if (received.length > kept) received.shift();
      journal.add(arrived);
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

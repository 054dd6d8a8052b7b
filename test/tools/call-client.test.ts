import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import * as z from "zod/mini";
import { createClient } from "../../tools/call/client.ts";

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

/** Answers 401 to every token but one. @returns its address */
async function apiThatTakes(token: string): Promise<string> {
  const listening = createServer((request, response) => {
    const known = request.headers.authorization === `Bearer ${token}`;
    response.statusCode = known ? 200 : 401;
    response.end(known ? '{"ok":true}' : '{"message":"Unauthorized"}');
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

const answer = z.object({ ok: z.boolean() });

it("signs in again when a course runs longer than a token", async () => {
  const tokens = ["run-out", "fresh"];
  const client = createClient(await apiThatTakes("fresh"), "33.75", () => tokens.shift() ?? "none");

  expect(await client.api(answer, "GET", "/board")).toEqual({ ok: true });
  expect(await client.api(answer, "GET", "/board")).toEqual({ ok: true });
  expect(tokens).toEqual([]);
});

it("says so when it is refused in spite of a fresh token", async () => {
  const client = createClient(await apiThatTakes("fresh"), "33.75", () => "forged");

  await expect(client.api(answer, "GET", "/board")).rejects.toThrow("401");
});

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { caseResponse } from "../../core/contracts/cases.ts";
import { type Client, createClient } from "../../tools/call/client.ts";
import { aCaseRequest } from "../support/desk.ts";
import { repositoryFile } from "../support/planted.ts";

const folder = mkdtempSync(join(tmpdir(), "siaga-data-"));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function start(port: number): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [repositoryFile("local/main.ts"), "--port", `${port}`, "--data", folder, "--region", "33.75"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  running.add(child);
  await new Promise<void>((ready, failed) => {
    child.stdout?.on("data", (text: Buffer) => {
      if (text.toString().includes("siap dalam")) ready();
    });
    child.once("exit", () => failed(new Error("the system ended before it was ready")));
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await gone;
  running.delete(child);
}

const phonesOfRegion = z.array(z.object({ number: z.string(), agencyId: z.string() }));
const messages = z.array(
  z.object({ messageId: z.string(), channel: z.string(), to: z.string(), text: z.string() }),
);

/** The first SMS on the phones of one agency, once it is there. */
async function firstSmsOf(client: Client, agencyId: string) {
  const phones = await client.sim(phonesOfRegion, "phones?region=33.75");
  const numbers = phones.filter((one) => one.agencyId === agencyId).map(({ number }) => number);
  return vi.waitFor(
    async () => {
      const all = await client.sim(messages, "phones/messages");
      const sms = all.find(({ channel, to }) => channel === "sms" && numbers.includes(to));
      return sms ?? Promise.reject(new Error(`no SMS to ${agencyId}`));
    },
    { timeout: 30_000, interval: 200 },
  );
}

it("a kill -9 loses no case and no SMS, and an unanswered dispatch is still chased", async () => {
  const port = await freePort();
  let token = "";
  const client = createClient(`http://127.0.0.1:${port}`, "33.75", () => token);
  const signIn = async () => {
    const signedIn = await client.sim(z.object({ token: z.string() }), "sign-in", {
      region: "33.75",
      role: "operator",
    });
    token = signedIn.token;
  };
  const first = await start(port);
  await signIn();
  const { serial } = (await client.api(caseResponse, "POST", "/cases", aCaseRequest())).case;
  const agencies = ["damkar", "pmi"];
  await client.api(caseResponse, "POST", `/cases/${serial}/dispatches`, { agencies });
  const sms = await firstSmsOf(client, "pmi");
  await kill(first);
  await start(port);
  await signIn();
  const found = await client.api(z.object({ case: z.unknown() }), "GET", `/cases/${serial}`);
  const smsAfter = await firstSmsOf(client, "pmi");
  await client.press(/https:\S+/.exec(smsAfter.text)?.[0] ?? "", "TERIMA");
  await client.sim(z.unknown(), "clock/advance", { ms: 6 * 60_000 });
  const chased = await client.api(caseResponse, "GET", `/cases/${serial}`);

  expect(found.case).toMatchObject({ status: "dispatched", place: { village: "Poncol" } });
  expect(smsAfter).toEqual(sms);
  expect(chased.case.dispatches).toMatchObject({
    1: { agencyId: "damkar", escalatedAt: expect.any(String) },
    2: { agencyId: "pmi", status: "acknowledged" },
    3: { insteadOf: 1 },
  });
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { MemoryLines } from "../../../core/adapters/memory/lines.ts";
import { recordContactRoute } from "../../../functions/record-contact/route.ts";
import { at } from "../../support/async-world.ts";
import { startCaseTable } from "../../support/case-table.ts";
import { type Fate, generatedCall } from "../../support/contact-generator.ts";
import { seeded } from "../../support/seeded.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

/** Requests to the table from the registration to the contact record; lines in use come on top (3). */
async function requestsOf(fate: Fate): Promise<number> {
  const { calls, callBacks, living } = await database.freshTable();
  const route = recordContactRoute(
    {
      calls,
      callBacks,
      living,
      lines: new MemoryLines(),
      clock: { now: () => at("12:00:00") },
      instance: { regionCode: "33.75", queueArn: "arn:queue", isShared: false },
    },
    (_what, error) => {
      throw error;
    },
    async () => undefined,
  );
  // Every event comes, and each once.
  const random = { ...seeded(5), next: () => 0.99 };
  const start = Date.parse("2026-11-21T08:00:00Z");
  const call = generatedCall(random, 1, fate, "+620811000001", start);
  const { callId, receivedAt, number: callerNumber, messages } = call;
  const before = database.seen.length;
  await calls.register({ callId, channel: "voice", receivedAt, callerNumber });
  for (const { kind, body } of messages) {
    const data = Buffer.from(JSON.stringify(body)).toString("base64");
    const record = { Records: [{ kinesis: { sequenceNumber: "1", data } }] };
    await route(kind === "event" ? body : record);
  }
  return database.seen.length - before;
}

it.each([
  ["answered", 10],
  // One of them asks whether its number may be called back at all.
  ["abandoned", 12],
  ["transferred", 18],
  ["network-broken", 15],
] as const)(
  "a call that is %s costs at most %i requests to the table, all its news together",
  async (fate, most) => {
    expect(await requestsOf(fate)).toBeLessThanOrEqual(most);
  },
);

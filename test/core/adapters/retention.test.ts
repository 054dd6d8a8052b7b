import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  bodyKey,
  callerKey,
  callKey,
  callSealedKey,
  headKey,
  type Key,
  receiptKey,
  sealedKey,
} from "../../../core/adapters/dynamodb/table.ts";
import { memoryMac } from "../../../core/adapters/memory/keys.ts";
import { aFire, at } from "../../support/async-world.ts";
import { startCaseTable } from "../../support/case-table.ts";
import { dispatched, now } from "./case-fixtures.ts";

const code = "33.75";
const daySeconds = 86_400;
/** Days that the table of these tests keeps cases, and who called. */
const kept = { case: 1825, callerIdentity: 730 };

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

async function aRegion() {
  const stores = await database.freshTable();
  const { client, tableName } = stores.table;
  const item = async (key: Key) =>
    (await client.send(new GetCommand({ TableName: tableName, Key: key }))).Item;
  /** Days from a moment on that each of these items is kept; `undefined`: for ever, `null`: gone. */
  const daysFrom = async (moment: string, keys: readonly Key[]) => {
    const items = await Promise.all(keys.map(item));
    return items.map((found) => {
      if (found === undefined) return null;
      const expiresAt: unknown = found["expiresAt"];
      if (expiresAt === undefined) return undefined;
      return (Number(expiresAt) - Math.floor(Date.parse(moment) / 1000)) / daySeconds;
    });
  };
  return { ...stores, daysFrom };
}

async function shippedCase(stores: Awaited<ReturnType<typeof aRegion>>, endedAt = at("08:30:00")) {
  const { serial } = await dispatched(stores, "request-a");
  const keys = [headKey, bodyKey, sealedKey].map((key) => key(code, serial));
  const { head } = await stores.cases.close(serial, "handled", "Padam", "operator:op-1", endedAt);
  return { serial, keys, version: head?.version ?? 0 };
}

it("keeps a case without limit until the national centre holds it, then as long as the region says", async () => {
  const region = await aRegion();
  const { serial, keys, version } = await shippedCase(region);
  const closed = await region.daysFrom(at("08:30:00"), keys);
  await region.cases.markShipped(serial, version, at("08:30:00"));

  expect(closed).toEqual([undefined, undefined, undefined]);
  expect(await region.daysFrom(at("08:30:00"), keys)).toEqual([
    kept.case,
    kept.case,
    kept.callerIdentity,
  ]);
});

it("keeps a call on the board without limit, and its number as long as who called is kept", async () => {
  const region = await aRegion();
  const callId = "call-1";
  const keys = [callKey(code, callId), callSealedKey(code, callId)];
  const call = {
    callId,
    channel: "voice",
    receivedAt: now,
    callerNumber: "00620811000001",
  } as const;
  await region.calls.register(call);
  const ringing = await region.daysFrom(now, keys);
  await region.calls.apply({ callId, answeredAt: at("08:00:05"), endedAt: at("08:01:00") });
  const untyped = await region.daysFrom(now, keys);
  await region.calls.setType(callId, "prank", "operator:op-1", at("08:02:00"));
  const hash = await memoryMac().numberHash("+620811000001");

  expect([ringing, untyped]).toEqual(Array(2).fill([undefined, undefined]));
  expect(await region.daysFrom(at("08:01:00"), keys)).toEqual([kept.case, kept.callerIdentity]);
  expect(await region.daysFrom(now, [callerKey(code, hash)])).toEqual([kept.callerIdentity]);
});

it("keeps a receipt as long as a case, counted from its first stamp", async () => {
  const region = await aRegion();
  const stamp = { serial: 42, ordinal: 1, seq: 1, channel: "sms", contactId: "damkar-1" } as const;
  await region.cases.stampReceipt({ ...stamp, stage: "sent", at: now });
  await region.cases.stampReceipts([{ ...stamp, stage: "delivered", at: at("08:00:05") }]);

  const key = receiptKey(code, 42, 1, 1, "sms", "damkar-1");
  expect(await region.daysFrom(now, [key])).toEqual([kept.case]);
});

it("gives a call its expiry too when it was over before its case was made", async () => {
  const region = await aRegion();
  const { callId } = { callId: "call-1" };
  const call = {
    callId,
    channel: "voice",
    receivedAt: now,
    callerNumber: "00620811000001",
  } as const;
  await region.calls.register(call);
  await region.calls.apply({ callId, answeredAt: at("08:00:05"), endedAt: at("08:01:00") });
  const head = aFire(await region.cases.nextSerial(), now, callId);
  const body = { report: "", notes: "", verified: { name: true, place: true, incident: true } };
  await region.cases.create({ requestId: "request-a", head, body, identity: {} });

  expect(
    await region.daysFrom(at("08:01:00"), [callKey(code, callId), callSealedKey(code, callId)]),
  ).toEqual([kept.case, kept.callerIdentity]);
});

it("forgets who called and what was said first, shows the rest, and then forgets the case", async () => {
  const region = await aRegion();
  const { clock } = database;
  const endedAt = at("08:30:00");
  const { serial, keys, version } = await shippedCase(region, endedAt);
  await region.cases.markShipped(serial, version, endedAt);
  await clock.advance((kept.callerIdentity + 1) * daySeconds * 1000);
  const later = await region.cases.findDetail(serial);
  const left = await region.daysFrom(endedAt, keys);
  const noted = await region.cases.saveNotes(serial, "Terlambat");
  await clock.advance((kept.case - kept.callerIdentity) * daySeconds * 1000);

  expect(left).toEqual([kept.case, kept.case, null]);
  expect(later?.head.status).toBe("closed");
  expect(await later?.opened()).toEqual({ identity: {}, words: { result: "Padam" } });
  expect(noted).toBe(false);
  expect(await region.daysFrom(endedAt, keys)).toEqual([null, null, null]);
});

import { describe, expect, it } from "vitest";
import type { Call } from "../../../core/domain/call/call.ts";
import { aFire, at } from "../../support/async-world.ts";
import type { Stores } from "./case-fixtures.ts";

const receivedAt = at("08:00:00");
const callerNumber = "00620811000001";

function registration(callId: string, number: string | undefined = callerNumber) {
  return { callId, channel: "voice" as const, receivedAt, callerNumber: number };
}

async function day(stores: Stores, date: string): Promise<Set<string>> {
  const found: Call[] = [];
  for await (const call of stores.calls.ofDay(date)) found.push(call);
  return new Set(found.map(({ callId }) => callId));
}

/** What every CallStore must do; each store's test file runs it against the real thing. */
export function callStoreContract(open: () => Promise<Stores>): void {
  describe("calls", () => {
    it("registers a call once, however often it is announced, and counts the caller once", async () => {
      const stores = await open();
      const { calls } = stores;
      const first = await calls.register(registration("call-1"));
      const again = await calls.register(registration("call-1"));
      const next = await calls.register(registration("call-2", "+62 0811-000-001"));

      expect(first).toMatchObject({ numberCondition: "usable", earlierCalls: 0, earlierCases: 0 });
      expect(again).toEqual(first);
      expect(next).toMatchObject({ earlierCalls: 1 });
      expect(await calls.callerNumber("call-1")).toBe("+620811000001");
    });

    it("keeps until when a caller's number was blocked, also of a call that an event announced", async () => {
      const { calls } = await open();
      const hashes: string[] = [];
      const blockedUntil = async (hash: string) => {
        hashes.push(hash);
        return at("12:00:00");
      };
      await calls.apply({ callId: "call-2", queuedAt: receivedAt });
      const first = await calls.register({ ...registration("call-1"), blockedUntil });
      await calls.register({ ...registration("call-2"), blockedUntil });
      await calls.register({ ...registration("call-3", "Anonymous"), blockedUntil });

      expect(first.blockedUntil).toBe(at("12:00:00"));
      expect((await calls.find("call-2"))?.blockedUntil).toBe(at("12:00:00"));
      expect((await calls.find("call-3"))?.blockedUntil).toBeUndefined();
      expect([hashes.length, new Set(hashes).size]).toEqual([2, 1]);
    });

    it("lets a person finish a call whose end never became known, once it must be over", async () => {
      const stores = await open();
      const { calls, cases } = stores;
      await calls.register(registration("call-1"));
      const by = "operator:op-1";
      await calls.setType("call-1", "prank", by, at("09:00:00"));
      const soon = (await cases.openPage(undefined)).calls.map(({ callId }) => callId);
      await calls.setType("call-1", "prank", by, at("13:00:00"));

      expect(soon).toEqual(["call-1"]);
      expect((await cases.openPage(undefined)).calls).toEqual([]);
      expect(await day(stores, "2026-11-21")).toEqual(new Set(["call-1"]));
      expect((await calls.find("call-1"))?.endedAt).toBeUndefined();
    });

    it("takes a call with a hidden or missing number like any other", async () => {
      const { calls } = await open();
      const hidden = await calls.register(registration("call-1", "Anonymous"));
      const missing = await calls.register({ ...registration("call-2"), callerNumber: undefined });

      expect(hidden.numberCondition).toBe("hidden");
      expect(missing.numberCondition).toBe("missing");
      expect(missing.earlierCalls).toBeUndefined();
      expect(await calls.callerNumber("call-2")).toBeUndefined();
    });

    it("keeps the words of a written report beside the number, and shows it on the board until typed", async () => {
      const stores = await open();
      const message = "ada kebakaran di pasar";
      await stores.calls.register({ ...registration("wa-1"), channel: "whatsapp", message });
      const before = (await stores.cases.openPage(undefined)).calls.length;
      await stores.calls.setType("wa-1", "normal", "operator:op-1", receivedAt);

      expect(await stores.calls.message("wa-1")).toBe(message);
      expect(before).toBe(1);
      expect((await stores.cases.openPage(undefined)).calls).toEqual([]);
    });

    it("loses no call of which only an event is known, and adds its number when it is announced", async () => {
      const { calls } = await open();
      await calls.apply({ callId: "call-1", queuedAt: at("08:00:02") });
      const announced = await calls.register(registration("call-1"));

      expect(announced).toMatchObject({ receivedAt, queuedAt: at("08:00:02"), earlierCalls: 0 });
      expect(announced.numberCondition).toBe("usable");
    });

    it("lets the contact record stand over events, in whatever order they come", async () => {
      const { calls } = await open();
      const event = { answeredAt: at("08:00:09"), endedAt: at("08:03:00") };
      const record = {
        receivedAt,
        answeredAt: at("08:00:08"),
        endedAt: at("08:03:01"),
        settled: true,
      };
      for (const [callId, updates] of [
        ["call-1", [event, record]],
        ["call-2", [record, event]],
      ] as const) {
        for (const update of updates) await calls.apply({ callId, ...update });
      }
      const [one, other] = [await calls.find("call-1"), await calls.find("call-2")];

      expect(one).toMatchObject({ answeredAt: at("08:00:08"), endedAt: at("08:03:01") });
      expect({ ...one, callId: "" }).toMatchObject({ ...other, callId: "", version: one?.version });
    });

    it("takes back 'terputus' when it turns out that somebody had answered", async () => {
      const stores = await open();
      await stores.calls.register(registration("call-1"));
      await stores.calls.apply({ callId: "call-1", endedAt: at("08:00:20") });
      await stores.calls.setType("call-1", "dropped", "system", at("08:00:21"));
      const dropped = await stores.calls.find("call-1");
      const answered = await stores.calls.apply({ callId: "call-1", answeredAt: at("08:00:05") });

      expect(dropped?.callType).toBe("dropped");
      expect(answered.callType).toBeUndefined();
      expect((await stores.cases.openPage(undefined)).calls).toHaveLength(1);
    });

    it("lets a person decide over the system, never the other way round", async () => {
      const { calls } = await open();
      await calls.register(registration("call-1"));
      await calls.setType("call-1", "prank", "operator:op-1", receivedAt);
      const after = await calls.setType("call-1", "dropped", "system", receivedAt);

      expect(after?.callType).toBe("prank");
      expect(await calls.setType("nobody", "test", "operator:op-1", receivedAt)).toBeUndefined();
    });

    it("lists every call of a local day, done with or not", async () => {
      const stores = await open();
      await stores.calls.register(registration("done"));
      await stores.calls.apply({ callId: "done", endedAt: at("08:01:00") });
      await stores.calls.setType("done", "information", "operator:op-1", receivedAt);
      await stores.calls.register(registration("still-open"));
      // 17:30 UTC is half past midnight of the next day in Pekalongan.
      const late = { ...registration("next-day"), receivedAt: at("17:30:00") };
      await stores.calls.register(late);

      expect(await day(stores, "2026-11-21")).toEqual(new Set(["done", "still-open"]));
      expect(await day(stores, "2026-11-22")).toEqual(new Set(["next-day"]));
      expect((await stores.cases.openPage(undefined)).calls).toHaveLength(2);
    });

    it("counts a call once that is decided on while its day is read", async () => {
      const stores = await open();
      for (const callId of ["done", "decided-meanwhile"]) {
        await stores.calls.register(registration(callId));
        await stores.calls.apply({ callId, endedAt: at("08:01:00") });
      }
      await stores.calls.setType("done", "information", "operator:op-1", receivedAt);
      const found: string[] = [];
      for await (const { callId } of stores.calls.ofDay("2026-11-21")) {
        found.push(callId);
        await stores.calls.setType("decided-meanwhile", "prank", "operator:op-1", receivedAt);
      }

      expect(found).toHaveLength(2);
      expect(new Set(found)).toEqual(new Set(["done", "decided-meanwhile"]));
    });

    it("takes a written report, or a call that had broken off, from the board once it has a case", async () => {
      const stores = await open();
      await stores.calls.register({ ...registration("wa-1"), channel: "whatsapp", message: "api" });
      await stores.calls.register(registration("broken-off"));
      await stores.calls.apply({ callId: "broken-off", endedAt: at("08:00:20") });
      await stores.calls.setType("broken-off", "dropped", "system", at("08:00:21"));
      for (const callId of ["wa-1", "broken-off"]) {
        const head = { ...(await anOpenCase(stores)), callId };
        const verified = { name: true, place: true, incident: true };
        const body = { report: "", notes: "", verified };
        await stores.cases.create({ requestId: `request-${callId}`, head, body, identity: {} });
      }

      expect((await stores.cases.openPage(undefined)).calls).toEqual([]);
      expect(await stores.calls.find("broken-off")).toMatchObject({
        callType: "normal",
        caseSerial: 2,
      });
    });

    it("counts a caller's real reports once each", async () => {
      const stores = await open();
      await stores.calls.register(registration("call-1"));
      await stores.cases.create({
        requestId: "request-1",
        head: { ...(await anOpenCase(stores)), callId: "call-1" },
        body: { report: "", notes: "", verified: { name: true, place: true, incident: true } },
        identity: {},
      });
      for (const endedAt of [at("08:04:00"), at("08:04:00")]) {
        await stores.calls.apply({ callId: "call-1", endedAt });
      }
      const next = await stores.calls.register(registration("call-2"));

      expect(next).toMatchObject({ earlierCalls: 1, earlierCases: 1 });
    });
  });
}

async function anOpenCase({ cases }: Stores) {
  return aFire(await cases.nextSerial(), receivedAt);
}

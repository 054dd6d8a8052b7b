import { describe, expect, it } from "vitest";
import type { CallerMark } from "../../../core/domain/call/marking.ts";
import { refuse } from "../../../core/domain/shared/result.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { aFire, at } from "../../support/async-world.ts";
import type { Stores } from "./case-fixtures.ts";

const by = "operator:op-1";
const receivedAt = at("08:00:00");
const callerNumber = "+620811000001";

const aCall = (callId: string, number: string | undefined = callerNumber, seconds = 0) => ({
  callId,
  channel: "voice" as const,
  receivedAt: secondsAfter(receivedAt, seconds),
  callerNumber: number,
});

async function becomesCase({ cases }: Stores, callId: string): Promise<void> {
  const verified = { name: true, place: true, incident: true };
  await cases.create({
    requestId: `request-${callId}`,
    head: { ...aFire(await cases.nextSerial(), receivedAt), callId },
    body: { report: "", notes: "", verified },
    identity: {},
  });
}

/** What every CallStore must keep of a number; each store's test file runs it against the real thing. */
export function callerRecordContract(open: () => Promise<Stores>): void {
  describe("the record of a number", () => {
    it("tells each call what was before it, the calls of one moment too", async () => {
      const { calls } = await open();
      const together = await Promise.all(
        ["c-1", "c-2", "c-3"].map((callId) => calls.register(aCall(callId))),
      );

      expect(together.map(({ history }) => history?.calls).sort()).toEqual([0, 1, 2]);
      const later = await calls.register(aCall("c-4", callerNumber, 60));
      expect(later.history).toEqual({
        calls: 3,
        recent: 3,
        lastAt: receivedAt,
        real: 0,
        prank: 0,
        ghost: 0,
        recentUnreal: 0,
      });
    });

    it("counts what persons decided once, and takes back what they take back", async () => {
      const { calls } = await open();
      for (const callId of ["c-1", "c-2"]) await calls.register(aCall(callId));
      for (const type of ["prank", "prank", "ghost", "prank"] as const) {
        await calls.setType("c-1", type, by, receivedAt);
      }
      await calls.setType("c-2", "ghost", by, receivedAt);
      const both = await calls.register(aCall("c-3", callerNumber, 1));
      const undone = await calls.undoType("c-2", by, secondsAfter(receivedAt, 10));
      const late = await calls.undoType("c-1", by, secondsAfter(receivedAt, 11));
      const one = await calls.register(aCall("c-4", callerNumber, 2));

      expect(both.history).toMatchObject({ prank: 1, ghost: 1 });
      expect(undone).toMatchObject({ ok: true, value: { callId: "c-2" } });
      expect((await calls.find("c-2"))?.callType).toBeUndefined();
      expect(late).toEqual(refuse({ kind: "undo-too-late" }));
      expect(one.history).toMatchObject({ prank: 1, ghost: 0 });
      expect(await calls.undoType("nobody", by, receivedAt)).toBeUndefined();
    });

    it.each(["before", "after"])(
      "knows a prank that became a case %s its end as real",
      async (when) => {
        const stores = await open();
        const { calls } = stores;
        await calls.register(aCall("c-1"));
        const end = () => calls.apply({ callId: "c-1", endedAt: at("08:02:00") });
        if (when === "after") await end();
        await calls.setType("c-1", "prank", by, at("08:01:00"));
        await becomesCase(stores, "c-1");
        if (when === "before") await end();
        const next = await calls.register(aCall("c-2", callerNumber, 300));

        expect(await calls.find("c-1")).toMatchObject({ callType: "normal", caseSerial: 1 });
        expect(next.history).toMatchObject({
          prank: 0,
          real: 1,
          lastRealAt: receivedAt,
          recentUnreal: 0,
        });
      },
    );

    it("knows which of its calls an operator has on the line", async () => {
      const { calls } = await open();
      await calls.register(aCall("c-1"));
      await calls.apply({ callId: "c-1", answeredAt: at("08:00:09") });
      const meanwhile = await calls.register(aCall("c-2", callerNumber, 20));
      await calls.apply({ callId: "c-1", endedAt: at("08:01:00") });
      const after = await calls.register(aCall("c-3", callerNumber, 70));

      expect(meanwhile.alsoOnLine).toBe(true);
      expect(after.alsoOnLine).toBeUndefined();
    });
  });

  describe("a marked number", () => {
    const marked = { at: at("08:01:00"), by };
    const barred: CallerMark = { doNotContact: marked, accessNeed: "deaf", marked };
    const free: CallerMark = { doNotContact: null, accessNeed: null, marked };

    it("is known to every call of it, until it is lifted by any of them", async () => {
      const { calls } = await open();
      for (const callId of ["c-1", "c-2"]) await calls.register(aCall(callId));
      const applied = await calls.mark("c-1", barred);
      const next = await calls.register(aCall("c-3", callerNumber, 60));

      expect(applied?.call).toMatchObject({ doNotContact: marked, accessNeed: "deaf" });
      expect(next).toMatchObject({ doNotContact: marked, accessNeed: "deaf" });
      const { callerHash = "" } = (await calls.withHash("c-2")) ?? {};
      expect(applied?.callerHash).toBe(callerHash);
      const asked = () =>
        Promise.all([calls.isBarred(callerHash), calls.mayContact("c-1"), calls.mayContact("c-2")]);
      expect(await asked()).toEqual([true, false, false]);
      // Its own item never said so: the number's record is the truth.
      await calls.mark("c-2", { ...free, marked: { at: at("08:02:00"), by } });
      expect(await asked()).toEqual([false, true, true]);
      expect(await calls.mayContact("nobody")).toBe(true);
      expect(await calls.mark("nobody", free)).toBeUndefined();
      expect(await calls.withHash("nobody")).toBeUndefined();
    });

    it("is the one that a hidden caller gave, kept sealed and dialled in its place", async () => {
      const { calls } = await open();
      await calls.register(aCall("h-1", "Anonymous"));
      await calls.apply({ callId: "h-1", answeredAt: at("08:00:09") });
      await calls.mark("h-1", { callBackNumber: "+620811000077", marked });
      const given = await calls.mark("h-1", { ...barred, marked: { at: at("08:01:30"), by } });
      await calls.apply({ callId: "h-1", endedAt: at("08:02:00") });
      await calls.setType("h-1", "information", by, at("08:02:01"));

      expect(given?.call).toMatchObject({ numberCondition: "hidden", numberGiven: true });
      expect(await calls.callerNumber("h-1")).toBe("+620811000077");
      expect(await calls.mayContact("h-1")).toBe(false);
      const next = await calls.register(aCall("c-2", "+620811000077", 120));
      expect(next).toMatchObject({ doNotContact: marked, accessNeed: "deaf" });
      expect(next.alsoOnLine).toBeUndefined();
    });

    it("is also the one that a caller gave beside his own: neither is called, each call is counted once", async () => {
      const { calls } = await open();
      const [gave, later] = ["+620811000077", at("08:01:30")];
      await calls.register(aCall("c-1"));
      await calls.apply({ callId: "c-1", answeredAt: at("08:00:09") });
      const applied = await calls.mark("c-1", { ...barred, callBackNumber: gave });
      await calls.apply({ callId: "c-1", endedAt: at("08:00:40") });
      await calls.setType("c-1", "prank", by, at("08:00:41"));
      const own = await calls.register(aCall("c-2", callerNumber, 120));
      const other = await calls.register(aCall("c-3", gave, 120));

      expect([applied?.callerHash, applied?.ownHash]).toEqual([
        (await calls.withHash("c-3"))?.callerHash,
        (await calls.withHash("c-2"))?.callerHash,
      ]);
      expect([own.doNotContact, other.doNotContact]).toEqual([marked, marked]);
      expect([own.alsoOnLine, other.alsoOnLine]).toEqual([undefined, undefined]);
      expect([own.history?.prank, other.history?.prank]).toEqual([1, 0]);
      expect(await calls.callerNumber("c-1")).toBe(gave);
      await calls.mark("c-2", { ...free, marked: { at: later, by } });
      expect(await calls.mayContact("c-1")).toBe(false);
      await calls.mark("c-1", { ...free, marked: { at: later, by } });
      expect(await calls.mayContact("c-1")).toBe(true);
    });

    it("given after the call was marked is not called either, unless the mark was lifted", async () => {
      const { calls } = await open();
      await calls.register(aCall("h-1", "Anonymous"));
      await calls.mark("h-1", barred);
      await calls.mark("h-1", { callBackNumber: "+620811000077", marked });
      await calls.register(aCall("h-2", "Anonymous"));
      await calls.mark("h-2", barred);
      await calls.mark("h-2", free);
      await calls.mark("h-2", { callBackNumber: "+620811000088", marked });

      expect(await calls.mayContact("h-1")).toBe(false);
      expect(await calls.mayContact("h-2")).toBe(true);
    });

    it("that becomes known after the call was marked is not called either", async () => {
      const { calls } = await open();
      await calls.apply({ callId: "c-1", receivedAt, answeredAt: at("08:00:09") });
      await calls.mark("c-1", barred);
      await calls.register(aCall("c-1"));
      const next = await calls.register(aCall("c-2", callerNumber, 60));

      expect(await calls.mayContact("c-1")).toBe(false);
      expect(next.doNotContact).toEqual(marked);
      // Lifted by one call, it is not set again by what another says.
      await calls.mark("c-2", { ...free, marked: { at: at("08:02:00"), by } });
      await calls.mark("c-1", { language: "jv", marked });
      expect(await calls.mayContact("c-1")).toBe(true);
    });

    it("that becomes known after the caller gave another is kept beside it", async () => {
      const { calls } = await open();
      await calls.apply({ callId: "c-1", receivedAt, answeredAt: at("08:00:09") });
      await calls.mark("c-1", { ...barred, callBackNumber: "+620811000077" });
      const call = await calls.register(aCall("c-1"));
      const applied = await calls.applied({ callId: "c-1", endedAt: at("08:01:00") });
      const next = await calls.register(aCall("c-2", callerNumber, 120));

      expect(call).toMatchObject({ numberCondition: "usable", numberGiven: true });
      expect(await calls.callerNumber("c-1")).toBe("+620811000077");
      expect(next.doNotContact).toEqual(marked);
      expect(applied?.ownHash).toBe((await calls.withHash("c-2"))?.callerHash);
      expect(applied?.callerHash).not.toBe(applied?.ownHash);
    });

    it("may be one that no call has come from yet", async () => {
      const { calls } = await open();
      const hash = await calls.markNumber(callerNumber, barred);

      expect(await calls.isBarred(hash)).toBe(true);
      expect((await calls.register(aCall("c-1"))).doNotContact).toEqual(marked);
    });

    it("is no number at all when the caller hides it and gives none", async () => {
      const { calls } = await open();
      await calls.register(aCall("h-1", "Anonymous"));
      await calls.mark("h-1", barred);

      expect(await calls.mayContact("h-1")).toBe(false);
      expect((await calls.register(aCall("h-2", "Anonymous"))).doNotContact).toBeUndefined();
    });
  });
}

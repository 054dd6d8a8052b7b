import { describe, expect, it } from "vitest";
import { joinReport, separateReport } from "../../../core/usecases/join-report.ts";
import { at } from "../../support/async-world.ts";
import { actor, type EventStores, eventWorld, number } from "./event-world.ts";

/** What every store of joined reports must do. */
export function joinStoreContract(fresh: () => Promise<EventStores>): void {
  const world = async () => eventWorld(await fresh());

  describe("another caller's report", () => {
    it("is counted once however often it is joined, and its call is a duplicate of the case", async () => {
      const { ports, cases, calls, aCase, aCall, texts } = await world();
      const serial = await aCase();
      await aCall("call-2");
      const all = await Promise.all(
        [1, 2, 3].map(() => joinReport(ports, serial, { callId: "call-2" }, actor)),
      );
      const detail = await cases.findDetail(serial);

      expect(all.every(({ ok }) => ok)).toBe(true);
      expect(detail?.head).toMatchObject({ callers: 2, version: 2, dispatches: {} });
      expect(detail?.joined).toEqual([
        { callId: "call-2", at: at("09:00:00"), by: actor, informed: "by-operator", callers: 1 },
      ]);
      expect(await calls.find("call-2")).toMatchObject({
        callType: "duplicate",
        caseSerial: serial,
      });
      expect(texts).toEqual([]);
    });

    it("counts every one of several callers who are joined at once", async () => {
      const { ports, cases, aCase, aCall } = await world();
      const serial = await aCase();
      const ids = ["call-2", "call-3", "call-4"];
      for (const id of ids) await aCall(id);
      await Promise.all(ids.map((callId) => joinReport(ports, serial, { callId }, actor)));

      expect((await cases.findHead(serial))?.callers).toBe(4);
    });

    it("is told by SMS once when the caller has hung up, and never to one who must not be contacted", async () => {
      const { ports, calls, aCase, aCall, texts } = await world();
      const serial = await aCase();
      await aCall("call-2", "08:31:00");
      await joinReport(ports, serial, { callId: "call-2" }, actor);
      await joinReport(ports, serial, { callId: "call-2" }, actor);
      expect(texts.map(({ to }) => to)).toEqual([number]);

      const markedAt = at("08:40:00");
      await aCall("call-3", "08:32:00");
      await calls.mark("call-3", {
        doNotContact: { at: markedAt, by: actor },
        marked: { by: actor, at: markedAt, reason: "Takut" },
      });
      const joined = await joinReport(ports, serial, { callId: "call-3" }, actor);
      expect(joined).toMatchObject({ ok: true, value: { informed: "do-not-contact" } });
      expect(texts).toHaveLength(1);
    });

    it("is taken off again: the call is to be decided on anew and may be joined once more", async () => {
      const { ports, cases, calls, aCase, aCall } = await world();
      const serial = await aCase();
      await aCall("call-2");
      const key = { callId: "call-2" };
      await joinReport(ports, serial, key, actor);
      await separateReport(ports, serial, key, actor);
      await separateReport(ports, serial, key, actor);
      const detail = await cases.findDetail(serial);
      const call = await calls.find("call-2");

      expect(detail?.head).not.toHaveProperty("callers");
      expect(detail?.head.version).toBe(3);
      expect(detail).not.toHaveProperty("joined");
      expect(call).not.toHaveProperty("callType");
      expect(call).not.toHaveProperty("caseSerial");
      await joinReport(ports, serial, key, actor);
      expect((await cases.findHead(serial))?.callers).toBe(2);
    });

    it("is refused for what is not there and for a call that is a case of its own", async () => {
      const { ports, aCase, aCall } = await world();
      await aCall("call-1");
      const [one, two] = [await aCase("call-1"), await aCase()];
      const refusal = async (serial: number, request: { callId: string }) => {
        const joined = await joinReport(ports, serial, request, actor);
        return joined.ok ? undefined : joined.refusal;
      };

      expect(await refusal(two, { callId: "call-1" })).toEqual({
        kind: "call-has-case",
        caseSerial: one,
      });
      expect(await refusal(one, { callId: "call-1" })).toEqual({ kind: "same-case" });
      expect(await refusal(one, { callId: "nobody" })).toEqual({ kind: "unknown-call" });
      await aCall("call-5");
      expect(await refusal(99, { callId: "call-5" })).toEqual({ kind: "unknown-case" });
    });
  });

  describe("another case of the same spot", () => {
    it("is closed into the first and open exactly as it was once taken off", async () => {
      const { ports, cases, aCase } = await world();
      const [one, two] = [await aCase(), await aCase()];
      const before = await cases.findHead(two);
      const key = { caseSerial: two };
      const joined = await joinReport(ports, one, key, actor);
      const again = await joinReport(ports, one, key, actor);
      const closed = await cases.findHead(two);
      const onBoard = (await cases.openPage(undefined)).cases.map(({ serial }) => serial);
      const apart = await separateReport(ports, one, key, actor);
      const after = await cases.findHead(two);

      expect(joined).toMatchObject({ ok: true, value: { informed: "no-number" } });
      expect(again.ok).toBe(true);
      expect(closed).toMatchObject({ status: "closed", disposition: "duplicate", joinedTo: one });
      expect(onBoard).toEqual([one]);
      expect(apart.ok).toBe(true);
      expect(after).toEqual({ ...before, version: 3, actor, changedAt: at("09:00:00") });
      expect((await cases.findHead(one))?.version).toBe(3);
      expect((await cases.openPage(undefined)).cases).toHaveLength(2);
    });

    it("two operators who join each into the other leave one of the two open", async () => {
      const { ports, cases, aCase } = await world();
      const [one, two] = [await aCase(), await aCase()];
      const results = await Promise.all([
        joinReport(ports, one, { caseSerial: two }, actor),
        joinReport(ports, two, { caseSerial: one }, actor),
      ]);

      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await cases.openPage(undefined)).cases).toHaveLength(1);
    });

    it("is refused when it does not exist", async () => {
      const { ports, aCase } = await world();
      const one = await aCase();

      expect(await joinReport(ports, one, { caseSerial: 99 }, actor)).toEqual({
        ok: false,
        refusal: { kind: "unknown-case" },
      });
    });
  });
}

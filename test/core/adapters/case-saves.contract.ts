import { describe, expect, it } from "vitest";
import { changeCase } from "../../../core/domain/case/change.ts";
import { cancelAll, cancelOne, confirmCancelled } from "../../../core/domain/case/plan.ts";
import { at } from "../../support/async-world.ts";
import { accepted } from "../../support/builders.ts";
import { unshippedOf } from "../../support/unshipped.ts";
import { answer, dispatched, type Stores } from "./case-fixtures.ts";

const endedAt = at("08:30:00");

async function closed(stores: Stores) {
  const { serial } = await dispatched(stores, "request-a");
  const by = "operator:op-1";
  const { head } = await stores.cases.close(serial, "handled", "Padam", by, endedAt);
  if (head === undefined) throw new Error("the case is gone");
  return head;
}

/** What saving a case must leave alone, in every CaseStore. */
export function caseSavesContract(open: () => Promise<Stores>): void {
  describe("a correction after closing", () => {
    it("keeps the result of the case", async () => {
      const stores = await open();
      const head = await closed(stores);
      const change = { victims: 2 };
      const corrected = accepted(changeCase(head, change, at("09:00:00"), "operator:op-1"));
      await stores.cases.save(corrected, head.version);

      const opened = await (await stores.cases.findDetail(head.serial))?.opened();
      expect(opened?.words.result).toBe("Padam");
      expect(await stores.cases.findHead(head.serial)).toEqual(corrected);
    });

    it("keeps the pause before the next try that was noted while the desk decided", async () => {
      const stores = await open();
      const head = await closed(stores);
      const noted = { tries: 1, nextAt: at("08:40:00"), lastProblem: "timeout" };
      await stores.cases.noteShipping(head.serial, noted);
      const corrected = accepted(changeCase(head, { victims: 2 }, at("08:39:59"), "operator:op-1"));

      expect(await stores.cases.save(corrected, head.version)).toBe(true);
      expect((await stores.cases.findHead(head.serial))?.shipping).toEqual(noted);
    });

    it("keeps which version the national centre holds", async () => {
      const stores = await open();
      const head = await closed(stores);
      const { serial, version } = head;
      await stores.cases.markShipped(serial, version, endedAt);
      const corrected = accepted(changeCase(head, { victims: 2 }, at("09:00:00"), "operator:op-1"));
      await stores.cases.save(corrected, version);

      expect((await stores.cases.findHead(serial))?.shippedVersion).toBe(version);
      expect(await unshippedOf(stores.cases)).toEqual([serial]);
    });
  });

  it("forgets on saving what a case no longer has", async () => {
    const stores = await open();
    const head = await dispatched(stores, "request-a");
    const { due, ...rest } = { ...head, version: head.version + 1, alarmSince: at("08:04:00") };
    await stores.cases.save(rest, head.version);
    const rings = await stores.cases.findHead(head.serial);
    const { alarmSince, ...quiet } = { ...rest, version: rest.version + 1 };
    await stores.cases.save(quiet, rest.version);

    expect([due, alarmSince, rings]).toEqual([at("08:00:30"), at("08:04:00"), rest]);
    expect(await stores.cases.findHead(head.serial)).toEqual(quiet);
    expect(await stores.cases.due(at("23:00:00"), 5)).toEqual([]);
  });

  it("closes no case while a withdrawn crew has not confirmed that it turned back", async () => {
    const stores = await open();
    const head = await dispatched(stores, "request-a");
    const withdrawn = accepted(cancelOne(head, 1, "Sudah cukup", at("08:01:00"), "operator:op-1"));
    await stores.cases.save(withdrawn, head.version);
    const close = () =>
      stores.cases.close(head.serial, "handled", "", "operator:op-1", at("08:30:00"));

    const early = await close();
    await stores.cases.answer(answer(head, "turned-back"));
    const late = await close();

    expect([early.changed, early.head?.status, late.changed]).toEqual([false, "dispatched", true]);
  });

  it("keeps a withdrawn case in sight whose last crew has confirmed, until it is ended", async () => {
    const stores = await open();
    const head = await dispatched(stores, "request-a");
    const withdrawn = accepted(cancelAll(head, "Salah lapor", at("08:01:00"), "operator:op-1"));
    await stores.cases.save(withdrawn, head.version);
    await stores.cases.answer(answer(head, "turned-back"));
    const last = await stores.cases.answer(answer(head, "turned-back", { ordinal: 2 }));
    const before = await stores.cases.openPage(undefined);
    if (last.head === undefined) throw new Error("the case is gone");
    const ended = confirmCancelled(last.head, at("08:02:00"));
    await stores.cases.save(ended, last.head.version);
    const after = await stores.cases.openPage(undefined);

    expect([before.cases, before.ended]).toEqual([[], [last.head]]);
    expect([after.cases, after.ended]).toEqual([[], []]);
    expect(await unshippedOf(stores.cases)).toEqual([head.serial]);
  });

  it("takes a task without acknowledging a change that was not read", async () => {
    const stores = await open();
    const head = await dispatched(stores, "request-a");
    const update = answer(head, "acknowledged", { leavesNoticeUnread: true });

    const { head: after } = await stores.cases.answer(update);

    expect(after?.dispatches["1"]?.status).toBe("acknowledged");
    expect(after?.dispatches["1"]?.notice.acknowledgedAt).toBeUndefined();
  });
}

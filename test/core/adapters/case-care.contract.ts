import { describe, expect, it } from "vitest";
import { reopenCase } from "../../../core/domain/case/reopen.ts";
import { pauseCase, resumeCase } from "../../../core/domain/deadline/pause.ts";
import { watchRulesOf } from "../../../core/domain/dispatch/watch-rules.ts";
import { aLiving, at } from "../../support/async-world.ts";
import { accepted } from "../../support/builders.ts";
import { body, dispatched, now, type Stores, saved } from "./case-fixtures.ts";

const waits = watchRulesOf(aLiving());

/** What every CaseStore must do for a case beside its events. */
export function caseCareContract(open: () => Promise<Stores>): void {
  describe("receipts", () => {
    it("keeps receipts of a message that belongs to no case by themselves", async () => {
      const stores = await open();
      const { serial } = await dispatched(stores, "request-a");
      const stamp = { serial, ordinal: 1, seq: 1, channel: "sms", contactId: "damkar-1" };
      const message = "escalation:damkar:1";
      await stores.cases.stampReceipts([
        { ...stamp, message, stage: "sent", at: at("08:00:01") },
        { ...stamp, message, contactId: "damkar-2", stage: "failed", at: at("08:00:01") },
      ]);

      expect(await stores.cases.messageReceipts(message)).toEqual([
        { ordinal: 1, seq: 1, channel: "sms", contactId: "damkar-1", sentAt: at("08:00:01") },
        { ordinal: 1, seq: 1, channel: "sms", contactId: "damkar-2", failedAt: at("08:00:01") },
      ]);
      expect(await stores.cases.messageReceipts("escalation:damkar:2")).toEqual([]);
      expect((await stores.cases.findDetail(serial))?.receipts).toEqual([]);
    });
  });

  describe("taking a case up again", () => {
    it("puts it back on the board and keeps what was said", async () => {
      const { cases } = await open();
      const { serial } = await dispatched({ cases } as Stores, "request-a");
      const closed = await cases.close(serial, "handled", "Padam", "operator:op-1", now);
      const head = closed.head;
      if (head === undefined) throw new Error("no head");
      await cases.markShipped(serial, head.version, now);
      const reopened = accepted(
        reopenCase({ ...head, shippedVersion: head.version }, "Lagi", at("09:00:00"), "op", waits),
      );

      expect(await cases.reopen(reopened, head.version, at("09:00:00"))).toBe("reopened");
      expect(await cases.findHead(serial)).toEqual(reopened);
      expect((await cases.openPage(undefined)).cases).toEqual([reopened]);
      expect(await (await cases.findDetail(serial))?.opened()).toMatchObject({
        words: { report: body.report, result: "Padam" },
      });
    });

    it("writes nothing when somebody has changed the case meanwhile", async () => {
      const stores = await open();
      const before = await saved(stores, "request-a");
      const closed = await stores.cases.close(before.serial, "handled", "", "operator:op-1", now);
      if (closed.head === undefined) throw new Error("no head");
      const reopened = accepted(
        reopenCase(closed.head, "Lagi", at("09:00:00"), "operator:op-1", waits),
      );

      expect(await stores.cases.reopen(reopened, before.version, at("09:00:00"))).toBe("changed");
      expect(await stores.cases.findHead(before.serial)).toEqual(closed.head);
    });
  });

  describe("a pause", () => {
    it("is kept with the case, and then its end", async () => {
      const { cases } = await open();
      const before = await saved({ cases } as Stores, "request-a");
      const paused = accepted(pauseCase(before, "weather", at("08:05:00"), "operator:op-1"));
      const resumed = accepted(resumeCase(paused, at("08:06:00"), "operator:op-1"));

      expect(await cases.save(paused, before.version)).toBe(true);
      expect(await cases.findHead(before.serial)).toEqual(paused);
      expect(await cases.save(resumed, paused.version)).toBe(true);
      expect(await cases.findHead(before.serial)).toEqual(resumed);
    });
  });

  describe("what is verified", () => {
    const none = { name: false, place: false, incident: false };
    const all = { name: true, place: true, incident: true };

    it("is said later too, with the moment at which all was first", async () => {
      const { cases } = await open();
      const { serial } = await saved({ cases } as Stores, "request-a");
      const seen = async () => (await cases.findDetail(serial))?.body;

      expect(await cases.saveVerified(serial, none, at("08:01:00"))).toBe(true);
      expect(await seen()).toEqual({ verified: none });
      await cases.saveVerified(serial, all, at("08:02:00"));
      await cases.saveVerified(serial, all, at("08:03:00"));
      expect(await seen()).toEqual({ verified: all, verifiedAt: at("08:02:00") });
      await cases.saveVerified(serial, { ...all, name: false }, at("08:04:00"));
      expect(await seen()).toEqual({ verified: { ...all, name: false } });
      await cases.saveVerified(serial, all, at("08:05:00"));
      expect(await seen()).toEqual({ verified: all, verifiedAt: at("08:05:00") });
    });

    it("makes no case of one that is gone", async () => {
      const { cases } = await open();
      expect(await cases.saveVerified(77, all, at("08:01:00"))).toBe(false);
      expect(await cases.findDetail(77)).toBeUndefined();
    });
  });
}

import { describe, expect, it } from "vitest";
import { cancelAll } from "../../../core/domain/case/plan.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { aFire, at } from "../../support/async-world.ts";
import { accepted } from "../../support/builders.ts";
import { unshippedOf } from "../../support/unshipped.ts";
import { answer, body, dispatched, now, type Stores, saved } from "./case-fixtures.ts";

async function endedSerials(stores: Stores, date: string): Promise<number[]> {
  const found: number[] = [];
  for await (const { serial } of stores.cases.endedOn(date)) found.push(serial);
  return found;
}

/** What every CaseStore must do; each store's test file runs it against the real thing. */
export function caseStoreContract(open: () => Promise<Stores>): void {
  describe("creating", () => {
    it("keeps a report exactly as it was said, and who said it apart", async () => {
      const stores = await open();
      const head = await saved(stores, "request-a");

      const detail = await stores.cases.findDetail(head.serial);

      expect(detail?.head).toEqual(head);
      expect(detail?.body).toEqual({ verified: body.verified });
      expect(await detail?.opened()).toEqual({
        identity: { callerName: "Pelapor", callerNumber: "+620811000007" },
        words: { report: body.report, notes: body.notes },
      });
    });

    it("makes one case of two requests with the same id, at once or one after the other", async () => {
      const stores = await open();
      const heads = [
        aFire(await stores.cases.nextSerial(), now),
        aFire(await stores.cases.nextSerial(), now),
      ];
      const made = await Promise.all(
        heads.map((head) =>
          stores.cases.create({ requestId: "twice-a", head, body, identity: {} }),
        ),
      );
      const later = await stores.cases.create({
        requestId: "twice-a",
        head: aFire(99, now),
        body,
        identity: {},
      });

      expect(made.filter(({ created }) => created)).toHaveLength(1);
      expect(new Set([...made, later].map(({ serial }) => serial)).size).toBe(1);
      expect((await stores.cases.openPage(undefined)).cases).toHaveLength(1);
    });

    it("never gives a number twice", async () => {
      const { cases } = await open();
      const serials = await Promise.all(Array.from({ length: 8 }, () => cases.nextSerial()));
      expect(new Set(serials).size).toBe(8);
    });

    it("tells the call of its case, whether the caller still speaks, has hung up or is not known yet", async () => {
      const stores = await open();
      for (const callId of ["speaks", "gone"]) {
        const channel = "voice" as const;
        const callerNumber = "00620811000001";
        await stores.calls.register({ callId, channel, receivedAt: now, callerNumber });
      }
      await stores.calls.apply({ callId: "gone", answeredAt: now, endedAt: at("08:00:30") });

      const serials: number[] = [];
      for (const callId of ["speaks", "gone", "unknown-yet"]) {
        serials.push((await saved(stores, `request-${callId}`, callId)).serial);
      }
      const open_ = await stores.cases.openPage(undefined);
      const late = await stores.calls.register({
        callId: "unknown-yet",
        channel: "voice",
        receivedAt: now,
        callerNumber: undefined,
      });

      expect((await stores.calls.find("speaks"))?.caseSerial).toBe(serials[0]);
      expect((await stores.calls.find("gone"))?.caseSerial).toBe(serials[1]);
      expect(late.caseSerial).toBe(serials[2]);
      expect(open_.calls.map(({ callId }) => callId)).toEqual(["speaks"]);
    });

    it("writes a call down for a case that came without telephony, done with at once", async () => {
      const stores = await open();
      const head = await saved(stores, "by-hand", "manual-by-hand");

      expect(await stores.calls.find("manual-by-hand")).toMatchObject({
        channel: "manual",
        caseSerial: head.serial,
        callType: "normal",
      });
      expect((await stores.cases.openPage(undefined)).calls).toEqual([]);
    });
  });

  describe("saving, closing, shipping", () => {
    it("lets exactly one of two concurrent saves win", async () => {
      const stores = await open();
      const head = await saved(stores, "request-a");
      const changed = (brief: string) => ({ ...head, brief, version: 2 });

      const won = await Promise.all([
        stores.cases.save(changed("satu"), 1),
        stores.cases.save(changed("dua"), 1),
      ]);

      expect(won.filter(Boolean)).toHaveLength(1);
    });

    it("takes a closed case off the board and onto the backlog until the centre holds that version", async () => {
      const stores = await open();
      const head = await dispatched(stores, "request-a");
      const { serial } = head;
      const close = () =>
        stores.cases.close(serial, "handled", "Padam", "operator:op-1", at("08:30:00"));

      const closed = await close();
      const again = await close();
      const waiting = await unshippedOf(stores.cases);
      const version = closed.head?.version ?? 0;
      await stores.cases.noteShipping(serial, { tries: 1, nextAt: at("08:40:00") });
      await stores.cases.markShipped(serial, version - 1, at("08:30:00"));
      const stillWaiting = await unshippedOf(stores.cases);
      await stores.cases.markShipped(serial, version, at("08:30:00"));
      const shipped = await stores.cases.findHead(serial);

      expect([closed.changed, again.changed]).toEqual([true, false]);
      expect(closed.head).toMatchObject({ status: "closed", closedAt: at("08:30:00") });
      expect(closed.head?.due).toBeUndefined();
      expect((await stores.cases.openPage(undefined)).cases).toEqual([]);
      expect(await stores.cases.due(at("23:00:00"), 10)).toEqual([]);
      expect([waiting, stillWaiting]).toEqual([[serial], [serial]]);
      expect(await unshippedOf(stores.cases)).toEqual([]);
      expect(shipped).toMatchObject({ shippedVersion: version, version });
      expect(shipped?.shipping).toBeUndefined();
      const opened = await (await stores.cases.findDetail(serial))?.opened();
      expect(opened?.words.result).toBe("Padam");
    });

    it("finds a case on the local day on which it ended, before and after it was shipped and corrected", async () => {
      const stores = await open();
      const { serial } = await dispatched(stores, "request-a");
      const endedAt = at("16:30:00"); // 23.30 WIB
      await stores.cases.close(serial, "handled", "Padam", "operator:op-1", endedAt);
      const found = async () => {
        const days = ["2026-11-20", "2026-11-21", "2026-11-22"];
        return Promise.all(days.map((date) => endedSerials(stores, date)));
      };
      const waiting = await found();
      const closed = await stores.cases.findHead(serial);
      if (closed === undefined) throw new Error("the case is gone");
      await stores.cases.markShipped(serial, closed.version, endedAt);
      const shipped = await found();
      const read = await stores.cases.findHead(serial);
      const corrected = {
        ...closed,
        ...read,
        version: closed.version + 1,
        changedAt: at("18:00:00"),
      };
      await stores.cases.save(corrected, closed.version);

      expect([waiting, shipped, await found()]).toEqual(Array(3).fill([[], [serial], []]));
      expect(await unshippedOf(stores.cases)).toEqual([serial]);
    });

    it("keeps a cancelled case on the board until every crew has turned back", async () => {
      const stores = await open();
      const head = await dispatched(stores, "request-a");
      const cancelled = accepted(cancelAll(head, "Salah lapor", now, "operator:op-1"));
      await stores.cases.save(cancelled, head.version);

      const first = await stores.cases.answer(answer(head, "turned-back"));
      const onBoard = (await stores.cases.openPage(undefined)).cases.length;
      const last = await stores.cases.answer(answer(head, "turned-back", { ordinal: 2 }));
      if (last.head === undefined) throw new Error("the case is gone");
      const ended = { ...last.head, version: last.head.version + 1, closedAt: at("08:02:00") };
      await stores.cases.save(ended, last.head.version);

      expect([first.changed, onBoard, last.changed]).toEqual([true, 1, true]);
      expect((await stores.cases.openPage(undefined)).cases).toEqual([]);
      expect(await unshippedOf(stores.cases)).toEqual([head.serial]);
    });

    it("keeps the first stamp of each stage of a receipt and says whether it was the first", async () => {
      const stores = await open();
      const { serial } = await dispatched(stores, "request-a");
      const key = { serial, ordinal: 1, seq: 1, channel: "sms", contactId: "damkar-1" };
      const stamped = [
        await stores.cases.stampReceipt({ ...key, stage: "sent", at: at("08:00:01") }),
        await stores.cases.stampReceipt({ ...key, stage: "sent", at: at("08:00:09") }),
        await stores.cases.stampReceipt({ ...key, stage: "delivered", at: at("08:00:03") }),
      ];
      // A contact test is named by a day, which may be the serial of a case.
      const test = { ...key, seq: 0, agencyId: "damkar" };
      await stores.cases.stampReceipt({ ...test, stage: "sent", at: at("08:00:01") });

      expect(stamped).toEqual([true, false, true]);
      expect(await stores.cases.testReceipts(serial)).toMatchObject([
        { seq: 0, agencyId: "damkar", contactId: "damkar-1", sentAt: at("08:00:01") },
      ]);
      expect(await stores.cases.testReceipts(serial + 1)).toEqual([]);
      expect((await stores.cases.findDetail(serial))?.receipts).toEqual([
        {
          ordinal: 1,
          seq: 1,
          channel: "sms",
          contactId: "damkar-1",
          sentAt: at("08:00:01"),
          deliveredAt: at("08:00:03"),
        },
      ]);
    });

    it("stamps all recipients of one message at once and keeps what was stamped before", async () => {
      const stores = await open();
      const { serial } = await dispatched(stores, "request-a");
      const key = (contactId: string) => {
        const message = { serial, ordinal: 1, seq: 1, channel: "sms" };
        return { ...message, contactId, stage: "sent" as const };
      };
      await stores.cases.stampReceipt({ ...key("damkar-1"), at: at("08:00:01") });
      await stores.cases.stampReceipts([
        { ...key("damkar-1"), at: at("08:00:09") },
        { ...key("damkar-2"), at: at("08:00:09") },
        { ...key("damkar-3"), at: at("08:00:09"), stage: "failed", problem: "ThrottlingException" },
      ]);
      await stores.cases.stampReceipts([{ ...key("damkar-4"), at: at("08:00:10") }]);
      await stores.cases.stampReceipts([]);
      const receipts = (await stores.cases.findDetail(serial))?.receipts ?? [];

      expect(
        receipts.map(({ contactId, sentAt, problem }) => [contactId, sentAt, problem]),
      ).toEqual([
        ["damkar-1", at("08:00:01"), undefined],
        ["damkar-2", at("08:00:09"), undefined],
        ["damkar-3", undefined, "ThrottlingException"],
        ["damkar-4", at("08:00:10"), undefined],
      ]);
    });

    it("stamps every recipient also while receipts of the same message come in", async () => {
      const stores = await open();
      const { serial } = await dispatched(stores, "request-a");
      const contacts = ["damkar-1", "damkar-2"];
      const message = { serial, ordinal: 1, seq: 1, channel: "sms", at: at("08:00:01") };
      await Promise.all([
        stores.cases.stampReceipts(
          contacts.map((contactId) => ({ ...message, contactId, stage: "sent" })),
        ),
        ...contacts.map((contactId) =>
          stores.cases.stampReceipt({ ...message, contactId, stage: "delivered" }),
        ),
      ]);
      const receipts = (await stores.cases.findDetail(serial))?.receipts ?? [];

      expect(receipts.map(({ sentAt, deliveredAt }) => [sentAt, deliveredAt])).toEqual(
        Array(2).fill([at("08:00:01"), at("08:00:01")]),
      );
    });

    it("shows a board of more than a page whole, oldest first, none twice", async () => {
      const stores = await open();
      for (let index = 0; index < 105; index++) {
        const head = aFire(await stores.cases.nextSerial(), secondsAfter(now, index));
        await stores.cases.create({ requestId: `many-${index}`, head, body, identity: {} });
      }
      const first = await stores.cases.openPage(undefined);
      const second = await stores.cases.openPage(first.next);
      const serials = [...first.cases, ...second.cases].map(({ serial }) => serial);

      expect([first.cases.length, second.cases.length]).toEqual([99, 6]);
      expect(second.next).toBeUndefined();
      expect(serials).toEqual([...new Set(serials)].sort((one, other) => one - other));
    });
  });
}

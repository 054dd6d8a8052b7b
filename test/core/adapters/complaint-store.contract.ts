import { expect, it } from "vitest";
import {
  answerComplaint,
  type Complaint,
  countsAt,
  passComplaintOn,
  recordComplaint,
} from "../../../core/domain/complaint/complaint.ts";
import { type Instant, instantOf, secondsAfter } from "../../../core/domain/shared/time.ts";
import type { ComplaintStore } from "../../../core/usecases/complaint-ports.ts";
import { accepted, at } from "../../support/builders.ts";
import { someLevels } from "../../support/levels.ts";

const words = { text: "Telepon lama tidak dijawab", complainant: "Ketua RT, +620811000021" };
const rani = "operator:op-1";

export function aComplaint(complaintId: string, receivedAt: Instant): Complaint {
  return accepted(
    recordComplaint({ complaintId, about: "slow-answer", channel: "phone-112" }, receivedAt, rani),
  );
}

export function withAnswer(complaint: Complaint, moment: Instant): Complaint {
  const answer = { at: moment, by: rani, outcome: "upheld", requestId: "answer-1" } as const;
  return accepted(answerComplaint(complaint, answer));
}

export async function put(store: ComplaintStore, complaint: Complaint, requestId: string) {
  return store.create({
    complaint,
    words,
    requestId,
    countsAt: countsAt(someLevels, complaint),
  });
}

/** What every ComplaintStore must do; the region's zone is WIB. */
export function complaintStoreContract(open: () => Promise<ComplaintStore>): void {
  const first = aComplaint("33.75-A0001", at("08:00:00"));
  const second = aComplaint("33.75-A0002", at("09:00:00"));

  it("keeps a complaint with what was said, and gives no number twice", async () => {
    const store = await open();
    expect([await store.nextSerial(), await store.nextSerial()]).toEqual([1, 2]);
    expect(await put(store, first, "request-1")).toBeUndefined();

    const found = await store.find("33.75-A0001");
    expect(found?.complaint).toEqual(first);
    expect(await found?.words()).toEqual(words);
    expect(await store.find("33.75-A0009")).toBeUndefined();
  });

  it("makes one complaint of the same request, sent twice or twice at once", async () => {
    const store = await open();
    const both = await Promise.all([
      put(store, first, "request-1"),
      put(store, second, "request-1"),
    ]);
    const made = both[0] === undefined ? "33.75-A0001" : "33.75-A0002";

    expect(both.filter((earlier) => earlier === undefined)).toHaveLength(1);
    expect(both.filter((earlier) => earlier === made)).toHaveLength(1);
    expect(await put(store, second, "request-1")).toBe(made);
    expect((await store.open()).map(({ complaintId }) => complaintId)).toEqual([made]);
  });

  it("lets one of two answers win, and moves the complaint from the open list to its day", async () => {
    const store = await open();
    await put(store, first, "request-1");
    await put(store, second, "request-2");
    const answered = withAnswer(first, at("17:30:00"));
    const due = countsAt(someLevels, answered);
    const both = await Promise.all([
      store.save(answered, due, "Sudah diperbaiki"),
      store.save(answered, due, "Sudah diperbaiki"),
    ]);

    expect(both.toSorted()).toEqual([false, true]);
    expect(await store.open()).toEqual([second]);
    // Half past midnight in Pekalongan.
    expect(await store.answeredOn("2026-11-21")).toEqual([]);
    expect(await store.answeredOn("2026-11-22")).toEqual([answered]);
    const found = await store.find("33.75-A0001");
    expect(found?.complaint).toEqual(answered);
    expect(await found?.words()).toEqual({ ...words, note: "Sudah diperbaiki" });
  });

  it("keeps one that was passed on among the open ones, with what was said", async () => {
    const store = await open();
    await put(store, first, "request-1");
    const to = { to: "Kepala Bidang Kominfo", at: at("08:30:00"), by: rani };
    const passed = accepted(passComplaintOn(first, to));

    expect(await store.save(passed, countsAt(someLevels, passed))).toBe(true);
    expect(await store.open()).toEqual([passed]);
    expect(await (await store.find("33.75-A0001"))?.words()).toEqual(words);
    expect(await store.save(withAnswer(first, at("09:00:00")), at("09:00:00"), "Maaf")).toBe(false);
    expect(await (await store.find("33.75-A0001"))?.words()).toEqual(words);
  });

  it("names for the report of a day what was answered in time or ran out on it, each once", async () => {
    const store = await open();
    const third = aComplaint("33.75-A0003", instantOf(Date.parse("2026-11-21T17:00:00.000Z")));
    const inTime = withAnswer(first, at("10:00:00"));
    const late = withAnswer(second, secondsAfter(second.receivedAt, 5 * 86_400));
    for (const [index, complaint] of [first, second, third].entries()) {
      await put(store, complaint, `request-${index}`);
    }
    await store.save(inTime, countsAt(someLevels, inTime), "Benar");
    const on = async (date: string) =>
      (await store.countedOn(date)).map(({ complaintId }) => complaintId).toSorted();

    expect(await on("2026-11-21")).toEqual(["33.75-A0001"]);
    expect(await on("2026-11-22")).toEqual([]);
    expect(await on("2026-11-23")).toEqual(["33.75-A0002"]);
    // Received in the first moment of the 22nd, it runs out in that of the 24th.
    expect(await on("2026-11-24")).toEqual(["33.75-A0003"]);

    await store.save(late, countsAt(someLevels, late), "Maaf");
    expect(await on("2026-11-23")).toEqual(["33.75-A0002"]);
    expect(await on("2026-11-26")).toEqual([]);
  });
}

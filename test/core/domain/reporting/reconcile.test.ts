import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareWithCarrier, reconcileCalls } from "../../../../core/domain/reporting/reconcile.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { aCall, at } from "../../../support/builders.ts";

describe("the calls of a day against their records", () => {
  const evening = at("20:00:00");

  it("leave nothing over when every call has its record", () => {
    const calls = [aCall({ settled: true }), aCall({ callId: "call-2", settled: true })];

    expect(reconcileCalls(calls, evening)).toEqual({ calls: 2, records: 2, withoutRecord: [] });
  });

  it("name a call whose record is over time, not one that may still be speaking", () => {
    const late = aCall({ callId: "late" });
    const fresh = aCall({ callId: "fresh", receivedAt: at("19:30:00") });

    expect(reconcileCalls([late, fresh], evening).withoutRecord).toEqual(["late"]);
  });

  it("count every record that has come, and ask for one from the fourth hour on", () => {
    const late = aCall({ callId: "late", receivedAt: at("16:00:00") });
    const fresh = aCall({ callId: "fresh", receivedAt: at("16:00:01") });

    expect(reconcileCalls([late, fresh, aCall({ settled: true })], evening)).toEqual({
      calls: 3,
      records: 1,
      withoutRecord: ["late"],
    });
  });

  it("name twenty at most of those without a record, and count them all", () => {
    const calls = Array.from({ length: 21 }, (_, index) => aCall({ callId: `call-${index}` }));

    expect(reconcileCalls(calls, evening)).toEqual({
      calls: 21,
      records: 0,
      withoutRecord: calls.slice(0, 20).map(({ callId }) => callId),
    });
  });

  it("do not ask a record of a written report or of a call noted by hand", () => {
    const others = [aCall({ channel: "whatsapp" }), aCall({ channel: "manual" })];

    expect(reconcileCalls(others, evening)).toEqual({ calls: 0, records: 0, withoutRecord: [] });
  });
});

describe("the carrier's calls against ours", () => {
  const start = at("08:00:00");

  it("count those that never arrived, minute by minute", () => {
    const carrier = [0, 5, 70, 3_600].map((seconds) => secondsAfter(start, seconds));
    const ours = [2, 71].map((seconds) => secondsAfter(start, seconds));

    expect(compareWithCarrier(carrier, ours)).toEqual({
      carrier: 4,
      ours: 2,
      neverArrived: 2,
      minutes: [
        { minute: "2026-11-21T08:00", missing: 1 },
        { minute: "2026-11-21T09:00", missing: 1 },
      ],
    });
  });

  it("are the same call when they began within a minute of each other, before or after", () => {
    const missing = (seconds: number) =>
      compareWithCarrier([secondsAfter(start, 300)], [secondsAfter(start, seconds)]).neverArrived;

    expect([239, 240, 300, 360, 361].map(missing)).toEqual([1, 0, 0, 0, 1]);
  });

  it("never count fewer than the difference of the two", () => {
    const times = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(times, times, (carrier, ours) => {
        const moments = (list: number[]) => list.map((seconds) => secondsAfter(start, seconds));
        const { neverArrived } = compareWithCarrier(moments(carrier), moments(ours));

        expect(neverArrived).toBeGreaterThanOrEqual(carrier.length - ours.length);
        expect(neverArrived).toBeLessThanOrEqual(carrier.length);
      }),
    );
  });
});

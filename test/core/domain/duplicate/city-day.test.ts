import { describe, expect, it } from "vitest";
import { elapsedMs } from "../../../../core/domain/shared/time.ts";
import { cityDays } from "../../../../tools/city-days/towns.ts";

const make = cityDays();

describe("a made-up day of calls", () => {
  it("is the same for the same seed and another for another", () => {
    expect(make(7, 50)).toEqual(make(7, 50));
    expect(make(7, 50)).not.toEqual(make(8, 50));
  });

  it("has as many calls as it is asked for, by time, and two of five tell of an event", () => {
    const { calls } = make(3, 500);

    expect(calls).toHaveLength(500);
    expect(calls.filter(({ event }) => event !== undefined)).toHaveLength(200);
    expect(calls.map(({ receivedAt }) => receivedAt)).toEqual(
      calls.map(({ receivedAt }) => receivedAt).toSorted(),
    );
  });

  it("has one first caller for each event, and twins of the same kind and kelurahan within half an hour", () => {
    const { calls } = make(3, 2_000);
    const firsts = calls.filter(({ isFirst }) => isFirst);
    const events = new Set(calls.flatMap(({ event }) => event ?? []));
    expect(firsts).toHaveLength(events.size);

    const twins = firsts.filter(({ difficulty }) => difficulty === "twin");
    const paired = twins.filter((one) =>
      twins.some(
        (other) =>
          other.event !== one.event &&
          other.report.kind === one.report.kind &&
          other.report.place?.villageCode === one.report.place?.villageCode &&
          Math.abs(elapsedMs(other.receivedAt, one.receivedAt)) <= 30 * 60_000,
      ),
    );
    expect(paired.length).toBeGreaterThan(twins.length / 2);
  });

  it("has calls of every grade and of every way to be near", () => {
    const { calls } = make(3, 2_000);

    expect([...new Set(calls.map(({ grade }) => grade))].toSorted()).toEqual([
      "clear",
      "hard",
      "idle",
      "near",
    ]);
    expect([...new Set(calls.flatMap(({ difficulty }) => difficulty ?? []))].toSorted()).toEqual([
      "misspelt-landmark",
      "neighbouring-village",
      "other-kind",
      "twin",
    ]);
  });
});

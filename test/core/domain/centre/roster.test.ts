import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { promisedAt } from "../../../../core/domain/centre/roster.ts";
import { instantOf, timeZones } from "../../../../core/domain/shared/time.ts";
import { at } from "../../../support/async-world.ts";

const roster = [
  { shift: "Pagi", from: "07:00", until: "14:00", operators: 4 },
  { shift: "Siang", from: "14:00", until: "21:00", operators: 3 },
  { shift: "Malam", from: "21:00", until: "07:00", operators: 2 },
];

describe("the roster", () => {
  it("promises the operators of the shift that runs, in the region's own time", () => {
    expect(promisedAt(roster, at("00:00:00"), "Asia/Jakarta")).toBe(4); // 07.00 WIB
    expect(promisedAt(roster, at("06:59:59"), "Asia/Jakarta")).toBe(4); // 13.59 WIB
    expect(promisedAt(roster, at("06:59:59"), "Asia/Makassar")).toBe(3); // 14.59 WITA
  });

  it("knows a shift that crosses midnight on both sides of it", () => {
    expect(promisedAt(roster, at("16:59:59"), "Asia/Jakarta")).toBe(2); // 23.59 WIB
    expect(promisedAt(roster, at("17:00:00"), "Asia/Jakarta")).toBe(2); // 00.00 WIB
    expect(promisedAt(roster, at("23:59:59"), "Asia/Jakarta")).toBe(2); // 06.59 WIB
  });

  it("adds shifts that overlap, and promises nobody where there is none", () => {
    const both = [...roster, { shift: "Bantuan", from: "12:00", until: "16:00", operators: 1 }];

    expect(promisedAt(both, at("05:30:00"), "Asia/Jakarta")).toBe(5);
    expect(promisedAt([], at("05:30:00"), "Asia/Jakarta")).toBe(0);
  });

  it("has exactly one of three shifts at every moment of any day in every zone", () => {
    const moments = fc
      .integer({ min: 0, max: 4_000_000_000 })
      .map((seconds) => instantOf(seconds * 1000));
    fc.assert(
      fc.property(moments, fc.constantFrom(...timeZones), (now, zone) => {
        expect([2, 3, 4]).toContain(promisedAt(roster, now, zone));
      }),
    );
  });
});

it("begins and ends a shift to the minute", () => {
  const shift = { shift: "Pagi", from: "07:30", until: "14:15", operators: 2 };
  const promised = (utc: string) =>
    promisedAt([shift], instantOf(Date.parse(`2026-11-21T${utc}Z`)), "Asia/Jakarta");

  expect([promised("00:29:59"), promised("00:30:00")]).toStrictEqual([0, 2]);
  expect([promised("07:14:59"), promised("07:15:00")]).toStrictEqual([2, 0]);
  const night = { shift: "Malam", from: "22:00", until: "05:00", operators: 1 };
  const atNight = (utc: string) =>
    promisedAt([night], instantOf(Date.parse(`2026-11-21T${utc}Z`)), "Asia/Jakarta");
  expect([atNight("14:59:59"), atNight("15:00:00")]).toStrictEqual([0, 1]);
  expect([atNight("21:59:59"), atNight("22:00:00")]).toStrictEqual([1, 0]);
});

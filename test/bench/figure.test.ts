import { describe, expect, it } from "vitest";
import { keepsBar, median, percentile } from "../../bench/figure.ts";

describe("a figure and its bar", () => {
  const figure = { name: "tunggu", unit: "s" };

  it("keeps an upper bar up to and including it, and no further", () => {
    expect(keepsBar({ ...figure, measured: 20, bar: { atMost: 20 } })).toBe(true);
    expect(keepsBar({ ...figure, measured: 20.1, bar: { atMost: 20 } })).toBe(false);
  });

  it("keeps a lower bar from it upwards", () => {
    expect(keepsBar({ ...figure, measured: 5, bar: { atLeast: 5 } })).toBe(true);
    expect(keepsBar({ ...figure, measured: 4.9, bar: { atLeast: 5 } })).toBe(false);
  });

  it("does not keep a bar when nothing could be measured", () => {
    expect(keepsBar({ ...figure, measured: Number.NaN, bar: { atMost: 20 } })).toBe(false);
  });
});

describe("of many measurements", () => {
  const oneToTwoHundred = Array.from({ length: 200 }, (_, index) => 200 - index);

  it("the 99th percentile of 200 is the third longest", () => {
    expect(percentile(oneToTwoHundred, 0.99)).toBe(198);
  });

  it("the median is not moved by one that went wrong", () => {
    expect(median([11, 10, 9_999])).toBe(11);
  });

  it("there is no percentile of nothing", () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});

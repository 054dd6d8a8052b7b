import { describe, expect, it } from "vitest";
import { blocksSet } from "../../../../core/domain/reporting/blocks-set.ts";
import { emptyDay, withBlocks } from "../../../../core/domain/reporting/day-report.ts";
import { at } from "../../../support/builders.ts";

const aBlock = (numberHash: string, changes: { until?: string; by?: string } = {}) => ({
  numberHash,
  until: at("09:00:00"),
  reason: "sembilan panggilan iseng",
  by: "operator:op-1",
  ...changes,
});
const [first, second, third] = [at("08:00:00"), at("08:01:00"), at("08:02:00")];

describe("the blocks that were set", () => {
  it("are none while nobody has blocked a number", () => {
    expect(blocksSet([])).toEqual([]);
    expect(blocksSet([{ at: first, value: [] }])).toEqual([]);
  });

  it("are counted when they come onto the list, not while they stay or when they leave it", () => {
    const history = [
      { at: first, value: [aBlock("a")] },
      { at: second, value: [aBlock("a"), aBlock("b"), aBlock("c")] },
      { at: third, value: [aBlock("c")] },
    ];

    expect(blocksSet(history)).toEqual([first, second, second]);
  });

  it("are counted again when a person sets them again: with another end, by somebody else, or after they were lifted", () => {
    const one = { at: first, value: [aBlock("a")] };

    for (const again of [aBlock("a", { until: at("10:00:00") }), aBlock("a", { by: "op-2" })]) {
      expect(blocksSet([one, { at: second, value: [again] }])).toEqual([first, second]);
    }
    const lifted = { at: second, value: [] };
    expect(blocksSet([one, lifted, { ...one, at: third }])).toEqual([first, third]);
    const other = { ...aBlock("a"), reason: "lain" };
    expect(blocksSet([one, { at: second, value: [other] }])).toEqual([first]);
  });
});

it.each([
  [3, { blocksSet: 3 }],
  [0, { blocksSet: 0 }],
  [undefined, {}],
])(
  "a day's report says %s blocks, and nothing where they could not be counted",
  (counted, said) => {
    const { blocksSet: _zero, ...day } = emptyDay("33.75", "2026-11-21");

    expect(withBlocks(emptyDay("33.75", "2026-11-21"), counted)).toStrictEqual({ ...day, ...said });
  },
);

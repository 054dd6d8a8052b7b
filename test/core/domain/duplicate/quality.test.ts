import { expect, it } from "vitest";
import { judgeDay, qualityOf } from "../../../../tools/city-days/judge.ts";
import { cityDays } from "../../../../tools/city-days/towns.ts";

const make = cityDays();

it("on made-up days on which no threshold was set, the right case is first and hardly a wrong one is offered", () => {
  const judged = [51, 52, 53, 54].flatMap((seed) =>
    ([50, 500] as const).flatMap((size) => judgeDay(make(seed, size))),
  );
  const { later, found, offered, clean } = qualityOf(judged, ["clear", "near"]);

  expect(later).toBeGreaterThan(200);
  expect(found / later).toBeGreaterThanOrEqual(0.9);
  expect(clean / offered).toBeGreaterThanOrEqual(0.95);
});

it("calls that tell of nothing are offered nothing", () => {
  const idle = judgeDay(make(51, 500)).filter(({ call }) => call.grade === "idle");

  expect(idle).toHaveLength(300);
  expect(idle.every(({ offered }) => offered.length === 0)).toBe(true);
});

import { expect, it } from "vitest";
import { blockEnd } from "../../../../core/domain/call/block.ts";
import { accept, refuse } from "../../../../core/domain/shared/result.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { at } from "../../../support/builders.ts";

const now = at("08:00:00");
const month = 30 * 86_400;
const wrong = refuse({ kind: "block-end-wrong" });

it("a block ends after a day when nobody says otherwise", () => {
  expect(blockEnd(undefined, now)).toStrictEqual(accept(secondsAfter(now, 86_400)));
});

it.each([
  [0.001, true],
  [0, false],
  [-1, false],
  [month, true],
  [month + 0.001, false],
])("a block ends after now and within thirty days (%d s)", (seconds, fits) => {
  const until = secondsAfter(now, seconds);

  expect(blockEnd(until, now)).toStrictEqual(fits ? accept(until) : wrong);
});

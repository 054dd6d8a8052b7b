import { describe, expect, it } from "vitest";
import type { ChainWaits, Waits } from "../../../../core/domain/region/living.ts";
import { livingIssues } from "../../../../core/domain/region/living-rules.ts";
import { someWaits } from "../../../support/builders.ts";

const { P1, P2, P3 } = someWaits;

function issuesOf(urgent: ChainWaits, kinds?: Waits["kinds"]): readonly string[] {
  const waits = { P1: urgent, P2, P3, ...(kinds === undefined ? {} : { kinds }) };
  return livingIssues({ waits }, []);
}

describe("the moments of an escalation", () => {
  it("may stand at the same moment, or be left out", () => {
    const flat = { ...P1, callSeconds: [150], backupSeconds: 150, alarmSeconds: 150 };

    expect(issuesOf(P1)).toEqual([]);
    expect(issuesOf(flat)).toEqual([]);
    expect(issuesOf({ ...P1, callSeconds: [], repeatSeconds: [] })).toEqual([]);
  });

  it("must not run backwards", () => {
    const wrongOrder = ["P1: a step before the one that it follows"];

    expect(issuesOf({ ...P1, repeatSeconds: [30, 30] })).toEqual(["P1.repeatSeconds: not rising"]);
    expect(issuesOf({ ...P1, callSeconds: [90, 90] })).toEqual(["P1.callSeconds: not rising"]);
    expect(issuesOf({ ...P1, deskSeconds: 89 })).toEqual(wrongOrder);
    expect(issuesOf({ ...P1, backupSeconds: 149 })).toEqual(wrongOrder);
    expect(issuesOf({ ...P1, alarmSeconds: 239 })).toEqual(wrongOrder);
  });

  it("use the second channel before the telephone and before any repeat", () => {
    const oneByOne = { ...P1, channels: "one-by-one" as const };
    const silent = { ...oneByOne, callSeconds: [], repeatSeconds: [] };

    expect(issuesOf({ ...oneByOne, channelSeconds: 30 })).toEqual([]);
    expect(issuesOf({ ...oneByOne, channelSeconds: 31 })).toEqual([
      "P1: a step before the one that it follows",
      "P1.repeatSeconds: before the second channel",
    ]);
    expect(issuesOf({ ...silent, channelSeconds: 31 })).toEqual([]);
    expect(issuesOf({ ...P1, channelSeconds: 999 })).toEqual([]);
  });

  it("hold for the chain of a single kind too", () => {
    const late = { ...P1, alarmSeconds: 1 };

    expect(issuesOf(P1, { medical: { P1 } })).toEqual([]);
    expect(issuesOf(P1, { medical: { P2: late } })).toEqual([
      "kinds.medical.P2: a step before the one that it follows",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { aDesk, type Desk, eventually } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const { site } = aRunningSystem(["33.75"]);

/** Nothing newer goes out before a lost answer's report must have been applied. Unit: ms. */
const quietMs = 35_000;

async function closedCase(desk: Desk): Promise<CaseHead> {
  const { serial } = await desk.dispatch((await desk.createCase()).serial, "damkar");
  await desk.call("POST", `/cases/${serial}/closing`, { disposition: "handled", result: "Padam" });
  return desk.read(serial);
}

/** Which version of a case reached the centre and when, in order of arrival. */
function arrivals({ caseNumber }: CaseHead) {
  return site()
    .world.national.arrivals()
    .filter(({ key }) => key.startsWith(`${caseNumber}:`))
    .map(({ key, at }) => ({ version: Number(key.split(":").at(-1)), at: Date.parse(at) }));
}

function held({ caseNumber }: CaseHead) {
  return site()
    .world.national.records()
    .find((record) => record.caseNumber === caseNumber);
}

/** The operator corrects the number of victims while nobody knows whether the first report has been taken. */
async function correctedWhileUnclear(desk: Desk, head: CaseHead): Promise<CaseHead> {
  await eventually(site(), () => (arrivals(head).length > 0 ? true : undefined));
  await eventually(site(), async () => (await desk.read(head.serial)).shipping);
  site().world.national.setMode("up");
  await site().world.clock.advance(20_000);
  const change = { victims: 2 };
  const answer = await desk.call("POST", `/cases/${head.serial}/changes`, change);
  expect(answer.status).toBe(200);
  return desk.read(head.serial);
}

describe.each(["slow", "late"] as const)("a national centre that is %s", (mode) => {
  it("gets a correction only after the quiet period, and the newest version stays", async () => {
    const desk = await aDesk(site());
    const { national, clock } = site().world;
    national.setMode(mode);
    const first = await closedCase(desk);
    const corrected = await correctedWhileUnclear(desk, first);
    await clock.advance(10_000);
    const duringQuiet = arrivals(first).filter(({ version }) => version > first.version);
    await eventually(
      site(),
      () => (held(first)?.version === corrected.version ? true : undefined),
      5_000,
    );
    // Whatever was still on its way must have come by now.
    await clock.advance(10 * 60_000);
    const seen = arrivals(first);
    const versions = seen.map(({ version }) => version);
    const newest = seen.find(({ version }) => version === corrected.version);

    expect(corrected.version).toBe(first.version + 1);
    expect(duringQuiet).toEqual([]);
    expect((newest?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThanOrEqual(quietMs);
    // Never an older version after a newer one, and the accepted one is not sent again.
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(versions.filter((version) => version === corrected.version)).toHaveLength(1);
    expect(held(first)).toMatchObject({ version: corrected.version, victims: 2 });
    expect((await desk.read(first.serial)).shippedVersion).toBe(corrected.version);
  });
});

it("a correction after the centre has taken the case replaces what it holds", async () => {
  const desk = await aDesk(site());
  const first = await closedCase(desk);
  await eventually(site(), () => held(first));
  await desk.call("POST", `/cases/${first.serial}/changes`, { kind: "rescue" });
  const record = await eventually(site(), () => {
    const now = held(first);
    return now !== undefined && now.version > first.version ? now : undefined;
  });

  expect(record).toMatchObject({ kind: "rescue", disposition: "handled" });
  expect(arrivals(first).map(({ version }) => version)).toEqual([first.version, first.version + 1]);
});

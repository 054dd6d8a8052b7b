import { describe, expect, it } from "vitest";
import { advanceDispatch } from "../../../../core/domain/dispatch/advance.ts";
import { alarmCauses } from "../../../../core/domain/dispatch/alarm.ts";
import type { DeclineReason, Dispatch } from "../../../../core/domain/dispatch/dispatch.ts";
import { planDue, takeDueSteps } from "../../../../core/domain/dispatch/next-step.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { accepted, aDispatch, aHead, at, someWaits } from "../../../support/builders.ts";

const later = (seconds: number) => secondsAfter(at("08:00:00"), seconds);
const silent = aDispatch({ escalatedAt: later(150), tier: 3 });

function declined(who: string, reason: DeclineReason = "no-crew", from = aDispatch()): Dispatch {
  return accepted(advanceDispatch(from, "declined", later(200), who, reason));
}

const kindsAt = (dispatch: Dispatch, seconds: number) =>
  takeDueSteps(aHead({}, dispatch), someWaits, { damkar: "bpbd" }, later(seconds)).steps.map(
    ({ kind }) => kind,
  );

describe("an agency that refuses", () => {
  it("has desk and backup at once, the supervisors and the alarm at their moments", () => {
    const backupGone = { ...declined("agency-link"), escalatedAt: later(200) };
    const stamped = { ...backupGone, chain: { desk: later(200), backup: later(200) } };

    expect(kindsAt(declined("agency-link"), 200)).toEqual(["desk", "backup"]);
    expect(kindsAt(stamped, 239)).toEqual([]);
    expect(kindsAt(stamped, 240)).toEqual(["supervisor"]);
    expect(
      kindsAt({ ...stamped, chain: { ...stamped.chain, supervisor: later(240) } }, 300),
    ).toEqual(["alarm"]);
  });

  it("because others have handled it has no supervisor told, with or without a backup", () => {
    const handled = declined("agency-link", "already-handled");

    expect(kindsAt(handled, 200)).toEqual(["desk", "backup"]);
    expect(kindsAt(handled, 299)).toEqual(["desk", "backup"]);
    expect(kindsAt(handled, 300)).toEqual(["desk", "backup", "alarm"]);
  });

  it("to an operator after the desks have rung is known once the backup is sent", () => {
    const known = declined("operator:7", "no-crew", silent);
    const backed = { ...known, chain: { backup: later(200) } };

    expect(kindsAt(known, 200)).toEqual(["backup"]);
    expect(kindsAt(backed, 999)).toEqual([]);
    expect(kindsAt({ ...backed, by: "agency-link" }, 999)).toEqual(["supervisor", "alarm"]);
    expect(kindsAt({ ...backed, escalatedAt: later(200) }, 999)).toEqual(["supervisor", "alarm"]);
  });

  it("is left alone while the backup that was sent by itself has not answered", () => {
    const backup = aDispatch({ ordinal: 2, agencyId: "bpbd", insteadOf: 1, by: "system" });
    const head = aHead({}, declined("agency-link"), { ...backup, sentAt: later(200) });
    const { steps } = takeDueSteps(head, someWaits, {}, later(999));

    expect(new Set(steps.map(({ ordinal }) => ordinal))).toEqual(new Set([2]));
  });
});

describe("several agencies that stay silent", () => {
  it("are backed up by the same agency once, in the order in which they were sent", () => {
    const psc = aDispatch({ ordinal: 2, agencyId: "psc" });
    const head = {
      ...aHead(),
      status: "dispatched" as const,
      dispatches: { b: psc, a: aDispatch() },
    };
    const backups = { damkar: "bpbd", psc: "bpbd" };
    const { steps, head: after } = takeDueSteps(head, someWaits, backups, later(240));

    expect(steps.filter(({ kind }) => kind === "backup")).toEqual([
      { kind: "backup", ordinal: 1, agencyId: "damkar", backup: "bpbd" },
      { kind: "backup", ordinal: 2, agencyId: "psc" },
    ]);
    expect(Object.values(after.dispatches).filter((one) => one.agencyId === "bpbd")).toHaveLength(
      1,
    );
    expect(after.actor).toBe("system");
  });

  it("of which only the last possible one can still be named by a link", () => {
    const last = aHead({}, aDispatch({ ordinal: 254 }));
    const { head } = takeDueSteps(last, someWaits, { damkar: "bpbd" }, later(240));

    expect(Object.keys(head.dispatches)).toEqual(["254", "255"]);
  });
});

it("an alarm rings the desks that had been quiet", () => {
  const chain = { "call-1": later(30), "call-2": later(90), desk: later(150) };
  const over = { ...chain, backup: later(240), supervisor: later(240) };
  const { head } = takeDueSteps(aHead({}, { ...silent, chain: over }), someWaits, {}, later(300));

  expect(head.alarmSince).toBe(later(300));
  expect(alarmCauses(head).map(({ ordinal }) => ordinal)).toEqual([1]);
});

it("a change that is not read is repeated at the repeats only, though channels come one by one", () => {
  const since = later(0);
  const working = aDispatch({
    status: "acknowledged",
    notice: { seq: 2, type: "changed", at: since, since },
  });

  expect(planDue(aHead({ priority: "P2" }, working), someWaits)).toBe(later(150));
});

it("repeats come in the order of their moments, however they are written down", () => {
  const P1 = { ...someWaits.P1, repeatSeconds: [150, 20, 90] };
  const tier = (seconds: number) => {
    const taken = takeDueSteps(aHead({}, aDispatch()), { ...someWaits, P1 }, {}, later(seconds));
    return Object.values(taken.head.dispatches)[0]?.tier;
  };
  const made = aHead({}, aDispatch({ tier: 1 }));

  expect([tier(20), tier(90)]).toEqual([1, 2]);
  expect(takeDueSteps(made, { ...someWaits, P1 }, {}, later(29)).steps).toEqual([]);
});

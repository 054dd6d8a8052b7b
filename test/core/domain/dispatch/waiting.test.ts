import { describe, expect, it } from "vitest";
import { waitingAnew } from "../../../../core/domain/dispatch/advance.ts";
import { isEscalated, isTold, silentSince } from "../../../../core/domain/dispatch/chain.ts";
import type { Dispatch } from "../../../../core/domain/dispatch/dispatch.ts";
import { planDue, takeDueSteps } from "../../../../core/domain/dispatch/next-step.ts";
import { aDispatch, aHead, at, someWaits } from "../../../support/builders.ts";

const changed = { seq: 3, type: "changed", at: at("08:01:00"), since: at("08:01:00") } as const;

/** Silent until the desks rang, then at work with a change that it has not read. */
const late = aDispatch({
  status: "acknowledged",
  statusAt: at("08:03:00"),
  stamps: { sent: at("08:00:00"), acknowledged: at("08:03:00") },
  escalatedAt: at("08:02:30"),
  tier: 3,
  notice: changed,
});
const now = at("08:03:01");

describe("an agency that takes the task after the desks have rung, and leaves a change unread", () => {
  it("is waited for anew from then on, for every first report that says so", () => {
    const anew = { tier: 0, notice: { ...changed, since: now } };
    const driving: Dispatch = {
      ...late,
      status: "en-route",
      stamps: { sent: at("08:00:00"), "en-route": at("08:03:00") },
    };
    const there: Dispatch = {
      ...late,
      status: "on-scene",
      stamps: { sent: at("08:00:00"), "on-scene": at("08:02:30") },
    };

    expect(waitingAnew(late, now)).toEqual({ ...late, ...anew });
    expect(waitingAnew(driving, now)).toEqual({ ...driving, ...anew });
    expect(waitingAnew(there, now)).toEqual({ ...there, ...anew });
  });

  it("is waited for as before when it had answered earlier, or nothing is unread", () => {
    const unmoved: readonly Dispatch[] = [
      { ...late, status: "sent" },
      { ...late, notice: { ...changed, acknowledgedAt: at("08:03:00") } },
      { ...late, stamps: { ...late.stamps, acknowledged: at("08:02:29") } },
      { ...late, status: "on-scene", stamps: { "on-scene": at("08:02:29") } },
      { ...late, stamps: { ...late.stamps, "en-route": at("08:02:00") } },
      { ...late, notice: { ...changed, since: at("08:03:00") } },
    ];
    const { escalatedAt: _never, ...quiet } = late;

    const unstamped = { ...quiet, stamps: { sent: at("08:00:00") } };

    for (const one of [...unmoved, quiet, unstamped]) expect(waitingAnew(one, now)).toBe(one);
  });
});

describe("a silence", () => {
  const told = { who: "Piket", how: "telepon", by: "operator:7" };

  it("begins with the task, whatever changes come while it is unanswered", () => {
    const sent = aDispatch({ notice: changed });

    expect(silentSince(sent)).toBe(at("08:00:00"));
    expect(silentSince({ ...sent, told: { ...told, at: at("08:01:00") } })).toBe(at("08:00:00"));
  });

  it("begins anew with a change after somebody was told", () => {
    const sent = aDispatch({ notice: changed, told: { ...told, at: at("08:00:59") } });

    expect(isTold(sent)).toBe(false);
    expect(silentSince(sent)).toBe(at("08:01:00"));
    expect(isEscalated({ ...sent, escalatedAt: at("08:00:30") })).toBe(false);
    expect(isEscalated({ ...sent, escalatedAt: at("08:01:00") })).toBe(true);
  });

  it("of a refusal begins with it, or with the task when that was never taken", () => {
    const declined = aDispatch({ status: "declined", statusAt: at("08:02:00") });
    const given = { ...declined, stamps: { ...declined.stamps, acknowledged: at("08:01:00") } };

    expect(silentSince(declined)).toBe(at("08:00:00"));
    expect(silentSince(given)).toBe(at("08:02:00"));
    expect(isTold({ ...given, told: { ...told, at: at("08:02:00") } })).toBe(true);
    expect(isTold({ ...given, told: { ...told, at: at("08:01:59") } })).toBe(false);
  });

  it("counts from its notice where an older one does not say since when", () => {
    const notice = { seq: 2, type: "cancelled", at: at("08:01:00") } as const;

    expect(silentSince(aDispatch({ status: "cancelled", notice }))).toBe(at("08:01:00"));
  });
});

it("a case that waits for a neighbour's answer is looked at when that is due", () => {
  const handover = {
    ...({ handoverId: "h-1", neighbourId: "batang", state: "offered", way: "phone" } as const),
    ...{ offeredAt: at("08:00:00"), answerDue: at("08:00:20"), by: "operator:1", fallback: [] },
  };
  const head = { ...aHead({}, aDispatch()), handover };

  expect(planDue(head, someWaits)).toBe(at("08:00:20"));
  expect(
    planDue({ ...head, handover: { ...handover, answerDue: at("08:09:00") } }, someWaits),
  ).toBe(at("08:00:30"));
});

it("an alarm of an earlier silence is not gone on with", () => {
  const before = aDispatch({
    status: "acknowledged",
    stamps: { sent: at("08:00:00"), acknowledged: at("08:07:00") },
    notice: { ...changed, since: at("08:10:00"), at: at("08:10:00") },
    escalatedAt: at("08:02:30"),
    chain: { desk: at("08:02:30"), alarm: at("08:05:00") },
    alarmedAt: at("08:06:00"),
    tier: 3,
  });
  const { steps, head } = takeDueSteps(aHead({}, before), someWaits, {}, at("08:12:30"));

  expect(steps).toEqual([{ kind: "desk", ordinal: 1, agencyId: "damkar" }]);
  expect(head.dispatches["1"]).toEqual({
    ...before,
    escalatedAt: at("08:12:30"),
    chain: { desk: at("08:12:30") },
  });
  expect(head.due).toBe(at("08:15:00"));
});

import { describe, expect, it } from "vitest";
import type { StageClock } from "../../../../core/domain/deadline/clock.ts";
import {
  complaintClock,
  type DeadlineFacts,
  deadlinesOf,
  type ServiceLevels,
} from "../../../../core/domain/deadline/deadlines.ts";
import { type StageMoment, stageMoments, stages } from "../../../../core/domain/deadline/stage.ts";
import { stageNames } from "../../../../core/domain/deadline/stage-words.ts";
import type { Instant } from "../../../../core/domain/shared/time.ts";
import { aCall, aDispatch, aHead, at } from "../../../support/builders.ts";
import { someLevels } from "../../../support/levels.ts";

const now = at("09:00:00");

function stateOf(facts: DeadlineFacts, moment: Instant = now) {
  return deadlinesOf(someLevels, facts, moment).map(({ stage, state }) => `${stage} ${state}`);
}

/** The one clock of a stage that a region named between two moments. */
function named(from: StageMoment, to: StageMoment, facts: DeadlineFacts): StageClock | undefined {
  const levels: ServiceLevels = {
    ...someLevels,
    others: { own: { label: "Tahap sendiri", from, to, seconds: 60 } },
  };
  return deadlinesOf(levels, facts, now).find(({ stage }) => stage === "own");
}

describe("the targets of a call", () => {
  it("are the answer alone while it has no case", () => {
    expect(deadlinesOf(someLevels, { call: aCall() }, at("07:58:04"))).toEqual([
      {
        stage: "answer",
        label: "Panggilan dijawab",
        targetSeconds: 10,
        state: "running",
        from: at("07:58:00"),
        due: at("07:58:10"),
        elapsedSeconds: 4,
        pausedSeconds: 0,
        paused: false,
      },
    ]);
  });

  it("are missed by a caller who waited too long and hung up, not by one who hung up early", () => {
    expect(stateOf({ call: aCall({ endedAt: at("07:58:11") }) })).toEqual(["answer breached"]);
    expect(stateOf({ call: aCall({ endedAt: at("07:58:10") }) })).toEqual([]);
  });

  it("are none of a written report", () => {
    expect(stateOf({ call: aCall({ channel: "whatsapp" }) })).toEqual([]);
  });

  it("do not stop with the case: the caller waits", () => {
    const head = aHead({
      pauses: [{ from: at("07:58:00"), reason: "weather", by: "operator:op-1" }],
    });

    expect(deadlinesOf(someLevels, { call: aCall(), head }, now)[0]).toMatchObject({
      stage: "answer",
      state: "breached",
      pausedSeconds: 0,
    });
  });
});

describe("the targets of a case", () => {
  const call = aCall({ answeredAt: at("07:58:05") });

  it("run from the report to the first dispatch, and from each dispatch to its agency's words", () => {
    const first = aDispatch({
      stamps: { sent: at("08:00:00"), acknowledged: at("08:01:00"), "on-scene": at("08:20:00") },
    });
    const second = aDispatch({ ordinal: 2, agencyId: "psc", sentAt: at("08:01:00") });
    const clocks = deadlinesOf(
      someLevels,
      { call, head: aHead({}, second, first) },
      at("08:02:30"),
    );

    expect(
      clocks.map(({ stage, state, ordinal, agencyId, elapsedSeconds, due }) => [
        stage,
        state,
        ordinal,
        agencyId,
        elapsedSeconds,
        due,
      ]),
    ).toEqual([
      ["answer", "met", undefined, undefined, 5, at("07:58:10")],
      ["first-handling", "met", undefined, undefined, 120, at("08:00:00")],
      ["agent-and-supervisor", "met", undefined, undefined, 120, at("08:03:00")],
      ["acknowledgement", "met", 1, "damkar", 60, at("08:02:00")],
      ["acknowledgement", "running", 2, "psc", 90, at("08:03:00")],
      ["agency-follow-up", "running", 1, "damkar", 150, at("08:35:00")],
      ["agency-follow-up", "running", 2, "psc", 90, at("08:36:00")],
      ["arrival", "unset", 1, "damkar", 1200, undefined],
      ["arrival", "unset", 2, "psc", 90, undefined],
    ]);
    expect(clocks.map(({ label }) => label)).toEqual([
      "Panggilan dijawab",
      "Penanganan pertama",
      "Operator dan penyelia",
      "Jawaban instansi",
      "Jawaban instansi",
      "Tindak lanjut instansi",
      "Tindak lanjut instansi",
      "Tiba di lokasi",
      "Tiba di lokasi",
    ]);
  });

  it("begin with the case when it was made by hand, and know no answer", () => {
    expect(stateOf({ head: aHead() }, at("08:02:00"))).toEqual([
      "first-handling running",
      "agent-and-supervisor running",
    ]);
    expect(deadlinesOf(someLevels, { head: aHead() }, now)[0]?.from).toBe(at("08:00:00"));
  });

  it("stand still while it is paused", () => {
    const pauses = [{ from: at("08:01:00"), reason: "weather" as const, by: "operator:op-1" }];

    expect(deadlinesOf(someLevels, { head: aHead({ pauses }) }, now)[0]).toMatchObject({
      state: "running",
      paused: true,
      elapsedSeconds: 60,
      due: at("09:01:00"),
    });
    expect(
      deadlinesOf(someLevels, { head: aHead({ pauses }, aDispatch()) }, now).map(
        ({ stage, paused }) => [stage, paused],
      ),
    ).toEqual([
      ["first-handling", false],
      ["agent-and-supervisor", false],
      ["acknowledgement", true],
      ["agency-follow-up", true],
      ["arrival", true],
    ]);
  });

  it("end with it: what was not missed by then is left out", () => {
    const closedAt = at("08:02:30");

    expect(stateOf({ head: aHead({ status: "closed", closedAt }) })).toEqual([
      "first-handling breached",
    ]);
    expect(stateOf({ head: aHead({ status: "closed", closedAt }, aDispatch()) })).toEqual([
      "first-handling met",
      "agent-and-supervisor met",
      "acknowledgement breached",
    ]);
  });
});

describe("the targets of an agency", () => {
  const ofAgency = (stamps: Parameters<typeof aDispatch>[0]) =>
    stateOf({ head: aHead({}, aDispatch(stamps)) }, at("08:10:00")).slice(2);

  it("are answered by a refusal, and nothing more is expected then", () => {
    expect(
      ofAgency({ stamps: { sent: at("08:00:00"), declined: at("08:02:00") }, status: "declined" }),
    ).toEqual(["acknowledgement met"]);
  });

  it.each(["cancelled", "turned-back"] as const)("end when it is %s", (status) => {
    expect(
      ofAgency({ status, stamps: { sent: at("08:00:00"), [status]: at("08:01:00") } }),
    ).toEqual([]);
    expect(
      ofAgency({ status, stamps: { sent: at("08:00:00"), [status]: at("08:03:00") } }),
    ).toEqual(["acknowledgement breached"]);
  });

  it.each(["en-route", "on-scene", "completed"] as const)(
    "are answered by a crew that is %s without having said so",
    (status) => {
      expect(
        ofAgency({ status, stamps: { sent: at("08:00:00"), [status]: at("08:01:30") } })[0],
      ).toBe("acknowledgement met");
    },
  );

  it("take arrived and completed at their first stamp", () => {
    const all = {
      sent: at("08:00:00"),
      acknowledged: at("08:00:30"),
      "en-route": at("08:01:00"),
      "on-scene": at("08:05:00"),
      completed: at("08:30:00"),
    };
    const facts = { head: aHead({}, aDispatch({ stamps: all, status: "completed" })) };
    const reached = deadlinesOf(someLevels, facts, now).map(({ stage, reachedAt }) => [
      stage,
      reachedAt,
    ]);

    expect(reached.slice(2)).toEqual([
      ["acknowledgement", at("08:00:30")],
      ["agency-follow-up", at("08:30:00")],
      ["arrival", at("08:05:00")],
    ]);
    expect(named("acknowledged", "departed", facts)?.elapsedSeconds).toBe(30);
    expect(named("departed", "arrived", facts)?.elapsedSeconds).toBe(240);
    expect(named("arrived", "completed", facts)?.elapsedSeconds).toBe(1500);
  });
});

describe("a stage that a region names", () => {
  const call = aCall({ answeredAt: at("07:58:05"), endedAt: at("08:05:00") });
  const head = aHead(
    { status: "closed", closedAt: at("08:40:00") },
    aDispatch({ stamps: { sent: at("08:00:00"), completed: at("08:30:00") } }),
  );

  it.each([
    ["answered", "recorded", 115],
    ["received", "recorded", 120],
    ["recorded", "dispatched", 0],
    ["completed", "closed", 600],
    ["received", "closed", 2520],
  ] as const)("is timed from %s to %s", (from, to, seconds) => {
    expect(named(from, to, { call, head })).toMatchObject({
      label: "Tahap sendiri",
      elapsedSeconds: seconds,
    });
  });

  it("is an agency's when it begins or ends with one", () => {
    expect(named("completed", "closed", { call, head })?.agencyId).toBe("damkar");
    expect(named("received", "arrived", { call, head })?.agencyId).toBe("damkar");
    expect(named("departed", "closed", { call, head })?.agencyId).toBe("damkar");
    expect(named("received", "closed", { call, head })?.agencyId).toBeUndefined();
  });

  it("is not there where its moments never come", () => {
    expect(named("answered", "recorded", { head })).toBeUndefined();
    expect(named("answered", "closed", { head: aHead() })).toBeUndefined();
    expect(named("answered", "arrived", { head })).toBeUndefined();
    expect(named("received", "recorded", { call })).toBeUndefined();
    expect(named("received", "arrived", { call })).toBeUndefined();
  });
});

describe("a complaint", () => {
  const answered = (moment: string) =>
    complaintClock(someLevels, at("08:00:00"), undefined, at(moment));

  it("is to be answered within twice 24 hours", () => {
    expect(answered("08:00:01")).toEqual({
      stage: "complaint",
      label: "Pengaduan",
      targetSeconds: 172_800,
      state: "running",
      from: at("08:00:00"),
      due: "2026-11-23T08:00:00.000Z",
      elapsedSeconds: 1,
      pausedSeconds: 0,
      paused: false,
    });
    expect(complaintClock(someLevels, at("08:00:00"), at("09:00:00"), now)?.state).toBe("met");
  });
});

it("gives every stage a name and a moment each its place", () => {
  expect(Object.keys(stageNames)).toEqual(stages);
  expect(new Set(stageMoments).size).toBe(9);
});

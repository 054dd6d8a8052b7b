import { describe, expect, it } from "vitest";
import type { CaseStatus } from "../../../core/domain/case/case.ts";
import type { StageClock } from "../../../core/domain/deadline/clock.ts";
import type { HandoverState } from "../../../core/domain/handover/handover.ts";
import { type Instant, instantOf, secondsAfter } from "../../../core/domain/shared/time.ts";
import { emptyBoard } from "../../../web/src/state/board.ts";
import { clockText, orderedClocks } from "../../../web/src/state/clock-text.ts";
import { eventPlaces, freeCases, lifeCount } from "../../../web/src/state/event-places.ts";
import {
  isUnderway,
  mayTakeBack,
  neighbourName,
  notedAnswers,
  proposedFallback,
  secondsLeft,
  transferTarget,
  waitedMs,
} from "../../../web/src/state/handover-order.ts";
import { landmarkRequestOf, shownLandmarks } from "../../../web/src/state/landmark-edit.ts";
import { rowsOf, withCondition, withSpecialRow } from "../../../web/src/state/routing-edit.ts";
import { idOf, type Waits } from "../../../web/src/state/settings-edit.ts";
import { withKindWaits, withoutKindWaits } from "../../../web/src/state/waits-edit.ts";
import { aCase } from "../a-case.ts";

const start = instantOf(Date.parse("2026-11-22T03:00:00.000Z"));
const later = (seconds: number): Instant => secondsAfter(start, seconds);

describe("a target in words", () => {
  const clock: StageClock = {
    stage: "arrival",
    label: "Tiba di lokasi",
    state: "running",
    targetSeconds: 600,
    from: start,
    due: later(600),
    elapsedSeconds: 60,
    pausedSeconds: 0,
    paused: false,
  };
  const { due: _due, from: _from, ...bare } = clock;

  it("counts down while it runs, and up once it is missed", () => {
    expect(clockText(clock, later(60))).toBe("sisa 9 mnt 00 dtk");
    expect(clockText({ ...clock, state: "breached" }, later(630))).toBe("lewat 30 dtk");
  });

  it("says how long it took once it was reached, in time or late", () => {
    const reached = { ...clock, reachedAt: later(60) };

    expect(clockText({ ...reached, state: "met" }, later(900))).toBe(
      "terpenuhi dalam 1 mnt 00 dtk",
    );
    expect(clockText({ ...reached, state: "breached" }, later(900))).toBe(
      "terlambat, selesai dalam 1 mnt 00 dtk",
    );
  });

  it("says so when the region has set no target, or it has not begun", () => {
    expect(clockText({ ...bare, state: "unset" }, start)).toBe("target belum ditetapkan");
    expect(clockText({ ...clock, state: "unset" }, start)).toBe("1 mnt 00 dtk");
    expect(clockText({ ...bare, state: "not-started" }, start)).toBe("belum mulai");
  });

  it("puts what was missed first, then what runs out first, then the rest", () => {
    const of = (stage: string, patch: Partial<StageClock>) => ({ ...clock, stage, ...patch });
    const clocks = [
      of("met", { state: "met" }),
      of("later", { due: later(900) }),
      of("sooner", { due: later(60) }),
      of("missed", { state: "breached" }),
    ];

    expect(orderedClocks(clocks).map(({ stage }) => stage)).toEqual([
      "missed",
      "sooner",
      "later",
      "met",
    ]);
  });
});

describe("the places of an event", () => {
  const cases = {
    "1": aCase(1, { priority: "P2", eventSerial: 7 }),
    "2": aCase(2, { priority: "P1", eventSerial: 7 }),
    "3": aCase(3, { status: "dispatched", eventSerial: 7 }),
    "4": aCase(4, { kind: "medical" }),
    "5": aCase(5),
    "6": aCase(6, { status: "cancelled" }),
  };
  const board = { ...emptyBoard, cases };

  it("stand by what was done for them, life in danger first, and none is forgotten", () => {
    const places = eventPlaces(board, { places: [1, 2, 3, 99] });

    expect(places.queued.map(({ serial }) => serial)).toEqual([2, 1]);
    expect(places.underway.map(({ serial }) => serial)).toEqual([3]);
    expect(places.elsewhere).toEqual([99]);
    expect(lifeCount(places)).toBe(2);
  });

  it("are chosen among cases that belong to no event, those of its kind first", () => {
    expect(freeCases(board, "medical").map(({ serial }) => serial)).toEqual([4, 5]);
  });
});

describe("a hand-over", () => {
  const handover = {
    handoverId: "33.75-0042-H1",
    neighbourId: "kab-batang",
    way: "phone",
    state: "offered",
    offeredAt: start,
    by: "operator:op-1",
    answerDue: later(20),
    fallback: ["damkar"],
  } as const;

  it("counts the seconds that are left to the neighbour, and how long it was waited for", () => {
    expect(secondsLeft(handover, later(1))).toBe(19);
    expect(secondsLeft(handover, later(21))).toBe(0);
    expect(waitedMs(handover, later(5))).toBe(5_000);
    expect(waitedMs({ ...handover, answeredAt: later(12) }, later(90))).toBe(12_000);
  });

  it("keeps a second offer back while the first goes on", () => {
    expect(isUnderway(undefined)).toBe(false);
    expect(isUnderway(handover)).toBe(true);
    expect(isUnderway({ ...handover, state: "accepted" })).toBe(true);
    expect(isUnderway({ ...handover, state: "refused" })).toBe(false);
  });

  it("names a neighbour as people know it, and proposes who would be sent now", () => {
    const neighbours = [{ neighbourId: "kab-batang", name: "Kabupaten Batang", phone: "+620285" }];
    const agencies = ["damkar", "pln"].map((agencyId) => ({
      ...{ agencyId, label: "", service: "", vertical: false },
    }));
    const info = { agencies, timeZone: "Asia/Jakarta" as const };
    // 03:00 UTC is 10:00 in Jakarta.
    const morning = { from: "10:00", until: "11:00" };
    const routing = [
      { kind: "fire" as const, when: { danger: true as const }, lead: ["pln"], support: [] },
      { kind: "fire" as const, when: morning, lead: ["gone", "damkar"], support: ["pln"] },
      { kind: "fire" as const, lead: ["damkar"], support: ["damkar"] },
    ];
    const fire = aCase(1, { kind: "fire" });

    expect(neighbourName(neighbours, "kab-batang")).toBe("Kabupaten Batang");
    expect(neighbourName(undefined, "kab-batang")).toBe("kab-batang");
    expect(proposedFallback(routing, fire, info, start)).toEqual(["damkar", "pln"]);
    expect(proposedFallback(routing, fire, info, later(3_600))).toEqual(["damkar"]);
    expect(proposedFallback(routing, { ...fire, danger: true }, info, start)).toEqual(["pln"]);
    expect(proposedFallback(routing, { ...fire, kind: "medical" }, info, start)).toEqual([]);
  });

  it("lets an answer by telephone be noted while there is one to note, also after the case was kept", () => {
    const answers = (state: HandoverState, patch = {}) =>
      notedAnswers({ ...handover, state, ...patch });

    expect(notedAnswers(undefined)).toEqual([]);
    expect(answers("offered")).toEqual(["accepted", "refused", "completed"]);
    expect(answers("offered", { way: "exchange" })).toEqual(["accepted", "refused", "completed"]);
    expect(answers("accepted")).toEqual(["completed", "refused"]);
    expect(answers("kept")).toEqual(["accepted"]);
    expect(answers("kept", { lateAcceptedAt: later(90) })).toEqual([]);
    expect([answers("refused"), answers("completed"), answers("withdrawn")]).toEqual([[], [], []]);
  });

  it("is taken back while nobody has answered, and of a neighbour that has taken it while the case is open", () => {
    const taken = (state: HandoverState, status: CaseStatus) =>
      mayTakeBack({ status, handover: { ...handover, state } });

    expect(mayTakeBack({ status: "open" })).toBe(false);
    expect(taken("offered", "open")).toBe(true);
    expect(taken("accepted", "open")).toBe(true);
    expect(taken("accepted", "dispatched")).toBe(true);
    expect(taken("completed", "dispatched")).toBe(true);
    expect(taken("completed", "closed")).toBe(false);
    expect(taken("accepted", "cancelled")).toBe(false);
    expect(taken("kept", "open")).toBe(false);
  });
});

describe("the caller of a case that is handed over", () => {
  it("is put through by the key that rings that neighbour, or by its name", () => {
    const info = {
      quickConnects: [
        { quickConnectId: "damkar", label: "Pos Damkar" },
        { quickConnectId: "tetangga", label: "112 Batang", neighbour: "33.25" },
      ],
    };

    expect(transferTarget(info, { name: "Kabupaten Batang", code: "33.25" })).toBe("112 Batang");
    expect(transferTarget(info, { name: "PT Pelabuhan" })).toBe("PT Pelabuhan");
  });
});

describe("the supervisor's lists", () => {
  it("make an id of what people call a thing", () => {
    expect(idOf("Kabupaten Batang (Utara)")).toBe("kabupaten-batang-utara");
    expect(idOf("112 Kendal")).toBe("kendal");
  });

  it("put a special row before the ordinary one, and leave out what a condition does not say", () => {
    const ordinary = { kind: "fire" as const, lead: ["damkar"], support: ["pln"] };
    const routing = withSpecialRow([ordinary], "fire");

    expect(routing).toEqual([{ ...ordinary, when: { danger: true } }, ordinary]);
    expect(rowsOf(routing, "fire").map(({ index }) => index)).toEqual([0, 1]);
    expect(withCondition({ danger: true }, { danger: false, minVictims: "5" })).toEqual({
      minVictims: 5,
    });
    expect(withCondition({ minVictims: 5 }, { minVictims: "" })).toEqual({});
  });

  it("give a kind a chain of its own and take it back without a trace", () => {
    const chain = { deskSeconds: 1 } as unknown as Waits["P1"];
    const waits: Waits = { P1: chain, P2: chain, P3: chain };
    const both = withKindWaits(withKindWaits(waits, "fire", "P1", chain), "fire", "P2", chain);

    expect(both.kinds).toEqual({ fire: { P1: chain, P2: chain } });
    expect(withoutKindWaits(both, "fire", "P1").kinds).toEqual({ fire: { P2: chain } });
    expect(withoutKindWaits(withoutKindWaits(both, "fire", "P1"), "fire", "P2")).toEqual(waits);
  });

  it("keep proposals apart, find a landmark by its other name, and refuse a point that is none", () => {
    const landmark = { otherNames: ["Masjid Hijau"], villageCode: "" };
    const listed = { ...landmark, landmarkId: "a", name: "Masjid Baru", state: "listed" as const };
    const proposed = { ...landmark, landmarkId: "b", name: "Pos", state: "proposed" as const };

    expect(shownLandmarks([listed, proposed], "hijau")).toEqual({
      proposals: [proposed],
      listed: [listed],
    });
    expect(shownLandmarks([listed], "stasiun").listed).toEqual([]);
    const form = { name: "Pos", otherNames: " Pos Lama , ", villageCode: "", point: "" };
    expect(landmarkRequestOf(form)).toEqual({
      ok: true,
      value: { name: "Pos", otherNames: ["Pos Lama"], villageCode: "" },
    });
    expect(landmarkRequestOf({ ...form, point: "utara" })).toMatchObject({ refusal: "point" });
    expect(landmarkRequestOf({ ...form, name: "P" })).toMatchObject({ refusal: "name" });
  });
});

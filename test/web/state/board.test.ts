import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDispatches, openCase } from "../../../core/domain/case/plan.ts";
import { epochOf, instantOf } from "../../../core/domain/shared/time.ts";
import {
  type BoardEvent,
  type BoardState,
  boardAfter,
  type CallBackRow,
  type CallRow,
  type CaseRow,
  emptyBoard,
} from "../../../web/src/state/board.ts";
import {
  orderedCallBacks,
  orderedCalls,
  orderedCases,
  orderedEvents,
  orderedOffers,
} from "../../../web/src/state/board-order.ts";

const start = Date.parse("2026-11-21T06:00:00.000Z");
const at = (seconds: number) => instantOf(start + seconds * 1000);

function aCase(serial: number, changed: Partial<CaseRow> = {}): CaseRow {
  const made = openCase({
    code: "33.75",
    serial,
    at: at(serial),
    actor: "operator:op-1",
    kind: "fire",
    priority: "P2",
    place: {
      districtCode: "33.75.02",
      district: "Pekalongan Timur",
      villageCode: "33.75.02.1007",
      village: "Poncol",
      detail: "",
      certain: true,
    },
    brief: "",
  });
  return { ...made, dispatches: {}, ...changed };
}

const aCall = (callId: string, changed: Partial<CallRow> = {}): CallRow => ({
  callId,
  channel: "voice",
  receivedAt: at(1),
  numberCondition: "usable",
  version: 1,
  ...changed,
});

const fetched = (cases: CaseRow[], calls: CallRow[] = []): BoardEvent => ({
  type: "fetched",
  cases,
  callBacks: [],
  calls,
  serverTime: at(100),
  localMs: start,
});
const pushed = (row: CaseRow, open = true): BoardEvent => ({
  type: "changed",
  change: { what: "case", case: row, open },
  localMs: start + 100_000,
});
const boardOf = (...events: BoardEvent[]): BoardState => events.reduce(boardAfter, emptyBoard);

describe("the board of a desk", () => {
  it("shows what was fetched and forgets what is no longer open", () => {
    const state = boardOf(fetched([aCase(1), aCase(2)]), fetched([aCase(2)]));

    expect(Object.keys(state.cases)).toEqual(["2"]);
  });

  it("keeps the newer of two copies of a case, whichever comes last", () => {
    const newer = aCase(1, { version: 5, priority: "P1" });
    const state = boardOf(fetched([newer]), pushed(aCase(1, { version: 4 })));

    expect(state.cases["1"]?.priority).toBe("P1");
  });

  it("does not lose a case that was pushed while the board was being fetched", () => {
    const state = boardOf({ type: "fetch-started" }, pushed(aCase(9)), fetched([aCase(1)]));

    expect(Object.keys(state.cases)).toEqual(["1", "9"]);
  });

  it("does not bring back a case that was closed while the board was being fetched", () => {
    const state = boardOf(
      fetched([aCase(1)]),
      { type: "fetch-started" },
      pushed(aCase(1, { version: 2 }), false),
      fetched([aCase(1)]),
    );

    expect(state.cases).toEqual({});
  });

  it("is the same in the end, in whatever order changes arrive", () => {
    const history = [1, 2, 3, 4].map((version) => aCase(7, { version }));
    fc.assert(
      fc.property(fc.shuffledSubarray(history, { minLength: 4, maxLength: 4 }), (order) => {
        const state = boardOf(...order.map((row) => pushed(row)));

        expect(state.cases["7"]?.version).toBe(4);
      }),
    );
  });

  it("reads the age of a case from the server's clock, also when that clock is moved on", () => {
    const first = boardOf(fetched([]));
    const moved = boardAfter(first, pushed(aCase(1, { changedAt: at(4_000) })));

    expect(first.skewMs).toBe(100_000);
    expect(start + 100_000 + moved.skewMs).toBe(epochOf(at(4_000)));
  });
});

describe("call-backs and the centre's state", () => {
  const aCallBack = (version: number, patch: Partial<CallBackRow> = {}): CallBackRow => ({
    callBackId: "a1",
    reason: "promised",
    firstAt: at(1),
    lastAt: at(2),
    lastCallId: "c-1",
    calls: 1,
    waitedSeconds: 30,
    cutOffSpeaking: false,
    earlierCalls: 0,
    earlierCases: 0,
    silentAt: at(7200),
    tries: 0,
    version,
    ...patch,
  });
  const pushed = (callBack: CallBackRow, open = true): BoardEvent => ({
    type: "changed",
    change: { what: "call-back", callBack, open },
    localMs: start,
  });
  const centre = (version: number): BoardEvent => ({
    type: "changed",
    change: {
      what: "centre",
      centre: {
        operators: [],
        staffed: version,
        ready: 0,
        promised: 0,
        linesInUse: 0,
        linesTotal: 10,
        outgoingWaiting: 0,
        version,
      },
    },
    localMs: start,
  });

  it("stand one row a number, the newest version, and an ended one does not come back by a late copy", () => {
    const two = boardOf(pushed(aCallBack(1)), pushed(aCallBack(2, { calls: 2 })));
    expect(orderedCallBacks(two).map(({ calls }) => calls)).toEqual([2]);
    const ended = boardOf(pushed(aCallBack(2)), pushed(aCallBack(3), false), pushed(aCallBack(2)));
    expect(orderedCallBacks(ended)).toEqual([]);
  });

  it("never go back to an older state of the centre", () => {
    expect(boardOf(centre(5), centre(4)).centre?.version).toBe(5);
  });
});

describe("events and neighbours' offers", () => {
  const anEvent = (version: number, status: "open" | "closed" = "open"): BoardEvent => ({
    type: "changed",
    change: {
      what: "event",
      open: status === "open",
      event: {
        serial: 3,
        eventNumber: "33.75-P0003",
        name: "Banjir Poncol",
        kind: "natural-disaster",
        leadAgency: "bpbd",
        status,
        openedAt: at(version),
        openedBy: "operator:op-1",
        places: [1],
        version,
      },
    },
    localMs: start,
  });
  const anOffer = (handoverId: string, dueAfter: number): BoardEvent => ({
    type: "changed",
    change: {
      what: "offer",
      open: true,
      offer: {
        handoverId,
        fromRegion: "33.26",
        fromName: "Kabupaten Pekalongan",
        caseNumber: "33.26-0009",
        offeredAt: at(1),
        answerDue: at(dueAfter),
        state: "offered",
        facts: { kind: "fire", priority: "P1", placeText: "Tirto", brief: "" },
        version: 1,
      },
    },
    localMs: start,
  });

  it("leave the board when they are closed, and do not come back by a late copy", () => {
    expect(orderedEvents(boardOf(anEvent(1), anEvent(2))).map(({ version }) => version)).toEqual([
      2,
    ]);
    expect(orderedEvents(boardOf(anEvent(1), anEvent(3, "closed"), anEvent(2)))).toEqual([]);
  });

  it("are shown by the moment at which a neighbour must be answered", () => {
    const board = boardOf(anOffer("later", 40), anOffer("soon", 20));

    expect(orderedOffers(board).map(({ handoverId }) => handoverId)).toEqual(["soon", "later"]);
  });

  it("go when the fetched board no longer has them", () => {
    const begun: BoardEvent = { type: "fetch-started" };
    const state = boardOf(anEvent(1), anOffer("a", 20), begun, fetched([aCase(1)]));

    expect([orderedEvents(state), orderedOffers(state)]).toEqual([[], []]);
  });
});

describe("the order on the board", () => {
  it("puts alarms first, then urgent cases, then the oldest", () => {
    const rows = [
      aCase(1, { priority: "P3" }),
      aCase(2, { priority: "P1" }),
      aCase(3, { priority: "P3", alarmSince: at(50) }),
      aCase(4, { priority: "P1" }),
    ];

    expect(orderedCases(boardOf(fetched(rows))).map((row) => row.serial)).toEqual([3, 2, 4, 1]);
  });

  it("puts a case whose agency stays silent before a more urgent one that is answered", () => {
    const sent = addDispatches(aCase(1, { priority: "P3" }), ["damkar"], at(2), "operator:op-1");
    if (!sent.ok) throw new Error("not sent");
    const dispatches = Object.fromEntries(
      Object.entries(sent.value.dispatches).map(([key, dispatch]) => [
        key,
        { ...dispatch, escalatedAt: at(300) },
      ]),
    );
    const silent: CaseRow = { ...sent.value, dispatches };
    const state = boardOf(fetched([aCase(2, { priority: "P1" }), silent]));

    expect(orderedCases(state).map((row) => row.serial)).toEqual([1, 2]);
  });

  it("shows waiting callers before those who are being spoken with, and hides calls that made a case", () => {
    const calls = [
      aCall("talking", { answeredAt: at(5) }),
      aCall("waiting", { receivedAt: at(9) }),
      aCall("done", { caseSerial: 4 }),
    ];

    expect(orderedCalls(boardOf(fetched([], calls))).map((call) => call.callId)).toEqual([
      "waiting",
      "talking",
    ]);
  });
});

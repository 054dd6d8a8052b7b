import type { BoardChange, BoardResponse } from "../../../core/contracts/board.ts";
import { epochOf, type Instant } from "../../../core/domain/shared/time.ts";

export type CaseRow = BoardResponse["cases"][number];
export type CallRow = BoardResponse["calls"][number];

/**
 * The open board of one region as this page knows it. Changes come over the live channel; from time to time the whole
 * board is fetched and replaces what it must.
 */
export type BoardState = {
  /** By case serial. */
  readonly cases: Readonly<Record<string, CaseRow>>;
  /** By call id. */
  readonly calls: Readonly<Record<string, CallRow>>;
  /** Version with which a row left the board: an older copy that arrives late does not bring it back. */
  readonly gone: Readonly<Record<string, number>>;
  /** Rows that the live channel touched while the board was being fetched: they are newer than what was fetched. */
  readonly touched: Readonly<Record<string, true>>;
  /** Server's clock minus this machine's. Unit: ms. */
  readonly skewMs: number;
  readonly loaded: boolean;
};

export type BoardEvent =
  | { readonly type: "fetch-started" }
  | {
      readonly type: "fetched";
      readonly cases: readonly CaseRow[];
      readonly calls: readonly CallRow[];
      readonly serverTime: Instant;
      /** This machine's clock. Unit: ms since 1970. */
      readonly localMs: number;
    }
  | { readonly type: "changed"; readonly change: BoardChange; readonly localMs: number };

export const emptyBoard: BoardState = {
  cases: {},
  calls: {},
  gone: {},
  touched: {},
  skewMs: 0,
  loaded: false,
};

export function boardAfter(state: BoardState, event: BoardEvent): BoardState {
  switch (event.type) {
    case "fetch-started":
      return { ...state, touched: {} };
    case "fetched":
      return fetched(state, event);
    case "changed":
      return changed(state, event.change, event.localMs);
  }
}

const caseKey = (row: CaseRow) => String(row.serial);
const goneKey = (what: "case" | "call", key: string) => `${what}:${key}`;

function fetched(
  state: BoardState,
  event: Extract<BoardEvent, { readonly type: "fetched" }>,
): BoardState {
  return {
    ...state,
    cases: reconciled(state, "case", state.cases, event.cases, caseKey),
    calls: reconciled(state, "call", state.calls, event.calls, (row) => row.callId),
    touched: {},
    gone: Object.fromEntries(
      Object.entries(state.gone).filter(([mark]) => state.touched[mark] === true),
    ),
    skewMs: epochOf(event.serverTime) - event.localMs,
    loaded: true,
  };
}

/** What was fetched replaces what was known, but for rows that changed meanwhile. */
function reconciled<Row extends { readonly version: number }>(
  state: BoardState,
  what: "case" | "call",
  known: Readonly<Record<string, Row>>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Readonly<Record<string, Row>> {
  const isTouched = (key: string) => state.touched[goneKey(what, key)] === true;
  const kept = Object.entries(known).filter(([key]) => isTouched(key));
  const next: Record<string, Row> = Object.fromEntries(kept);
  for (const row of rows) {
    const key = keyOf(row);
    const leftAt = state.gone[goneKey(what, key)];
    if (leftAt !== undefined && row.version <= leftAt) continue;
    const current = known[key];
    next[key] = current !== undefined && current.version > row.version ? current : row;
  }
  return next;
}

function changed(state: BoardState, change: BoardChange, localMs: number): BoardState {
  const row = change.what === "case" ? change.case : change.call;
  const key = change.what === "case" ? caseKey(change.case) : change.call.callId;
  const known = change.what === "case" ? state.cases[key] : state.calls[key];
  const mark = goneKey(change.what, key);
  const newest = Math.max(known?.version ?? 0, state.gone[mark] ?? 0);
  if (row.version < newest) return state;
  const next: BoardState = {
    ...state,
    touched: { ...state.touched, [mark]: true },
    skewMs: Math.max(state.skewMs, newestMoment(change) - localMs),
  };
  if (!change.open) return withoutRow(next, change.what, key, row.version);
  return change.what === "case"
    ? { ...next, cases: { ...next.cases, [key]: change.case } }
    : { ...next, calls: { ...next.calls, [key]: change.call } };
}

function withoutRow(
  state: BoardState,
  what: "case" | "call",
  key: string,
  version: number,
): BoardState {
  const gone = { ...state.gone, [goneKey(what, key)]: version };
  const without = <Row>(rows: Readonly<Record<string, Row>>) =>
    Object.fromEntries(Object.entries(rows).filter(([other]) => other !== key));
  return what === "case"
    ? { ...state, gone, cases: without(state.cases) }
    : { ...state, gone, calls: without(state.calls) };
}

/** The server's clock may be ahead of what was last fetched (a moved clock, a slow machine). Unit: ms since 1970. */
function newestMoment(change: BoardChange): number {
  if (change.what === "case") return epochOf(change.case.changedAt);
  const { receivedAt, queuedAt, answeredAt, endedAt } = change.call;
  return Math.max(
    ...[receivedAt, queuedAt, answeredAt, endedAt].flatMap((at) =>
      at === undefined ? [] : [epochOf(at)],
    ),
  );
}

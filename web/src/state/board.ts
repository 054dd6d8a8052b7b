import type {
  BoardChange,
  BoardResponse,
  CallBackView,
  CentreView,
} from "../../../core/contracts/board.ts";
import type { EventView } from "../../../core/contracts/events.ts";
import type { OfferView } from "../../../core/contracts/handover.ts";
import { epochOf, type Instant } from "../../../core/domain/shared/time.ts";

export type CaseRow = BoardResponse["cases"][number];
export type CallRow = BoardResponse["calls"][number];
export type CallBackRow = CallBackView;
export type EventRow = EventView;
export type OfferRow = OfferView;
export type Centre = CentreView;

/**
 * The open board of one region as this page knows it. Changes come over the live channel; from time to time the whole
 * board is fetched and replaces what it must.
 */
export type BoardState = {
  /** By case serial. */
  readonly cases: Readonly<Record<string, CaseRow>>;
  /** By call id. */
  readonly calls: Readonly<Record<string, CallRow>>;
  /** By call-back id: one row a number. */
  readonly callBacks: Readonly<Record<string, CallBackRow>>;
  /** Open events by serial. */
  readonly events: Readonly<Record<string, EventRow>>;
  /** Cases that neighbours offer, by hand-over id. */
  readonly offers: Readonly<Record<string, OfferRow>>;
  /** Absent until the telephone system has told something. */
  readonly centre?: Centre;
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
      readonly callBacks: readonly CallBackRow[];
      readonly events?: readonly EventRow[] | undefined;
      readonly offers?: readonly OfferRow[] | undefined;
      readonly centre?: Centre | undefined;
      readonly serverTime: Instant;
      /** This machine's clock. Unit: ms since 1970. */
      readonly localMs: number;
    }
  | { readonly type: "changed"; readonly change: BoardChange; readonly localMs: number };

export const emptyBoard: BoardState = {
  cases: {},
  calls: {},
  callBacks: {},
  events: {},
  offers: {},
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

const serialKey = (row: { readonly serial: number }) => String(row.serial);
const goneKey = (what: Listed["what"], key: string) => `${what}:${key}`;

function fetched(
  state: BoardState,
  event: Extract<BoardEvent, { readonly type: "fetched" }>,
): BoardState {
  return {
    ...state,
    cases: reconciled(state, "case", state.cases, event.cases, serialKey),
    calls: reconciled(state, "call", state.calls, event.calls, (row) => row.callId),
    callBacks: reconciled(
      state,
      "call-back",
      state.callBacks,
      event.callBacks,
      (row) => row.callBackId,
    ),
    events: reconciled(state, "event", state.events, event.events ?? [], serialKey),
    offers: reconciled(state, "offer", state.offers, event.offers ?? [], (row) => row.handoverId),
    ...newerCentre(state, event.centre),
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
  what: Listed["what"],
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

/** Changes of rows that come and go; the centre is one row that always stands. */
type Listed = Exclude<BoardChange, { readonly what: "centre" }>;

const listOf = {
  case: "cases",
  call: "calls",
  "call-back": "callBacks",
  event: "events",
  offer: "offers",
} as const;

function rowOf(change: Listed): { readonly key: string; readonly version: number } {
  switch (change.what) {
    case "case":
      return { key: serialKey(change.case), version: change.case.version };
    case "call":
      return { key: change.call.callId, version: change.call.version };
    case "call-back":
      return { key: change.callBack.callBackId, version: change.callBack.version };
    case "event":
      return { key: serialKey(change.event), version: change.event.version };
    case "offer":
      return { key: change.offer.handoverId, version: change.offer.version };
  }
}

function changed(state: BoardState, change: BoardChange, localMs: number): BoardState {
  if (change.what === "centre") return { ...state, ...newerCentre(state, change.centre) };
  const { key, version } = rowOf(change);
  const known = state[listOf[change.what]][key];
  const mark = goneKey(change.what, key);
  const newest = Math.max(known?.version ?? 0, state.gone[mark] ?? 0);
  if (version < newest) return state;
  const next: BoardState = {
    ...state,
    touched: { ...state.touched, [mark]: true },
    skewMs: Math.max(state.skewMs, newestMoment(change) - localMs),
  };
  return change.open ? withRow(next, change, key) : withoutRow(next, change.what, key, version);
}

function newerCentre(state: BoardState, centre: Centre | undefined): { readonly centre?: Centre } {
  const isNewer = centre !== undefined && centre.version >= (state.centre?.version ?? 0);
  return isNewer ? { centre } : {};
}

function withRow(state: BoardState, change: Listed, key: string): BoardState {
  switch (change.what) {
    case "case":
      return { ...state, cases: { ...state.cases, [key]: change.case } };
    case "call":
      return { ...state, calls: { ...state.calls, [key]: change.call } };
    case "call-back":
      return { ...state, callBacks: { ...state.callBacks, [key]: change.callBack } };
    case "event":
      return { ...state, events: { ...state.events, [key]: change.event } };
    case "offer":
      return { ...state, offers: { ...state.offers, [key]: change.offer } };
  }
}

function withoutRow(
  state: BoardState,
  what: Listed["what"],
  key: string,
  version: number,
): BoardState {
  const gone = { ...state.gone, [goneKey(what, key)]: version };
  const list = listOf[what];
  const left = Object.entries(state[list]).filter(([other]) => other !== key);
  return { ...state, gone, [list]: Object.fromEntries(left) };
}

/** The server's clock may be ahead of what was last fetched (a moved clock, a slow machine). Unit: ms since 1970. */
function newestMoment(change: Listed): number {
  switch (change.what) {
    case "case":
      return epochOf(change.case.changedAt);
    case "call":
      return Math.max(...momentsOf(change.call).map(epochOf));
    case "call-back":
      return epochOf(change.callBack.lastAt);
    case "event":
      return epochOf(change.event.closedAt ?? change.event.openedAt);
    case "offer":
      return epochOf(change.offer.answeredAt ?? change.offer.offeredAt);
  }
}

function momentsOf({ receivedAt, queuedAt, answeredAt, endedAt }: CallRow): Instant[] {
  return [receivedAt, queuedAt, answeredAt, endedAt].flatMap((at) =>
    at === undefined ? [] : [at],
  );
}

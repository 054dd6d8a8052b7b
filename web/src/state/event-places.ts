import type { BoardState, CaseRow, EventRow } from "./board.ts";

export type EventPlaces = {
  /** Nobody sent yet: life in danger first, then the oldest. */
  readonly queued: readonly CaseRow[];
  readonly underway: readonly CaseRow[];
  /** Serials of places that are no longer on the board. */
  readonly elsewhere: readonly number[];
};

/** The places of an event by what has been done for them. */
export function eventPlaces(state: BoardState, event: Pick<EventRow, "places">): EventPlaces {
  const rows = event.places.flatMap((serial) => {
    const row = state.cases[String(serial)];
    return row === undefined ? [] : [row];
  });
  const ordered = rows.toSorted(
    (a, b) => a.priority.localeCompare(b.priority) || a.createdAt.localeCompare(b.createdAt),
  );
  return {
    queued: ordered.filter((row) => row.status === "open"),
    underway: ordered.filter((row) => row.status !== "open"),
    elsewhere: event.places.filter((serial) => state.cases[String(serial)] === undefined),
  };
}

/** Places of an event where life is in danger. */
export function lifeCount({ queued, underway }: EventPlaces): number {
  return [...queued, ...underway].filter((row) => row.priority === "P1").length;
}

/** Cases on the board that belong to no event yet; those of the event's kind first, then the newest. */
export function freeCases(state: BoardState, kind?: string): readonly CaseRow[] {
  return Object.values(state.cases)
    .filter((row) => row.eventSerial === undefined && row.status !== "cancelled")
    .toSorted(
      (a, b) =>
        Number(b.kind === kind) - Number(a.kind === kind) || b.createdAt.localeCompare(a.createdAt),
    );
}

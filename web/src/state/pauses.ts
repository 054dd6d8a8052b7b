import type { Pause } from "../../../core/domain/case/case.ts";
import type { CaseRow } from "./board.ts";

/** The pause that holds now; one at most is open. */
export function openPause(row: Pick<CaseRow, "pauses">): Pause | undefined {
  return row.pauses?.find(({ until }) => until === undefined);
}

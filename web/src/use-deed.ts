import type { CaseRow } from "./state/board.ts";
import { type Act, useAct } from "./use-act.ts";

export type Deed = Act<{ readonly case: CaseRow }>;

/** One request that changes a case. */
export function useDeed(onDone: (row: CaseRow) => void): Deed {
  return useAct((value) => onDone(value.case));
}

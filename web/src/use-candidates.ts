import { useMemo } from "react";
import type { Place } from "../../core/domain/case/case.ts";
import { type Candidate, candidates } from "../../core/domain/duplicate/candidates.ts";
import type { Instant } from "../../core/domain/shared/time.ts";
import type { BoardState, CaseRow } from "./state/board.ts";
import type { CaseForm } from "./state/case-form.ts";
import { cluesOf } from "./state/place-form.ts";

export type Likely = Candidate & { readonly row: CaseRow };

/** More than these are no help to a person who has a caller on the line. Chosen. */
const maxShown = 4;

/** Open cases that this caller may be telling of, while the form is typed. Nothing is joined by it. */
export function useCandidates(
  state: Pick<BoardState, "cases">,
  form: CaseForm,
  receivedAt: Instant,
): readonly Likely[] {
  const { kind, districtCode, villageCode, detail, uncertain, clues, brief, report } = form;
  const { cases } = state;
  return useMemo(() => {
    const told = cluesOf(clues);
    const place: Partial<Place> = {
      detail,
      certain: !uncertain,
      ...(districtCode !== undefined && { districtCode }),
      ...(villageCode !== undefined && { villageCode }),
      ...(told !== undefined && { clues: told }),
    };
    const facts = { kind, place, brief: brief === "" ? report : brief, receivedAt };
    return candidates(facts, Object.values(cases), receivedAt)
      .slice(0, maxShown)
      .flatMap((one) => {
        const row = cases[String(one.serial)];
        return row === undefined ? [] : [{ ...one, row }];
      });
  }, [cases, kind, districtCode, villageCode, detail, uncertain, clues, brief, report, receivedAt]);
}

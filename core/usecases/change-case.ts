import type { ChangeCaseRequest } from "../contracts/cases.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { type CaseChange, changeCase, type NothingChangedRefusal } from "../domain/case/change.ts";
import type { CaseClosedRefusal } from "../domain/case/plan.ts";
import { watchRulesOf } from "../domain/dispatch/watch-rules.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import { type FindPlace, placeOf, type UnknownPlaceRefusal } from "./place.ts";
import type { CaseStore, Clock } from "./ports.ts";
import { type HeadPorts, type SaveRefusal, saveDecision } from "./save-head.ts";

export type ChangeCasePorts = HeadPorts & {
  readonly cases: Pick<CaseStore, "save" | "saveNotes">;
  readonly findPlace: FindPlace;
  readonly clock: Clock;
};

/** `case-closed`: so long ago that its words are gone; none are added. */
export type ChangeCaseRefusal =
  | NothingChangedRefusal
  | UnknownPlaceRefusal
  | SaveRefusal
  | CaseClosedRefusal;

/**
 * Corrects a case. What matters to a crew becomes an UBAH notice; after closing it is a correction for the national
 * centre. Notes are text beside the case and tell nobody.
 */
export async function changeCaseAtDesk(
  ports: ChangeCasePorts,
  serial: number,
  request: ChangeCaseRequest,
  actor: string,
): Promise<Result<CaseHead, ChangeCaseRefusal>> {
  const { place: wantedPlace, notes, ...fields } = request;
  const place = wantedPlace === undefined ? undefined : placeOf(ports.findPlace, wantedPlace);
  if (place !== undefined && !place.ok) return place;

  const change: CaseChange = { ...fields, place: place?.value };
  const at = ports.clock.now();
  const decided = await saveDecision(ports, serial, (head, living) => {
    const changed = changeCase(head, change, at, actor, watchRulesOf(living));
    // Notes alone change the text and nothing that a version stands for.
    return !changed.ok && notes !== undefined ? accept(head) : changed;
  });
  if (!decided.ok || notes === undefined) return decided;
  const kept = await ports.cases.saveNotes(serial, notes);
  return kept ? decided : refuse({ kind: "case-closed", status: decided.value.status });
}

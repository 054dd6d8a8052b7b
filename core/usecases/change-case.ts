import type { ChangeCaseRequest } from "../contracts/cases.ts";
import type { CaseChecks, CaseHead } from "../domain/case/case.ts";
import { type CaseChange, changeCase, type NothingChangedRefusal } from "../domain/case/change.ts";
import type { CaseClosedRefusal } from "../domain/case/plan.ts";
import { watchRulesOf } from "../domain/dispatch/watch-rules.ts";
import { kindOfLocal } from "../domain/routing/local-kinds.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { Instant } from "../domain/shared/time.ts";
import { type FindPlace, placeOf, type UnknownPlaceRefusal } from "./place.ts";
import type { CaseStore, Clock } from "./ports.ts";
import { type HeadPorts, type SaveRefusal, saveDecision } from "./save-head.ts";

export type ChangeCasePorts = HeadPorts & {
  readonly cases: Pick<CaseStore, "save" | "saveNotes" | "saveVerified">;
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
  const { place: wantedPlace, notes, verified, ...fields } = request;
  const place = wantedPlace === undefined ? undefined : placeOf(ports.findPlace, wantedPlace);
  if (place !== undefined && !place.ok) return place;

  const at = ports.clock.now();
  const decided = await saveDecision(ports, serial, (head, living) => {
    const kind =
      fields.kind ?? kindOfLocal(fields.localKind ?? undefined, head.kind, living.localKinds);
    const change: CaseChange = { ...fields, kind, place: place?.value };
    const changed = changeCase(head, change, at, actor, watchRulesOf(living));
    // Notes and checks alone change what lies beside the head and nothing that a version stands for.
    const besides = notes !== undefined || verified !== undefined;
    return !changed.ok && besides ? accept(head) : changed;
  });
  if (!decided.ok) return decided;
  const kept = await saveBeside(ports, serial, { notes, verified }, at);
  return kept ? decided : refuse({ kind: "case-closed", status: decided.value.status });
}

/** @returns false when the retention of what lies beside the head has passed */
async function saveBeside(
  { cases }: Pick<ChangeCasePorts, "cases">,
  serial: number,
  {
    notes,
    verified,
  }: {
    readonly notes: string | undefined;
    readonly verified: CaseChecks["verified"] | undefined;
  },
  at: Instant,
): Promise<boolean> {
  const checked = verified === undefined || (await cases.saveVerified(serial, verified, at));
  return checked && (notes === undefined || (await cases.saveNotes(serial, notes)));
}

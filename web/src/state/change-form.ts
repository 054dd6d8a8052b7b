import type { ChangeCaseRequest } from "../../../core/contracts/cases.ts";
import type { CallerRelation } from "../../../core/domain/case/case.ts";
import type { Kind, Priority } from "../../../core/domain/case/kind.ts";
import { accept, type Result, refuse } from "../../../core/domain/shared/result.ts";
import type { CaseRow } from "./board.ts";
import { liveAgencies } from "./board-order.ts";
import { type CaseForm, countOf, type MissingField, maxBriefLength } from "./case-form.ts";
import { goesThere, type PlaceForm, placeFormOf, placeInputOf } from "./place-form.ts";
import { notesOf } from "./protocol-answers.ts";

/** What an operator corrects about a case that is already known (UBAH). */
export type ChangeForm = PlaceForm & {
  readonly kind?: Kind | undefined;
  readonly priority: Priority;
  readonly victims: string;
  readonly danger: boolean;
  readonly brief: string;
  readonly localKind?: string | undefined;
  readonly language?: string | undefined;
  readonly relation?: CallerRelation | undefined;
  readonly access: string;
};

export function changeFormOf(row: CaseRow): ChangeForm {
  return {
    ...placeFormOf(row.place),
    kind: row.kind,
    priority: row.priority,
    victims: row.victims === undefined ? "" : String(row.victims),
    danger: row.danger === true,
    brief: row.brief,
    localKind: row.localKind,
    language: row.language,
    relation: row.relation,
    access: row.access ?? "",
  };
}

/** Kemendagri code of the region that gave the case its number. */
function regionOf(row: Pick<CaseRow, "caseNumber">): string {
  return row.caseNumber.slice(0, row.caseNumber.lastIndexOf("-"));
}

/**
 * Only what the person changed goes to the server.
 *
 * @param row the case as the form was filled from it, not a newer one
 */
export function changeRequestOf(
  row: CaseRow,
  form: ChangeForm,
): Result<ChangeCaseRequest, MissingField[]> {
  const victims = countOf(form.victims);
  const place = placeInputOf(form, regionOf(row));
  if (!place.ok) return refuse([place.refusal]);
  if (victims === "wrong" || (victims === undefined && row.victims !== undefined)) {
    return refuse(["victims"]);
  }
  if (form.brief.length > maxBriefLength) return refuse(["brief"]);
  return accept({
    ...(samePlace(row, place.value) ? {} : { place: place.value }),
    ...changedWords(row, form),
    ...changedFacts(row, form),
    ...(victims === row.victims || victims === undefined ? {} : { victims }),
    ...(form.danger === (row.danger === true) ? {} : { danger: form.danger }),
  });
}

function changedWords(row: CaseRow, form: ChangeForm): ChangeCaseRequest {
  return {
    ...(form.kind === undefined || form.kind === row.kind ? {} : { kind: form.kind }),
    ...(form.priority === row.priority ? {} : { priority: form.priority }),
    ...(form.brief === row.brief ? {} : { brief: form.brief }),
  };
}

function changedFacts(row: CaseRow, form: ChangeForm): ChangeCaseRequest {
  const { localKind, language, relation, access } = form;
  return {
    ...(localKind === row.localKind ? {} : { localKind: localKind ?? null }),
    ...(language === undefined || language === row.language ? {} : { language }),
    ...(relation === undefined || relation === row.relation ? {} : { relation }),
    ...(access === (row.access ?? "") ? {} : { access }),
  };
}

function samePlace(
  row: Pick<CaseRow, "place" | "caseNumber">,
  place: NonNullable<ChangeCaseRequest["place"]>,
): boolean {
  return goesThere(row.place, place, regionOf(row)) && place.certain === row.place.certain;
}

/** This change would put another place over one that a colleague has corrected since the form was opened. */
export function overwritesPlace(
  opened: CaseRow,
  newest: CaseRow,
  { place }: ChangeCaseRequest,
): boolean {
  if (place === undefined || samePlace(newest, place)) return false;
  return JSON.stringify(newest.place) !== JSON.stringify(opened.place);
}

/**
 * What a case lacks of a form that was to become it: an earlier try may have made the case before its answer was lost,
 * and the form was improved since. Empty when the case says what the form says.
 */
export function correctionOf(row: CaseRow, form: CaseForm): ChangeCaseRequest {
  // A number cannot be taken back, only replaced; it must not keep the rest from being corrected.
  const victims = form.victims.trim() === "" ? changeFormOf(row).victims : form.victims;
  const request = changeRequestOf(row, { ...form, victims });
  if (!request.ok || Object.keys(request.value).length === 0) return {};
  const notes = notesOf(form);
  return { ...request.value, ...(notes !== "" && { notes }) };
}

/** Agencies that get an UBAH for this change: those at work on it, when something changes that they must know. */
export function agenciesToTell(row: CaseRow, change: ChangeCaseRequest): readonly string[] {
  const { place, kind, victims, danger, access } = change;
  const moved = place !== undefined && !goesThere(row.place, place, regionOf(row));
  const matters = moved || [kind, victims, danger, access].some((field) => field !== undefined);
  return matters ? liveAgencies(row) : [];
}

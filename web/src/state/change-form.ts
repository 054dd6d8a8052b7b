import type { ChangeCaseRequest } from "../../../core/contracts/cases.ts";
import type { Kind, Priority } from "../../../core/domain/case/kind.ts";
import { accept, type Result, refuse } from "../../../core/domain/shared/result.ts";
import type { CaseRow } from "./board.ts";
import { liveAgencies } from "./board-order.ts";
import { type CaseForm, countOf, type MissingField, maxBriefLength } from "./case-form.ts";

/** What an operator corrects about a case that is already known (UBAH). */
export type ChangeForm = {
  readonly districtCode?: string | undefined;
  readonly villageCode?: string | undefined;
  readonly detail: string;
  readonly uncertain: boolean;
  readonly kind?: Kind | undefined;
  readonly priority: Priority;
  readonly victims: string;
  readonly danger: boolean;
  readonly brief: string;
};

export function changeFormOf(row: CaseRow): ChangeForm {
  return {
    districtCode: row.place.districtCode,
    villageCode: row.place.villageCode,
    detail: row.place.detail,
    uncertain: !row.place.certain,
    kind: row.kind,
    priority: row.priority,
    victims: row.victims === undefined ? "" : String(row.victims),
    danger: row.danger === true,
    brief: row.brief,
  };
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
  const { villageCode } = form;
  if (villageCode === undefined) return refuse(["place"]);
  if (victims === "wrong" || (victims === undefined && row.victims !== undefined)) {
    return refuse(["victims"]);
  }
  if (form.brief.length > maxBriefLength) return refuse(["brief"]);
  const place = { villageCode, detail: form.detail, certain: !form.uncertain };
  return accept({
    ...(samePlace(row, place) ? {} : { place }),
    ...changedWords(row, form),
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

function samePlace(
  row: Pick<CaseRow, "place">,
  place: NonNullable<ChangeCaseRequest["place"]>,
): boolean {
  return (
    place.villageCode === row.place.villageCode &&
    place.detail === row.place.detail &&
    place.certain === row.place.certain
  );
}

/** This change would put another place over one that a colleague has corrected since the form was opened. */
export function overwritesPlace(
  opened: CaseRow,
  newest: CaseRow,
  { place }: ChangeCaseRequest,
): boolean {
  return place !== undefined && !samePlace(newest, opened.place) && !samePlace(newest, place);
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
  return { ...request.value, ...(form.notes !== "" && { notes: form.notes }) };
}

/** Agencies that get an UBAH for this change: those at work on it, when something changes that they must know. */
export function agenciesToTell(row: CaseRow, change: ChangeCaseRequest): readonly string[] {
  const { place, kind, victims, danger } = change;
  const moved =
    place !== undefined &&
    (place.villageCode !== row.place.villageCode || place.detail !== row.place.detail);
  const matters = moved || [kind, victims, danger].some((field) => field !== undefined);
  return matters ? liveAgencies(row) : [];
}

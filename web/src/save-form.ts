import type { Answer, Problem } from "./answer.ts";
import type { Api } from "./api.ts";
import type { CaseRow, EventRow } from "./state/board.ts";
import type { CaseForm, MissingField } from "./state/case-form.ts";
import { correctionOf } from "./state/change-form.ts";
import { createRequestOf } from "./state/create-request.ts";

/**
 * What became of a form. `missing`, `failed`: it is not (wholly) saved and must stay on the screen; saving it again is
 * safe. `not-sent`: the case is saved, its agencies were not told.
 */
export type SavedForm =
  | { readonly kind: "missing"; readonly fields: readonly MissingField[] }
  | { readonly kind: "failed"; readonly problem: Problem }
  | KeptForm;

/** The server has all of the form. */
export type KeptForm = {
  readonly row: CaseRow;
  /** What became of putting it on an event, where that was wanted. */
  readonly placed?: Answer<{ readonly event: EventRow }> | undefined;
} & (
  | { readonly kind: "saved" | "sent" }
  | { readonly kind: "not-sent"; readonly problem: Problem }
);

export type SavingApi = Pick<Api, "createCase" | "changeCase" | "dispatchCase" | "placeOnEvent">;

/**
 * Makes the form a case and, when wanted, sends its agencies. A case that an earlier try already made is first brought
 * to what the form says now, as agencies must never be sent to an address that the operator has corrected.
 */
export async function saveForm(
  api: SavingApi,
  regionCode: string,
  form: CaseForm,
  send: boolean,
): Promise<SavedForm> {
  const request = createRequestOf(form, regionCode);
  if (!request.ok) return { kind: "missing", fields: request.refusal };
  const created = await api.createCase(request.value);
  if (!created.ok) return { kind: "failed", problem: created.problem };
  const corrected = await broughtUp(api, created.value.case, form);
  if (!corrected.ok) return { kind: "failed", problem: corrected.problem };
  const { row } = corrected;
  const placed = await placedOnEvent(api, row, form);
  if (!send) return { kind: "saved", row, placed };
  const sent = await api.dispatchCase(row.serial, { agencies: [...form.agencies] });
  return sent.ok
    ? { kind: "sent", row: sent.value.case, placed }
    : { kind: "not-sent", row, problem: sent.problem, placed };
}

/**
 * Before its agencies are sent, so that they get one list of the event in place of single messages. Whatever becomes of it,
 * help is sent.
 */
async function placedOnEvent(api: SavingApi, { serial, eventSerial }: CaseRow, form: CaseForm) {
  if (form.eventSerial === undefined || form.eventSerial === eventSerial) return undefined;
  return api.placeOnEvent(form.eventSerial, { add: [serial] });
}

type Corrected =
  | { readonly ok: true; readonly row: CaseRow }
  | { readonly ok: false; readonly problem: Problem };

async function broughtUp(api: SavingApi, row: CaseRow, form: CaseForm): Promise<Corrected> {
  const correction = correctionOf(row, form);
  if (Object.keys(correction).length === 0) return { ok: true, row };
  const changed = await api.changeCase(row.serial, correction);
  return changed.ok ? { ok: true, row: changed.value.case } : changed;
}

import type { Api, Problem } from "./api.ts";
import type { CaseRow } from "./state/board.ts";
import { type CaseForm, createRequestOf, type MissingField } from "./state/case-form.ts";
import { correctionOf } from "./state/change-form.ts";

/**
 * What became of a form. `missing`, `failed`: it is not (wholly) saved and must stay on the screen; saving it again is
 * safe. `not-sent`: the case is saved, its agencies were not told.
 */
export type SavedForm =
  | { readonly kind: "missing"; readonly fields: readonly MissingField[] }
  | { readonly kind: "failed"; readonly problem: Problem }
  | KeptForm;

/** The server has all of the form. */
export type KeptForm =
  | { readonly kind: "saved"; readonly row: CaseRow }
  | { readonly kind: "sent"; readonly row: CaseRow }
  | { readonly kind: "not-sent"; readonly row: CaseRow; readonly problem: Problem };

export type SavingApi = Pick<Api, "createCase" | "changeCase" | "dispatchCase">;

/**
 * Makes the form a case and, when wanted, sends its agencies. A case that an earlier try already made is first brought
 * to what the form says now, as agencies must never be sent to an address that the operator has corrected.
 */
export async function saveForm(api: SavingApi, form: CaseForm, send: boolean): Promise<SavedForm> {
  const request = createRequestOf(form);
  if (!request.ok) return { kind: "missing", fields: request.refusal };
  const created = await api.createCase(request.value);
  if (!created.ok) return { kind: "failed", problem: created.problem };
  const corrected = await broughtUp(api, created.value.case, form);
  if (!corrected.ok) return { kind: "failed", problem: corrected.problem };
  const { row } = corrected;
  if (!send) return { kind: "saved", row };
  const sent = await api.dispatchCase(row.serial, { agencies: [...form.agencies] });
  return sent.ok
    ? { kind: "sent", row: sent.value.case }
    : { kind: "not-sent", row, problem: sent.problem };
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

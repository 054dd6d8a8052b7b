import { useState } from "react";
import type { Api, Problem } from "./api.ts";
import { problemText, text } from "./messages/id.ts";
import type { CaseRow } from "./state/board.ts";
import { type CaseForm, createRequestOf, type MissingField } from "./state/case-form.ts";
import type { Notices } from "./use-notices.ts";

export type Saving = {
  readonly busy: boolean;
  readonly missing: readonly MissingField[];
  readonly problem: Problem | undefined;
  /** @param send the chosen agencies are sent as soon as the case is saved */
  readonly save: (form: CaseForm, send: boolean) => void;
};

/** Saves a form, and sends its agencies when wanted. The form is given up only when the server has the case. */
export function useSaving(api: Api, notices: Notices, onSaved: (row: CaseRow) => void): Saving {
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<readonly MissingField[]>([]);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);

  const run = async (form: CaseForm, send: boolean) => {
    const request = createRequestOf(form);
    setMissing(request.ok ? [] : request.refusal);
    setProblem(undefined);
    if (!request.ok) return;
    setBusy(true);
    const created = await api.createCase(request.value);
    if (!created.ok) {
      setBusy(false);
      setProblem(created.problem);
      return;
    }
    const row = created.value.case;
    const sent = send ? await sendAgencies(api, row, form.agencies, notices) : row;
    if (!send) notices.say("success", text.saved(row.caseNumber));
    setBusy(false);
    onSaved(sent);
  };
  return { busy, missing, problem, save: (form, send) => void run(form, send) };
}

async function sendAgencies(
  api: Api,
  row: CaseRow,
  agencies: readonly string[],
  notices: Notices,
): Promise<CaseRow> {
  const sent = await api.dispatchCase(row.serial, { agencies: [...agencies] });
  if (!sent.ok) {
    notices.say("error", text.savedNotSent(row.caseNumber, problemText(sent.problem)));
    return row;
  }
  notices.say("success", text.savedAndSent(row.caseNumber));
  return sent.value.case;
}

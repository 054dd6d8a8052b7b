import { useState } from "react";
import type { Problem } from "./answer.ts";
import { problemText, text } from "./messages/id.ts";
import { intakeText } from "./messages/intake-id.ts";
import type { Page } from "./page.ts";
import { type KeptForm, saveForm } from "./save-form.ts";
import type { CaseRow, EventRow } from "./state/board.ts";
import type { CaseForm, MissingField } from "./state/case-form.ts";
import type { Notices } from "./use-notices.ts";

export type Saving = {
  readonly busy: boolean;
  readonly missing: readonly MissingField[];
  readonly problem: Problem | undefined;
  /** @param send the chosen agencies are sent as soon as the case is saved */
  readonly save: (form: CaseForm, send: boolean) => void;
};

/** Saves a form, and sends its agencies when wanted. The form is given up only when the server has all of it. */
export function useSaving(
  { api, info }: Pick<Page, "api" | "info">,
  notices: Notices,
  onSaved: (row: CaseRow, event: EventRow | undefined) => void,
): Saving {
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<readonly MissingField[]>([]);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);

  const run = async (form: CaseForm, send: boolean) => {
    setBusy(true);
    setProblem(undefined);
    const saved = await saveForm(api, info.code, form, send);
    setBusy(false);
    setMissing(saved.kind === "missing" ? saved.fields : []);
    if (saved.kind === "missing") return;
    if (saved.kind === "failed") return setProblem(saved.problem);
    tell(saved, notices);
    onSaved(saved.row, saved.placed?.ok === true ? saved.placed.value.event : undefined);
  };
  return { busy, missing, problem, save: (form, send) => void run(form, send) };
}

function tell(saved: KeptForm, notices: Notices): void {
  const { caseNumber } = saved.row;
  if (saved.placed?.ok === false) {
    notices.say(
      "error",
      intakeText.notPlacedOnEvent(caseNumber, problemText(saved.placed.problem)),
    );
  }
  if (saved.kind === "not-sent") {
    notices.say("error", text.savedNotSent(caseNumber, problemText(saved.problem)));
    return;
  }
  const said = saved.kind === "sent" ? text.savedAndSent : text.saved;
  notices.say("success", said(caseNumber));
}

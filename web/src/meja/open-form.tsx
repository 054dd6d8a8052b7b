import { useEffect } from "react";
import type { Page } from "../page.ts";
import type { CaseRow } from "../state/board.ts";
import { type CaseForm, isUntouched } from "../state/case-form.ts";
import type { Telephony } from "../telephony.ts";
import type { Board } from "../use-board.ts";
import { useCall } from "../use-call.ts";
import type { DraftStore } from "../use-drafts.ts";
import { useJoining } from "../use-joining.ts";
import type { Notices } from "../use-notices.ts";
import type { QuickTypes } from "../use-quick-types.ts";
import { useSaving } from "../use-saving.ts";
import type { Selection } from "../views/board-panel.tsx";
import { CaseFormView } from "../views/case-form-view.tsx";

export type FormParts = {
  readonly page: Page;
  readonly board: Board;
  readonly notices: Notices;
  readonly telephony: Telephony;
  readonly drafts: DraftStore;
  readonly quick: QuickTypes;
  readonly select: (selection: Selection) => void;
};

/** The form of one call, or of a report without a call, until it is a case, is joined to one, or is none. */
export function OpenForm(
  props: FormParts & {
    /** The call's id, or `manual`. */
    readonly formKey: string;
    readonly form: CaseForm;
  },
) {
  const { page, board, notices, telephony, drafts, quick, formKey, form, select } = props;
  const onBoard = form.callId === undefined ? undefined : board.state.calls[form.callId];
  const opened = useCall(page.api, form.callId, onBoard?.version);
  const joining = useJoining({ api: page.api, board, notices }, form.callId);
  const saving = useSaving(page, notices, (row: CaseRow, event) => {
    board.apply(row);
    if (event !== undefined) board.applyEvent(event);
    board.settle(formKey);
    drafts.drop(formKey);
    select({ kind: "case", serial: row.serial });
  });
  const known = opened?.call.caseSerial;
  const untouched = isUntouched(form);
  // Joined just now: the sentence to the caller still stands here.
  const joined = joining.joined !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the call's case is a reason to leave the empty form
  useEffect(() => {
    if (known !== undefined && untouched && !joined) select({ kind: "case", serial: known });
  }, [known]);
  return (
    <CaseFormView
      page={page}
      board={board}
      notices={notices}
      telephony={telephony}
      form={form}
      opened={opened}
      saving={{
        ...saving,
        save: (typed, send) => saving.save(withCallMarks(typed, opened?.call), send),
      }}
      quick={quick}
      joining={joining}
      onEdit={(patch) => drafts.edit(formKey, patch)}
      onOpenCase={(serial) => {
        if (joining.joined?.row.serial === serial) drafts.drop(formKey);
        select({ kind: "case", serial });
      }}
      onDiscard={() => {
        drafts.drop(formKey);
        select({ kind: "none" });
      }}
    />
  );
}

type Marks = Pick<NonNullable<ReturnType<typeof useCall>>["call"], "language" | "doNotContact">;

/** What was decided about the call holds for its case too. */
function withCallMarks(form: CaseForm, call: Marks | undefined): CaseForm {
  return {
    ...form,
    language: form.language ?? call?.language,
    doNotContact: form.doNotContact || call?.doNotContact !== undefined,
  };
}

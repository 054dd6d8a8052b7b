import Button from "@cloudscape-design/components/button";
import { useCallback, useEffect, useState } from "react";
import type { CallType } from "../../../core/domain/call/call.ts";
import { problemText, text } from "../messages/id.ts";
import type { Page } from "../page.ts";
import { mayRead, mayWork } from "../roles.ts";
import type { CaseRow } from "../state/board.ts";
import { alarmCount } from "../state/board-order.ts";
import { type CaseForm, isUntouched } from "../state/case-form.ts";
import { manualKey } from "../state/drafts.ts";
import type { Opens, Telephony } from "../telephony.ts";
import { type Board, useBoard } from "../use-board.ts";
import { useCall } from "../use-call.ts";
import { type DraftStore, useDrafts } from "../use-drafts.ts";
import { type Notices, useNotices } from "../use-notices.ts";
import { useSaving } from "../use-saving.ts";
import { BoardPanel, type Selection } from "../views/board-panel.tsx";
import { CaseFormView } from "../views/case-form-view.tsx";
import { CaseView } from "../views/case-view.tsx";
import { CentreBanner } from "../views/centre-banner.tsx";
import { Shell } from "../views/shell.tsx";
import { DeskPhone } from "./desk-phone.tsx";

type DeskParts = {
  readonly page: Page;
  readonly board: Board;
  readonly notices: Notices;
  readonly drafts: DraftStore;
  readonly select: (selection: Selection) => void;
};

/** The operator's desk: the board beside the call or case that is open. */
export function Desk({ page, telephony }: { readonly page: Page; readonly telephony: Telephony }) {
  const board = useBoard(page);
  const notices = useNotices();
  const drafts = useDrafts(page.session);
  const [selection, setSelection] = useState<Selection>({ kind: "none" });
  const { open } = drafts;
  const select = (next: Selection) => {
    if (next.kind === "form") open(next.key);
    setSelection(next);
  };
  const openCall = useCallback(
    (opens: Opens) => {
      if (opens.kind === "case") return setSelection(opens);
      open(opens.callId);
      setSelection({ kind: "form", key: opens.callId });
    },
    [open],
  );
  const closeUntouched = (opens: Opens) => {
    if (opens.kind === "case") return;
    const { callId } = opens;
    const form = drafts.drafts[callId];
    if (form === undefined || !isUntouched(form)) return;
    drafts.drop(callId);
    setSelection((before) =>
      before.kind === "form" && before.key === callId ? { kind: "none" } : before,
    );
  };
  const parts: DeskParts = { page, board, notices, drafts, select };
  const works = mayWork(page.session);
  return (
    <Shell title={text.appDesk} page={page} link={board.link} notices={notices}>
      <CentreBanner board={board} info={page.info} />
      {works && (
        <DeskPhone
          page={page}
          board={board}
          notices={notices}
          telephony={telephony}
          onOpen={openCall}
          onMissed={closeUntouched}
        />
      )}
      {mayRead(page.session) ? (
        <main className="desk" data-selected={selection.kind !== "none"}>
          <BoardPanel
            board={board}
            page={page}
            selection={selection}
            onSelect={select}
            callsOpen={works}
            {...(works && { notices })}
            {...(works && { onNew: () => select({ kind: "form", key: manualKey }) })}
          />
          <section className="work">
            <div className="back">
              <Button onClick={() => select({ kind: "none" })}>
                {text.backToBoard(alarmCount(board.state))}
              </Button>
            </div>
            <Work {...parts} selection={selection} />
          </section>
        </main>
      ) : (
        <p className="lonely">{text.noAccess}</p>
      )}
    </Shell>
  );
}

function Work(props: DeskParts & { readonly selection: Selection }) {
  const { selection, ...parts } = props;
  if (selection.kind === "case") {
    return <CaseView key={selection.serial} serial={selection.serial} {...parts} />;
  }
  const form = selection.kind === "form" ? parts.drafts.drafts[selection.key] : undefined;
  if (selection.kind === "none" || form === undefined) {
    return <p className="lonely">{text.newCaseHint}</p>;
  }
  const { key } = selection;
  return <OpenForm key={key} formKey={key} form={form} {...parts} />;
}

function OpenForm(
  props: DeskParts & {
    readonly formKey: string;
    readonly form: CaseForm;
  },
) {
  const { page, board, notices, drafts, formKey, form, select } = props;
  const onBoard = form.callId === undefined ? undefined : board.state.calls[form.callId];
  const opened = useCall(page.api, form.callId, onBoard?.version);
  const saving = useSaving(page.api, notices, (row: CaseRow) => {
    board.apply(row);
    board.settle(formKey);
    drafts.drop(formKey);
    select({ kind: "case", serial: row.serial });
  });
  const [typing, setTyping] = useState(false);
  const known = opened?.call.caseSerial;
  const untouched = isUntouched(form);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the call's case is a reason to leave the empty form
  useEffect(() => {
    if (known !== undefined && untouched) select({ kind: "case", serial: known });
  }, [known]);
  const setCallType = async (callType: CallType) => {
    setTyping(true);
    const answer = await page.api.setCallType(formKey, callType);
    setTyping(false);
    if (!answer.ok) return notices.say("error", problemText(answer.problem));
    notices.say("success", text.callTypeSet);
    drafts.drop(formKey);
    if (opened?.call.endedAt !== undefined) board.settle(formKey);
    select({ kind: "none" });
  };
  return (
    <CaseFormView
      page={page}
      form={form}
      opened={opened}
      saving={saving}
      typing={typing}
      onEdit={(patch) => drafts.edit(formKey, patch)}
      onOpenCase={(serial) => select({ kind: "case", serial })}
      onCallType={(callType) => void setCallType(callType)}
      onDiscard={() => {
        drafts.drop(formKey);
        select({ kind: "none" });
      }}
    />
  );
}

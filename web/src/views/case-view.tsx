import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import type { CaseDetailResponse } from "../../../core/contracts/board.ts";
import { problemText, text } from "../messages/id.ts";
import { caseStatusLabel, kindLabel } from "../messages/labels-id.ts";
import type { Page } from "../page.ts";
import { mayWork } from "../roles.ts";
import type { CaseRow } from "../state/board.ts";
import { dispatchesOf, isAlarmed } from "../state/board-order.ts";
import type { Board } from "../use-board.ts";
import { type OpenCase, useCase } from "../use-case.ts";
import { useLiving } from "../use-living.ts";
import type { Notices } from "../use-notices.ts";
import { useNow } from "../use-now.ts";
import { PriorityBadge } from "./badges.tsx";
import { CareButtons } from "./care/care-buttons.tsx";
import { CaseFacts } from "./care/case-facts.tsx";
import { CaseSigns } from "./care/case-signs.tsx";
import { DeadlinePanel } from "./care/deadline-panel.tsx";
import { JoinedReports } from "./care/joined-reports.tsx";
import { SopPanel } from "./care/sop-panel.tsx";
import { CaseDialog, type Dialog } from "./dialogs.tsx";
import { DispatchCard } from "./dispatch-card.tsx";
import { HandoverPanel } from "./handover/handover-panel.tsx";

type ViewProps = {
  readonly page: Page;
  readonly serial: number;
  readonly board: Board;
  readonly notices: Notices;
  /** Absent where no event can be opened. */
  readonly onOpenEvent?: (serial: number) => void;
};

/** One case: what is known, who is on the way, and everything that may still be done about it. */
export function CaseView(props: ViewProps) {
  const { page, serial, board } = props;
  const opened = useCase(page.api, serial, board.state.cases[String(serial)]);
  const { head, problem, reload } = opened;
  if (head !== undefined) return <OpenedCase {...props} opened={opened} row={head} />;
  if (problem === undefined) return <p>{text.loading}</p>;
  return (
    <Alert type="error" action={<Button onClick={reload}>{text.reload}</Button>}>
      {problemText(problem)}
    </Alert>
  );
}

function OpenedCase(props: ViewProps & { readonly opened: OpenCase; readonly row: CaseRow }) {
  const { page, board, notices, opened, row } = props;
  const { detail, reload } = opened;
  const [dialog, setDialog] = useState<Dialog | undefined>(undefined);
  const now = useNow(board.state.skewMs);
  const living = useLiving(page.api);
  const works = mayWork(page.session);
  const call = row.callId === undefined ? undefined : board.state.calls[row.callId];
  const onChanged = (changed: CaseRow, said?: string) => {
    board.apply(changed);
    if (said !== undefined) notices.say("success", said);
    setDialog(undefined);
    reload();
  };
  const seen = { page, row, call, board, now, living, notices, detail, onChanged };
  const common = works ? { ...seen, onAsk: setDialog } : seen;
  return (
    <div className="stack" data-open-case={row.serial}>
      <CaseTop row={row} onReload={reload} />
      {isAlarmed(row) && <Alert type="error">{text.alarmHint}</Alert>}
      <CaseSigns {...common} onOpenEvent={props.onOpenEvent} />
      {works && <CaseButtons row={row} onAsk={setDialog} />}
      {works && <CareButtons {...seen} onAsk={setDialog} />}
      <DeadlinePanel {...seen} />
      <HandoverPanel {...common} />
      <Dispatches {...common} />
      <JoinedReports {...common} reports={detail?.joined ?? []} />
      <CaseFacts {...common} />
      <SopPanel {...common} />
      {dialog !== undefined && (
        <CaseDialog
          dialog={dialog}
          page={page}
          row={row}
          onDismiss={() => setDialog(undefined)}
          onDone={onChanged}
        />
      )}
    </div>
  );
}

function Dispatches(
  props: Omit<Parameters<typeof DispatchCard>[0], "dispatch" | "receipts"> & {
    readonly detail: CaseDetailResponse | undefined;
  },
) {
  const { row, detail } = props;
  const dispatches = dispatchesOf(row);
  return (
    <Container header={<Header variant="h3">{text.dispatches}</Header>}>
      <div className="stack">
        {dispatches.length === 0 && <p className="quiet">{text.noDispatches}</p>}
        {dispatches.map((dispatch) => (
          <DispatchCard
            key={dispatch.ordinal}
            {...props}
            dispatch={dispatch}
            receipts={detail?.receipts ?? []}
          />
        ))}
      </div>
    </Container>
  );
}

function CaseTop(props: { readonly row: CaseRow; readonly onReload: () => void }) {
  const { row } = props;
  return (
    <div className="case-top">
      <h2>{text.caseTitle(row.caseNumber)}</h2>
      <PriorityBadge priority={row.priority} />
      <strong>{kindLabel[row.kind]}</strong>
      <Badge color={row.status === "open" ? "red" : "grey"}>{caseStatusLabel[row.status]}</Badge>
      <span className="grow" />
      <Button iconName="refresh" variant="icon" ariaLabel={text.reload} onClick={props.onReload} />
    </div>
  );
}

function CaseButtons(props: { readonly row: CaseRow; readonly onAsk: (dialog: Dialog) => void }) {
  const { row, onAsk } = props;
  const working = row.status === "open" || row.status === "dispatched";
  return (
    <div className="buttons">
      {working && (
        <Button variant="primary" onClick={() => onAsk({ kind: "add" })}>
          {text.addAgency}
        </Button>
      )}
      <Button onClick={() => onAsk({ kind: "change" })}>{text.change}</Button>
      {working && <Button onClick={() => onAsk({ kind: "close" })}>{text.closeCase}</Button>}
      {working && <Button onClick={() => onAsk({ kind: "cancel" })}>{text.cancelCase}</Button>}
      {!working && <span className="quiet">{text.correction}</span>}
    </div>
  );
}

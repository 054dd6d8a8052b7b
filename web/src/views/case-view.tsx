import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { useState } from "react";
import type { CaseDetailResponse } from "../../../core/contracts/board.ts";
import { placeText } from "../../../core/domain/case/change.ts";
import { localTimeText } from "../../../core/domain/shared/time.ts";
import { problemText, text } from "../messages/id.ts";
import { caseStatusLabel, dispositionLabel, kindLabel } from "../messages/labels-id.ts";
import type { Page } from "../page.ts";
import { mayWork } from "../roles.ts";
import type { CaseRow } from "../state/board.ts";
import { dispatchesOf, isAlarmed } from "../state/board-order.ts";
import type { Board } from "../use-board.ts";
import { useCase } from "../use-case.ts";
import type { Notices } from "../use-notices.ts";
import { useNow } from "../use-now.ts";
import { PriorityBadge } from "./badges.tsx";
import { CaseDialog, type Dialog } from "./dialogs.tsx";
import { DispatchCard } from "./dispatch-card.tsx";

/** One case: what is known, who is on the way, and everything that may still be done about it. */
export function CaseView(props: {
  readonly page: Page;
  readonly serial: number;
  readonly board: Board;
  readonly notices: Notices;
}) {
  const { page, serial, board, notices } = props;
  const { detail, head, problem, reload } = useCase(
    page.api,
    serial,
    board.state.cases[String(serial)],
  );
  const [dialog, setDialog] = useState<Dialog | undefined>(undefined);
  const now = useNow(board.state.skewMs);
  const ask = mayWork(page.session) ? setDialog : undefined;
  if (head === undefined) {
    return problem === undefined ? (
      <p>{text.loading}</p>
    ) : (
      <Alert type="error" action={<Button onClick={reload}>{text.reload}</Button>}>
        {problemText(problem)}
      </Alert>
    );
  }
  return (
    <div className="stack" data-open-case={serial}>
      <CaseTop row={head} onReload={reload} />
      {isAlarmed(head) && <Alert type="error">{text.alarmHint}</Alert>}
      {ask !== undefined && <CaseButtons row={head} onAsk={ask} />}
      <Container header={<Header variant="h3">{text.dispatches}</Header>}>
        <div className="stack">
          {Object.keys(head.dispatches).length === 0 && (
            <p className="quiet">{text.noDispatches}</p>
          )}
          {dispatchesOf(head).map((dispatch) => (
            <DispatchCard
              key={dispatch.ordinal}
              dispatch={dispatch}
              row={head}
              info={page.info}
              receipts={detail?.receipts ?? []}
              now={now}
              {...(ask !== undefined && { onAsk: ask })}
            />
          ))}
        </div>
      </Container>
      <CaseFacts row={head} detail={detail} page={page} />
      {dialog !== undefined && (
        <CaseDialog
          dialog={dialog}
          page={page}
          row={head}
          onDismiss={() => setDialog(undefined)}
          onDone={(row, said) => {
            board.apply(row);
            notices.say("success", said);
            setDialog(undefined);
            reload();
          }}
        />
      )}
    </div>
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

function CaseFacts(props: {
  readonly row: CaseRow;
  readonly detail: CaseDetailResponse | undefined;
  readonly page: Page;
}) {
  const { row, detail, page } = props;
  return (
    <Container header={<Header variant="h3">{text.what}</Header>}>
      <div className="stack">
        <KeyValuePairs columns={3} items={headFacts(row, page)} />
        {detail !== undefined && <KeyValuePairs columns={3} items={detailFacts(detail)} />}
        {detail !== undefined && (
          <div>
            <strong>{text.reportShown}</strong>
            {detail.body.report === undefined ? (
              <p className="quiet">{mayWork(page.session) ? text.wordsGone : text.wordsWithheld}</p>
            ) : (
              <p className="report">{detail.body.report}</p>
            )}
          </div>
        )}
      </div>
    </Container>
  );
}

function headFacts(row: CaseRow, page: Page) {
  const certain = row.place.certain ? "" : ` (${text.uncertain})`;
  const ended = row.disposition === undefined ? "–" : dispositionLabel[row.disposition];
  return [
    { label: text.place, value: placeText(row.place) + certain },
    { label: text.createdAt, value: localTimeText(row.createdAt, page.info.timeZone) },
    { label: text.victims, value: row.victims === undefined ? text.unknown : String(row.victims) },
    { label: text.danger, value: row.danger === true ? text.yes : text.no },
    { label: text.brief, value: row.brief === "" ? "–" : row.brief },
    { label: text.result, value: row.cancelReason ?? ended },
  ];
}

function detailFacts({ body, identity }: CaseDetailResponse) {
  const checked = [
    body.verified.name ? text.verifiedName : undefined,
    body.verified.place ? text.verifiedPlace : undefined,
    body.verified.incident ? text.verifiedIncident : undefined,
  ].filter((part) => part !== undefined);
  return [
    { label: text.verify, value: checked.length === 0 ? text.unverified : checked.join(", ") },
    { label: text.callerName, value: identity?.callerName ?? "–" },
    { label: text.callNumber, value: identity?.callerNumber ?? "–" },
    { label: text.health, value: identity?.health ?? "–" },
    { label: text.notes, value: body.notes || "–" },
    { label: text.closeResult, value: body.result ?? "–" },
  ];
}

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import type { ComplaintView } from "../../../../core/contracts/complaints.ts";
import { complaintDay } from "../../../../core/contracts/complaints.ts";
import { localDate } from "../../../../core/domain/shared/time.ts";
import { complaintsText } from "../../messages/complaints-id.ts";
import { problemText, text } from "../../messages/id.ts";
import type { Page } from "../../page.ts";
import { mayWork } from "../../roles.ts";
import { orderedCalls } from "../../state/board-order.ts";
import type { Board } from "../../use-board.ts";
import { useComplaints } from "../../use-complaints.ts";
import type { Notices } from "../../use-notices.ts";
import { useNow } from "../../use-now.ts";
import { Line } from "../words.tsx";
import { AnswerDialog, PassOnDialog, RecordDialog } from "./complaint-dialogs.tsx";
import { ComplaintRow } from "./complaint-row.tsx";

type Asked =
  | { readonly kind: "record" }
  | { readonly kind: "answer" | "pass-on"; readonly complaintId: string };

type ViewProps = {
  readonly page: Page;
  readonly board: Board;
  readonly notices: Notices;
  /** Absent where no case is shown. */
  readonly onOpenCase?: (serial: number) => void;
};

/** The register of complaints about the service: what waits with its 2x24 h, and what was answered on a day. */
export function ComplaintsView(props: ViewProps) {
  const { page, board, notices } = props;
  const now = useNow(board.state.skewMs);
  const [day, setDay] = useState(() => localDate(now, page.info.timeZone));
  const isDay = complaintDay.safeParse(day).success;
  const { lists, problem, reload } = useComplaints(page.api, isDay ? day : "");
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  if (lists === undefined) {
    return problem === undefined ? (
      <p className="lonely">{text.loading}</p>
    ) : (
      <Alert type="error">{problemText(problem)}</Alert>
    );
  }
  const parts = { ...props, now, onAsk: setAsked };
  return (
    <div className="stack narrow">
      <div className="board-head">
        <h2 className="grow">{complaintsText.title}</h2>
        {mayWork(page.session) && (
          <Button variant="primary" onClick={() => setAsked({ kind: "record" })}>
            {complaintsText.record}
          </Button>
        )}
      </div>
      <p className="quiet">{complaintsText.hint}</p>
      {problem !== undefined && <Alert type="error">{problemText(problem)}</Alert>}
      <List
        {...parts}
        title={complaintsText.waiting}
        none={complaintsText.noneWaiting}
        rows={lists.open}
      />
      <Line
        label={complaintsText.day}
        value={day}
        errorText={isDay ? undefined : complaintsText.badDay}
        onType={setDay}
      />
      <List
        {...parts}
        title={complaintsText.answeredList}
        none={complaintsText.noneAnswered}
        rows={lists.answered}
      />
      <Dialog
        page={page}
        board={board}
        asked={asked}
        onDismiss={() => setAsked(undefined)}
        onDone={(said) => {
          setAsked(undefined);
          notices.say("success", said);
          reload();
        }}
      />
    </div>
  );
}

function Dialog(props: {
  readonly page: Page;
  readonly board: Board;
  readonly asked: Asked | undefined;
  readonly onDone: (said: string) => void;
  readonly onDismiss: () => void;
}) {
  const { asked, board, ...parts } = props;
  if (asked === undefined) return null;
  if (asked.kind === "record") return <RecordDialog {...parts} calls={orderedCalls(board.state)} />;
  const Asked = asked.kind === "answer" ? AnswerDialog : PassOnDialog;
  return <Asked {...parts} complaintId={asked.complaintId} />;
}

function List(
  props: ViewProps & {
    readonly title: string;
    readonly none: string;
    readonly rows: readonly ComplaintView[];
    readonly now: ReturnType<typeof useNow>;
    readonly onAsk: (asked: Asked) => void;
  },
) {
  const { title, none, rows, page, now, onAsk, onOpenCase } = props;
  return (
    <Container
      header={
        <Header variant="h3" counter={`(${rows.length})`}>
          {title}
        </Header>
      }
    >
      <div className="stack">
        {rows.length === 0 && <p className="quiet">{none}</p>}
        {rows.map((row) => (
          <ComplaintRow
            key={row.complaintId}
            row={row}
            page={page}
            now={now}
            onAnswer={() => onAsk({ kind: "answer", complaintId: row.complaintId })}
            onPassOn={() => onAsk({ kind: "pass-on", complaintId: row.complaintId })}
            {...(onOpenCase !== undefined && { onOpenCase })}
          />
        ))}
      </div>
    </Container>
  );
}

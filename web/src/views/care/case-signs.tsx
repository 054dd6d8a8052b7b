import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import { isLongRunning } from "../../../../core/domain/case/long-running.ts";
import { caseNumberOf } from "../../../../core/domain/case/numbers.ts";
import { type Instant, localTimeText } from "../../../../core/domain/shared/time.ts";
import { accessSign, careText } from "../../messages/care-id.ts";
import { eventsText } from "../../messages/events-id.ts";
import { text } from "../../messages/id.ts";
import type { Page } from "../../page.ts";
import type { CallRow, CaseRow } from "../../state/board.ts";
import type { Board } from "../../use-board.ts";
import type { Dialog } from "../dialogs.tsx";

type SignProps = {
  readonly row: CaseRow;
  readonly call: CallRow | undefined;
  readonly page: Page;
  readonly board: Board;
  readonly now: Instant;
  /** Absent where no event can be opened. */
  readonly onOpenEvent?: ((serial: number) => void) | undefined;
  /** Absent for a role that may only look. */
  readonly onAsk?: (dialog: Dialog) => void;
};

/** What must be seen before anything is done with a case. */
export function CaseSigns(props: SignProps) {
  const { row, call, page, now, onAsk } = props;
  const zone = page.info.timeZone;
  const { doNotContact } = row;
  const callers = row.callers ?? 1;
  return (
    <>
      {doNotContact !== undefined && (
        <Alert
          type="error"
          header={careText.doNotContact}
          action={
            onAsk !== undefined && (
              <Button onClick={() => onAsk({ kind: "lift" })}>{careText.lift}</Button>
            )
          }
        >
          {careText.doNotContactHint(
            localTimeText(doNotContact.at, zone),
            careText.by(doNotContact.by),
          )}
        </Alert>
      )}
      <div className="row-badges">
        {!row.place.certain && <Badge color="severity-medium">{text.uncertain}</Badge>}
        {isLongRunning(row, now) && <Badge>{careText.longRunning}</Badge>}
        {callers > 1 && <Badge color="blue">{careText.callers(callers)}</Badge>}
        {call?.accessNeed !== undefined && <Badge color="red">{accessSign[call.accessNeed]}</Badge>}
        {call?.unableToSpeak === true && <Badge color="red">{careText.cannotSpeak}</Badge>}
        <EventSign {...props} />
      </div>
      {row.joinedTo !== undefined && (
        <p className="said">{careText.joinedTo(caseNumberOf(page.info.code, row.joinedTo))}</p>
      )}
      {(row.reopened ?? []).map(({ at, reason }) => (
        <p className="quiet" key={at}>
          {careText.reopenedAt(localTimeText(at, zone), reason)}
        </p>
      ))}
    </>
  );
}

/** A place belongs to one event at most. */
function EventSign({ row, board, onOpenEvent }: SignProps) {
  const serial = row.eventSerial;
  if (serial === undefined) return null;
  const event = board.state.events[String(serial)];
  const words =
    event === undefined
      ? eventsText.ofCaseUnknown(serial)
      : eventsText.ofCase(event.eventNumber, event.name);
  if (onOpenEvent === undefined || event === undefined) return <Badge>{words}</Badge>;
  return (
    <Button variant="inline-link" onClick={() => onOpenEvent(serial)}>
      {words}
    </Button>
  );
}

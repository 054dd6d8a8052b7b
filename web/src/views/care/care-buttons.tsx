import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { careText } from "../../messages/care-id.ts";
import { eventsText } from "../../messages/events-id.ts";
import { handoverText } from "../../messages/handover-id.ts";
import { problemText } from "../../messages/id.ts";
import type { Page } from "../../page.ts";
import type { CaseRow } from "../../state/board.ts";
import { isUnderway } from "../../state/handover-order.ts";
import { openPause } from "../../state/pauses.ts";
import type { Board } from "../../use-board.ts";
import { useDeed } from "../../use-deed.ts";
import type { Dialog } from "../dialogs.tsx";
import { PutOnEventDialog } from "../events/put-on-event.tsx";

type CareProps = {
  readonly row: CaseRow;
  readonly page: Page;
  readonly board: Board;
  readonly onAsk: (dialog: Dialog) => void;
  readonly onChanged: (row: CaseRow, said: string) => void;
};

/** What may be done about a case beside its agencies. */
export function CareButtons(props: CareProps) {
  const { row, onAsk } = props;
  const working = row.status === "open" || row.status === "dispatched";
  return (
    <div className="buttons">
      {working && !isUnderway(row.handover) && (
        <Button onClick={() => onAsk({ kind: "handover" })}>{handoverText.offer}</Button>
      )}
      {working && <PauseButton {...props} />}
      {working && row.eventSerial === undefined && <EventButton {...props} />}
      {row.status === "open" && (
        <Button onClick={() => onAsk({ kind: "join" })}>{careText.joinCase}</Button>
      )}
      {row.doNotContact === undefined && <MarkButton {...props} />}
      {!working && row.joinedTo === undefined && (
        <Button variant="primary" onClick={() => onAsk({ kind: "reopen" })}>
          {careText.reopen}
        </Button>
      )}
    </div>
  );
}

/** Resuming needs no reason: one key. */
function PauseButton({ row, page, onAsk, onChanged }: CareProps) {
  const deed = useDeed((changed) => onChanged(changed, careText.resumed));
  if (openPause(row) === undefined) {
    return <Button onClick={() => onAsk({ kind: "pause" })}>{careText.pauseCase}</Button>;
  }
  return (
    <>
      <Button
        loading={deed.busy}
        onClick={() => deed.run(() => page.api.pause(row.serial, { resume: true }))}
      >
        {careText.resume}
      </Button>
      {deed.problem !== undefined && <span role="alert">{problemText(deed.problem)}</span>}
    </>
  );
}

/** `jangan hubungi` is set by one key; lifting it asks for a reason. */
function MarkButton({ row, page, onChanged }: CareProps) {
  const deed = useDeed((changed) => onChanged(changed, careText.marked));
  return (
    <>
      <Button
        loading={deed.busy}
        onClick={() => deed.run(() => page.api.markCase(row.serial, { doNotContact: true }))}
      >
        {careText.markDoNotContact}
      </Button>
      {deed.problem !== undefined && <span role="alert">{problemText(deed.problem)}</span>}
    </>
  );
}

function EventButton({ row, page, board, onChanged }: CareProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{eventsText.put}</Button>
      {asking && (
        <PutOnEventDialog
          page={page}
          board={board}
          row={row}
          onDismiss={() => setAsking(false)}
          onDone={(event, said) => {
            board.applyEvent(event);
            setAsking(false);
            onChanged(row, said);
          }}
        />
      )}
    </>
  );
}

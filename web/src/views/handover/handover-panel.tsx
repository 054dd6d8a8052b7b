import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import type { Handover } from "../../../../core/domain/handover/handover.ts";
import { type Instant, localTimeText } from "../../../../core/domain/shared/time.ts";
import { careText } from "../../messages/care-id.ts";
import {
  handoverRefusalLabel,
  handoverStateLabel,
  handoverText,
} from "../../messages/handover-id.ts";
import { problemText } from "../../messages/id.ts";
import type { Page } from "../../page.ts";
import type { CaseRow } from "../../state/board.ts";
import { elapsedText } from "../../state/elapsed.ts";
import {
  neighbourName,
  secondsLeft,
  transferTarget,
  waitedMs,
} from "../../state/handover-order.ts";
import type { Settings } from "../../state/settings-edit.ts";
import { useAct } from "../../use-act.ts";
import { useLiving } from "../../use-living.ts";
import type { Dialog } from "../dialogs.tsx";

type Neighbours = Settings["neighbours"] | undefined;

/** Where a hand-over stands, how long the neighbour is waited for, and what the operator does next. */
export function HandoverPanel(props: {
  readonly row: CaseRow;
  readonly page: Page;
  readonly now: Instant;
  readonly onChanged: (row: CaseRow, said: string) => void;
  /** Absent for a role that may only look. */
  readonly onAsk?: (dialog: Dialog) => void;
}) {
  const { row, page, now, onAsk } = props;
  const { handover, origin } = row;
  const neighbours = useLiving(page.api)?.neighbours;
  const past = row.pastHandovers ?? [];
  return (
    <>
      {origin !== undefined && (
        <p className="said">{careText.origin(origin.caseNumber, origin.regionCode)}</p>
      )}
      {handover !== undefined && (
        <article className={handover.state === "kept" ? "dispatch alarmed" : "dispatch"}>
          <StateLine handover={handover} neighbours={neighbours} now={now} />
          <HandoverFacts handover={handover} page={page} neighbours={neighbours} />
          {onAsk !== undefined && <Acts {...props} handover={handover} onAsk={onAsk} />}
          {past.length > 0 && (
            <details>
              <summary>{handoverText.past(past.length)}</summary>
              {past.map((one) => (
                <StateLine key={one.handoverId} handover={one} neighbours={neighbours} now={now} />
              ))}
            </details>
          )}
        </article>
      )}
    </>
  );
}

function StateLine(props: {
  readonly handover: Handover;
  readonly neighbours: Neighbours;
  readonly now: Instant;
}) {
  const { handover, neighbours, now } = props;
  const waited = elapsedText(waitedMs(handover, now));
  const left = secondsLeft(handover, now);
  const offered = handover.state === "offered";
  return (
    <div className="row-badges" data-handover={handover.state}>
      <strong>{handoverText.panel}</strong>
      <Badge color={offered ? "severity-medium" : "blue"}>
        {handoverText.line(
          handoverStateLabel[handover.state],
          neighbourName(neighbours, handover.neighbourId),
        )}
      </Badge>
      {handover.refusal !== undefined && <span>{handoverRefusalLabel[handover.refusal]}</span>}
      {offered && <span className="quiet">{handoverText.waits(waited)}</span>}
      {offered && left > 0 && <strong role="timer">{handoverText.left(left)}</strong>}
      {handover.answeredAt !== undefined && (
        <span className="quiet">{handoverText.waited(waited)}</span>
      )}
    </div>
  );
}

function HandoverFacts(props: {
  readonly handover: Handover;
  readonly page: Page;
  readonly neighbours: Neighbours;
}) {
  const { handover, page, neighbours } = props;
  const { state, way, theirCaseNumber, note, completedAt, lateAcceptedAt, neighbourId } = handover;
  const known = neighbours?.find((one) => one.neighbourId === neighbourId);
  return (
    <>
      {state === "offered" && known !== undefined && (
        <p className="said">{handoverText.caller(transferTarget(page.info, known))}</p>
      )}
      {state === "offered" && way === "phone" && known !== undefined && (
        <p>{handoverText.wayPhone(known.phone)}</p>
      )}
      {lateAcceptedAt !== undefined && (
        <strong role="alert">
          {handoverText.lateAccepted(localTimeText(lateAcceptedAt, page.info.timeZone))}
        </strong>
      )}
      {theirCaseNumber !== undefined && <p>{handoverText.theirs(theirCaseNumber)}</p>}
      {note !== undefined && <p className="quiet">{note}</p>}
      {completedAt !== undefined && (
        <p className="quiet">{localTimeText(completedAt, page.info.timeZone)}</p>
      )}
    </>
  );
}

function Acts(props: {
  readonly row: CaseRow;
  readonly page: Page;
  readonly handover: Handover;
  readonly onAsk: (dialog: Dialog) => void;
  readonly onChanged: (row: CaseRow, said: string) => void;
}) {
  const { row, page, handover, onAsk } = props;
  const act = useAct<{ readonly case: CaseRow }>((value) =>
    props.onChanged(value.case, handoverText.withdrawn),
  );
  const { state, way } = handover;
  const noted = way === "phone" && (state === "offered" || state === "accepted");
  return (
    <div className="buttons">
      {noted && (
        <Button variant="primary" onClick={() => onAsk({ kind: "note-handover" })}>
          {handoverText.note}
        </Button>
      )}
      {state === "offered" && (
        <Button
          loading={act.busy}
          onClick={() => act.run(() => page.api.noteHandover(row.serial, { answer: "withdrawn" }))}
        >
          {handoverText.withdraw}
        </Button>
      )}
      {act.problem !== undefined && <span role="alert">{problemText(act.problem)}</span>}
    </div>
  );
}

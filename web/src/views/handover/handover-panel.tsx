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
  mayTakeBack,
  neighbourName,
  notedAnswers,
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

type FactsProps = {
  readonly handover: Handover;
  readonly page: Page;
  readonly neighbours: Neighbours;
};

function HandoverFacts(props: FactsProps) {
  const { handover, page, neighbours } = props;
  const { state, theirCaseNumber, note, completedAt, neighbourId } = handover;
  const known = neighbours?.find((one) => one.neighbourId === neighbourId);
  return (
    <>
      {state === "offered" && <WaitFacts handover={handover} page={page} known={known} />}
      <Troubles handover={handover} page={page} known={known} />
      {theirCaseNumber !== undefined && <p>{handoverText.theirs(theirCaseNumber)}</p>}
      {note !== undefined && <p className="quiet">{note}</p>}
      {completedAt !== undefined && (
        <p className="quiet">{localTimeText(completedAt, page.info.timeZone)}</p>
      )}
    </>
  );
}

type KnownProps = Omit<FactsProps, "neighbours"> & {
  readonly known: NonNullable<Neighbours>[number] | undefined;
};

/** Whether the offer has come through, whom to telephone, and how the caller is put through. */
function WaitFacts({ handover, page, known }: KnownProps) {
  const { way, deliveredAt } = handover;
  const arrived = deliveredAt !== undefined;
  return (
    <>
      {known !== undefined && (
        <p className="said">{handoverText.caller(transferTarget(page.info, known))}</p>
      )}
      {way === "exchange" && (
        <p className="quiet">{arrived ? handoverText.delivered : handoverText.notDelivered}</p>
      )}
      {!arrived && known !== undefined && <p>{handoverText.wayPhone(known.phone)}</p>}
    </>
  );
}

/** What makes the operator telephone the neighbour. */
function Troubles({ handover, page, known }: KnownProps) {
  const { state, lateAcceptedAt, overdueAt } = handover;
  const overdue = state === "accepted" && overdueAt !== undefined;
  return (
    <>
      {lateAcceptedAt !== undefined && (
        <strong role="alert">
          {handoverText.lateAccepted(localTimeText(lateAcceptedAt, page.info.timeZone))}
        </strong>
      )}
      {overdue && <strong role="alert">{handoverText.overdue}</strong>}
      {(overdue || state === "kept") && known !== undefined && (
        <p>{handoverText.wayPhone(known.phone)}</p>
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
  const noted = notedAnswers(handover).length > 0;
  return (
    <div className="buttons">
      {noted && (
        <Button variant="primary" onClick={() => onAsk({ kind: "note-handover" })}>
          {handoverText.note}
        </Button>
      )}
      {mayTakeBack(row) && (
        <Button
          loading={act.busy}
          onClick={() => act.run(() => page.api.noteHandover(row.serial, { answer: "withdrawn" }))}
        >
          {handover.state === "offered" ? handoverText.withdraw : handoverText.takeBack}
        </Button>
      )}
      {act.problem !== undefined && <span role="alert">{problemText(act.problem)}</span>}
    </div>
  );
}

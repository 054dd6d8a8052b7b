import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import type { ClockState, StageClock } from "../../../../core/domain/deadline/clock.ts";
import { deadlinesOf } from "../../../../core/domain/deadline/deadlines.ts";
import { type Instant, localTimeText } from "../../../../core/domain/shared/time.ts";
import { careText, pauseReasonLabel } from "../../messages/care-id.ts";
import type { Page } from "../../page.ts";
import { agencyLabel } from "../../region-info.ts";
import type { CallRow, CaseRow } from "../../state/board.ts";
import { clockText, orderedClocks } from "../../state/clock-text.ts";
import { elapsedText } from "../../state/elapsed.ts";
import { openPause } from "../../state/pauses.ts";
import { useCall } from "../../use-call.ts";

const toneOfState: Readonly<Record<ClockState, "grey" | "blue" | "green" | "red">> = {
  unset: "grey",
  "not-started": "grey",
  running: "blue",
  met: "green",
  breached: "red",
};

/** The targets of a case: what runs and until when, what was missed, what has no target. */
export function DeadlinePanel(props: {
  readonly row: CaseRow;
  readonly page: Page;
  /** The case's call while it is on the board. */
  readonly call: CallRow | undefined;
  readonly now: Instant;
}) {
  const { row, page, now } = props;
  // A call that was dealt with is no longer on the board; it is asked for once.
  const asked = useCall(page.api, props.call === undefined ? row.callId : undefined, undefined);
  const call = props.call ?? asked?.call;
  const pause = openPause(row);
  const known = row.callId === undefined || call !== undefined;
  const clocks = known ? deadlinesOf(page.info.serviceLevels, { call, head: row }, now) : [];
  const missed = clocks.filter(({ state }) => state === "breached").length;
  return (
    <>
      {pause !== undefined && (
        <Alert type="warning">
          {careText.deadlinesPaused(
            pauseReasonLabel[pause.reason],
            localTimeText(pause.from, page.info.timeZone),
          )}
        </Alert>
      )}
      <ExpandableSection
        variant="container"
        defaultExpanded={true}
        headerText={careText.deadlines}
        {...(missed > 0 && { headerDescription: careText.missed(missed) })}
      >
        <ul className="deadlines">
          {orderedClocks(clocks).map((clock) => (
            <ClockLine
              key={`${clock.stage}:${clock.ordinal ?? 0}`}
              clock={clock}
              page={page}
              now={now}
            />
          ))}
        </ul>
      </ExpandableSection>
    </>
  );
}

function ClockLine(props: {
  readonly clock: StageClock;
  readonly page: Page;
  readonly now: Instant;
}) {
  const { clock, page, now } = props;
  const { agencyId, targetSeconds } = clock;
  return (
    <li data-stage={clock.stage} data-state={clock.state}>
      <span>
        {clock.label}
        {agencyId !== undefined && ` – ${agencyLabel(page.info, agencyId)}`}
      </span>{" "}
      <Badge color={toneOfState[clock.state]}>{clockText(clock, now)}</Badge>{" "}
      <small className="quiet">
        {targetSeconds === null
          ? careText.unset
          : careText.target(elapsedText(targetSeconds * 1000))}
        {clock.paused && ` · ${careText.stands}`}
      </small>
    </li>
  );
}

import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import { placeText } from "../../../../core/domain/case/place.ts";
import { text } from "../../messages/id.ts";
import { intakeText } from "../../messages/intake-id.ts";
import { kindLabel } from "../../messages/labels-id.ts";
import type { EventRow } from "../../state/board.ts";
import type { Likely } from "../../use-candidates.ts";
import type { Joining } from "../../use-joining.ts";
import { PriorityBadge } from "../badges.tsx";

/** Cases that may tell of the same spot, with why. One key joins this call, one takes it apart again. */
export function CandidatesPanel(props: {
  readonly candidates: readonly Likely[];
  readonly joining: Joining;
  /** A report without a call is compared only. */
  readonly canJoin: boolean;
  readonly onOpenCase: (serial: number) => void;
}) {
  const { candidates, joining, onOpenCase } = props;
  if (joining.joined !== undefined) return <JoinedBox {...props} joining={joining} />;
  if (candidates.length === 0) return <p className="quiet">{intakeText.candidatesNone}</p>;
  return (
    <>
      <p className="quiet">{intakeText.candidatesHint}</p>
      {candidates.map(({ row, reasons }) => (
        <div key={row.serial} className="dispatch" data-candidate={row.serial}>
          <div className="row-badges">
            <strong>{row.caseNumber}</strong>
            <PriorityBadge priority={row.priority} />
            <span>{kindLabel[row.kind]}</span>
            {(row.callers ?? 1) > 1 && <Badge>{intakeText.callersCount(row.callers ?? 1)}</Badge>}
          </div>
          <div>{placeText(row.place)}</div>
          {row.brief !== "" && <div>{row.brief}</div>}
          <div className="quiet">{reasons.join(", ")}</div>
          <div className="buttons">
            {props.canJoin && (
              <Button disabled={joining.busy} onClick={() => joining.join(row.serial)}>
                {intakeText.join}
              </Button>
            )}
            <Button variant="inline-link" onClick={() => onOpenCase(row.serial)}>
              {text.openCase}
            </Button>
          </div>
        </div>
      ))}
    </>
  );
}

function JoinedBox(props: {
  readonly joining: Joining;
  readonly onOpenCase: (serial: number) => void;
}) {
  const { joined, busy, separate } = props.joining;
  if (joined === undefined) return null;
  return (
    <Alert type="success" header={intakeText.joinTitle(joined.row.caseNumber)}>
      <div className="stack">
        {joined.say !== undefined && (
          <div>
            <strong>{intakeText.say}</strong>
            <blockquote className="said">{joined.say}</blockquote>
          </div>
        )}
        <div className="buttons">
          <Button variant="primary" onClick={() => props.onOpenCase(joined.row.serial)}>
            {intakeText.openJoined}
          </Button>
          <Button disabled={busy} onClick={separate}>
            {intakeText.separate}
          </Button>
        </div>
      </div>
    </Alert>
  );
}

/** An open event of the kind: the case becomes one of its places as soon as it is saved, when a person says so. */
export function EventChoice(props: {
  readonly events: readonly EventRow[];
  readonly chosen: number | undefined;
  readonly onChoose: (eventSerial: number | undefined) => void;
}) {
  return props.events.map(({ serial, eventNumber, name }) => (
    <Checkbox
      key={serial}
      checked={props.chosen === serial}
      description={intakeText.onEventHint}
      onChange={({ detail }) => props.onChoose(detail.checked ? serial : undefined)}
    >
      {intakeText.onEvent(`${eventNumber} ${name}`)}
    </Checkbox>
  ));
}

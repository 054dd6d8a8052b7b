import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import { useEffect, useState } from "react";
import type * as z from "zod/mini";
import type { ComplaintView, openedComplaint } from "../../../../core/contracts/complaints.ts";
import { caseNumberOf } from "../../../../core/domain/case/numbers.ts";
import { clocksOfComplaints } from "../../../../core/domain/complaint/complaint.ts";
import type { StageClock } from "../../../../core/domain/deadline/clock.ts";
import { type Instant, localTimeText } from "../../../../core/domain/shared/time.ts";
import type { Answer } from "../../answer.ts";
import {
  complaintChannelLabel,
  complaintOutcomeLabel,
  complaintSubjectLabel,
  complaintsText,
} from "../../messages/complaints-id.ts";
import { problemText, text } from "../../messages/id.ts";
import type { Page } from "../../page.ts";
import { mayAnswerComplaints, mayKnowComplaint } from "../../roles.ts";
import { clockText } from "../../state/clock-text.ts";

type RowProps = {
  readonly row: ComplaintView;
  readonly page: Page;
  readonly now: Instant;
  readonly onAnswer: () => void;
  readonly onPassOn: () => void;
  /** Absent where no case is shown. */
  readonly onOpenCase?: (serial: number) => void;
};

/** One complaint: how its time stands, and on demand what was said. */
export function ComplaintRow(props: RowProps) {
  const { row, page, now, onOpenCase } = props;
  const [isOpen, setIsOpen] = useState(false);
  const { info } = page;
  const { caseSerial } = row;
  const [clock] = clocksOfComplaints(info.serviceLevels, [row], now);
  const isMissed = clock?.state === "breached" && row.answered === undefined;
  return (
    <div
      className={isMissed ? "dispatch alarmed" : "dispatch"}
      data-complaint={row.complaintId}
      data-state={clock?.state}
    >
      <div className="row-badges">
        <strong>{row.complaintId}</strong>
        {clock !== undefined && <ClockBadge clock={clock} now={now} />}
        <span className="row-kind">{complaintSubjectLabel[row.about]}</span>
        <span className="quiet">
          {complaintChannelLabel[row.channel]},{" "}
          {complaintsText.received(localTimeText(row.receivedAt, info.timeZone))}
        </span>
        {caseSerial !== undefined && (
          <Button
            variant="inline-link"
            disabled={onOpenCase === undefined}
            onClick={() => onOpenCase?.(caseSerial)}
          >
            {complaintsText.openCase(caseNumberOf(info.code, caseSerial))}
          </Button>
        )}
      </div>
      <Course row={row} page={page} />
      {isOpen && <Said key={row.version} page={page} row={row} />}
      <div className="buttons">
        <Button onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? complaintsText.shut : complaintsText.open}
        </Button>
        {row.answered === undefined && mayAnswerComplaints(page.session) && (
          <>
            <Button onClick={props.onPassOn}>{complaintsText.pass}</Button>
            <Button variant="primary" onClick={props.onAnswer}>
              {complaintsText.answer}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function ClockBadge({ clock, now }: { readonly clock: StageClock; readonly now: Instant }) {
  const tones = { breached: "red", met: "green", running: "blue" } as const;
  const { state } = clock;
  const tone = state === "unset" || state === "not-started" ? "grey" : tones[state];
  return <Badge color={tone}>{clockText(clock, now)}</Badge>;
}

/** To whom it went, and what came of it. */
function Course({ row, page }: { readonly row: ComplaintView; readonly page: Page }) {
  const { timeZone } = page.info;
  const { passedOn, answered } = row;
  return (
    <>
      {passedOn !== undefined && (
        <span>{complaintsText.passedOn(passedOn.to, localTimeText(passedOn.at, timeZone))}</span>
      )}
      {answered !== undefined && (
        <span>
          {complaintsText.answeredAs(
            complaintOutcomeLabel[answered.outcome],
            localTimeText(answered.at, timeZone),
          )}
        </span>
      )}
    </>
  );
}

/** Asked for only now: what was said is sealed, and opened for whoever reads it. */
function Said({ page, row }: { readonly page: Page; readonly row: ComplaintView }) {
  const { complaintId } = row;
  const [answer, setAnswer] = useState<Answer<z.infer<typeof openedComplaint>> | undefined>();
  useEffect(() => {
    let left = false;
    const read = async () => {
      const found = await page.api.complaint(complaintId);
      if (!left) setAnswer(found);
    };
    void read();
    return () => {
      left = true;
    };
  }, [page, complaintId]);
  if (answer === undefined) return <p className="quiet">{text.loading}</p>;
  if (!answer.ok) return <Alert type="error">{problemText(answer.problem)}</Alert>;
  const { words } = answer.value;
  if (words === undefined) {
    const why = mayKnowComplaint(page.session, row) ? "noWords" : "notYours";
    return <p className="quiet">{complaintsText[why]}</p>;
  }
  return (
    <>
      <p className="said">{words.text}</p>
      {words.complainant !== undefined && <p>{complaintsText.by(words.complainant)}</p>}
      {words.note !== undefined && (
        <p>
          <strong>{complaintsText.note}:</strong> {words.note}
        </p>
      )}
    </>
  );
}

import Button from "@cloudscape-design/components/button";
import { silentSince } from "../../../../core/domain/dispatch/chain.ts";
import type { Dispatch } from "../../../../core/domain/dispatch/dispatch.ts";
import {
  elapsedMs,
  type Instant,
  localTimeText,
  type TimeZone,
} from "../../../../core/domain/shared/time.ts";
import { useDial } from "../../dial.ts";
import { careText, chainStepLabel } from "../../messages/care-id.ts";
import type { Page } from "../../page.ts";
import type { CaseRow } from "../../state/board.ts";
import { type ChainLine, chainLines, needsTelling, nextLine } from "../../state/chain.ts";
import { elapsedText } from "../../state/elapsed.ts";
import type { Settings } from "../../state/settings-edit.ts";
import type { Notices } from "../../use-notices.ts";
import { usePhoneAct } from "../../use-phone.ts";
import type { Dialog } from "../dialogs.tsx";

type ChainProps = {
  readonly dispatch: Dispatch;
  readonly row: CaseRow;
  readonly page: Pick<Page, "info">;
  /** Absent until the duty lists and waits are known. */
  readonly living: Settings | undefined;
  readonly now: Instant;
  readonly notices: Notices;
  /** Absent for a role that may only look. */
  readonly onAsk?: (dialog: Dialog) => void;
};

/** How a silent agency is reached: each step with its moment, the next one with its countdown, and who was told. */
export function ChainPanel(props: ChainProps) {
  const { dispatch, row, page, living, now, onAsk } = props;
  const zone = page.info.timeZone;
  const lines = living === undefined ? [] : chainLines(dispatch, row, living.waits, now);
  const next = nextLine(lines, now);
  const rings = needsTelling(dispatch, row);
  const { told, checked } = dispatch;
  return (
    <>
      {next !== undefined && row.status !== "closed" && (
        <p role="timer">
          <strong>
            {next.inMs === 0
              ? careText.chainNow(chainStepLabel[next.step])
              : careText.chainNext(chainStepLabel[next.step], elapsedText(next.inMs))}
          </strong>
        </p>
      )}
      {lines.length > 0 && (
        <details open={rings}>
          <summary>{careText.chain}</summary>
          <ol className="chain">
            {lines.map((line) => (
              <li key={line.step} data-step={line.step} data-state={line.state}>
                {chainStepLabel[line.step]} · {lineText(line, silentSince(dispatch), zone)}
              </li>
            ))}
          </ol>
        </details>
      )}
      {rings && onAsk !== undefined && <DeskCalls {...props} onAsk={onAsk} />}
      {told !== undefined && (
        <p className="said">
          {careText.toldLine(
            told.who,
            told.how,
            localTimeText(told.at, zone),
            careText.by(told.by),
          )}
        </p>
      )}
      {checked !== undefined && (
        <p>
          {careText.checkedLine(checked.crew, checked.equipment, localTimeText(checked.at, zone))}
        </p>
      )}
    </>
  );
}

function lineText(line: ChainLine, since: Instant, zone: TimeZone): string {
  const after = (at: Instant) => elapsedText(elapsedMs(since, at));
  switch (line.state) {
    case "taken":
      return careText.chainTaken(localTimeText(line.at, zone), after(line.at));
    case "nobody":
      return careText.chainNobody;
    case "waits":
      return careText.chainDue(after(line.due));
  }
}

/** The desk's own step: the duty numbers, one key each, and the line that ends the alarm. */
function DeskCalls(props: ChainProps & { readonly onAsk: (dialog: Dialog) => void }) {
  const { dispatch, living, notices, onAsk } = props;
  const contacts = living?.agencies[dispatch.agencyId]?.contacts ?? [];
  return (
    <div className="desk-calls">
      <strong>{contacts.length === 0 ? careText.deskNobody : careText.deskCalls}</strong>
      <div className="buttons">
        {contacts.map((contact) => (
          <DialButton key={contact.contactId} {...contact} notices={notices} />
        ))}
        <Button
          variant="primary"
          onClick={() => onAsk({ kind: "told", ordinal: dispatch.ordinal })}
        >
          {careText.told}
        </Button>
      </div>
    </div>
  );
}

/** Dials where a telephone is connected to the page; elsewhere the machine's own telephone program is asked. */
function DialButton(props: {
  readonly title: string;
  readonly phone: string;
  readonly notices: Notices;
}) {
  const { title, phone, notices } = props;
  const dial = useDial();
  const act = usePhoneAct(notices);
  const words = careText.dial(title, phone);
  if (dial === undefined) {
    return (
      <Button href={`tel:${phone}`} iconName="call">
        {words}
      </Button>
    );
  }
  return (
    <Button
      iconName="call"
      disabled={act.busy}
      onClick={() => act.run(dial(phone), () => notices.say("success", careText.dialled(title)))}
    >
      {words}
    </Button>
  );
}

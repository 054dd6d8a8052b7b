import Badge from "@cloudscape-design/components/badge";
import { historyWords } from "../../../../core/domain/call/history-words.ts";
import { elapsedMs, type Instant, type TimeZone } from "../../../../core/domain/shared/time.ts";
import { accessNeedLabel, callText } from "../../messages/call-id.ts";
import { text } from "../../messages/id.ts";
import { callTypeLabel, channelLabel, numberConditionLabel } from "../../messages/labels-id.ts";
import { phoneText } from "../../messages/phone-id.ts";
import type { CallRow } from "../../state/board.ts";
import { groupOf, orderedCalls } from "../../state/board-order.ts";
import { elapsedText } from "../../state/elapsed.ts";
import type { Board } from "../../use-board.ts";

/** Calls without a case, those who still wait first. */
export function CallList(props: {
  readonly board: Board;
  readonly zone: TimeZone;
  readonly now: Instant;
  /** Id of the call whose form is open. */
  readonly chosen: string | undefined;
  /** Absent where no form is opened. */
  readonly onOpen?: (callId: string) => void;
}) {
  const { board, zone, now, chosen, onOpen } = props;
  const calls = orderedCalls(board.state);
  return (
    <>
      <h3>
        {text.calls} ({calls.length})
      </h3>
      {calls.length === 0 && (
        <p className="quiet">{board.state.loaded ? text.noCalls : text.loading}</p>
      )}
      {calls.map((call) => (
        <CallButton
          key={call.callId}
          call={call}
          zone={zone}
          now={now}
          chosen={chosen === call.callId}
          {...(onOpen !== undefined && { onPress: () => onOpen(call.callId) })}
        />
      ))}
    </>
  );
}

function CallButton(props: {
  readonly call: CallRow;
  readonly zone: TimeZone;
  readonly now: Instant;
  readonly chosen: boolean;
  readonly onPress?: () => void;
}) {
  const { call, now } = props;
  const group = groupOf(call);
  const state = call.channel === "whatsapp" ? text.written : text[group];
  const classes = ["row", group === "ringing" && "ringing", props.chosen && "chosen"];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(" ")}
      disabled={props.onPress === undefined}
      onClick={props.onPress}
      data-call={call.callId}
    >
      <span className="row-top">
        <strong>{channelLabel[call.channel]}</strong>
        <span>{elapsedText(elapsedMs(call.receivedAt, now))}</span>
      </span>
      <span className="row-badges">
        <Badge color={group === "ringing" ? "red" : "blue"}>{state}</Badge>
        {call.doNotContact !== undefined && <Badge color="red">{callText.doNotContact}</Badge>}
        {call.accessNeed !== undefined && (
          <Badge color="red">{accessNeedLabel[call.accessNeed]}</Badge>
        )}
        {call.unableToSpeak === true && <Badge color="red">{phoneText.unableToSpeak}</Badge>}
        {call.callType !== undefined && <Badge>{callTypeLabel[call.callType]}</Badge>}
        {call.numberCondition !== "usable" && (
          <Badge>{numberConditionLabel[call.numberCondition]}</Badge>
        )}
      </span>
      <PastLine call={call} zone={props.zone} now={now} />
    </button>
  );
}

/** What the number has done, as facts; nothing for a number that never called. */
function PastLine(props: {
  readonly call: CallRow;
  readonly zone: TimeZone;
  readonly now: Instant;
}) {
  const { call, zone, now } = props;
  const earlier = call.earlierCalls ?? 0;
  if (call.history !== undefined && call.history.calls > 0) {
    return <span className="quiet">{historyWords(call.history, zone, now)}</span>;
  }
  if (earlier === 0) return null;
  return <span className="quiet">{text.earlier(earlier, call.earlierCases ?? 0)}</span>;
}

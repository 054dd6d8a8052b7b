import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { historyWords } from "../../../../core/domain/call/history-words.ts";
import { localTimeText, type TimeZone } from "../../../../core/domain/shared/time.ts";
import { accessNeedLabel, callText } from "../../messages/call-id.ts";
import { text } from "../../messages/id.ts";
import { channelLabel, numberConditionLabel } from "../../messages/labels-id.ts";
import { phoneText } from "../../messages/phone-id.ts";
import type { CallRow } from "../../state/board.ts";
import type { OpenedCall } from "../../use-call.ts";

/** The call that a form belongs to: who can be called back, what the number has done, how the caller can speak. */
export function CallBox(props: {
  readonly opened: OpenedCall;
  readonly zone: TimeZone;
  /** Takes the words of a written report over, exactly. */
  readonly onCopy: (message: string) => void;
}) {
  const { opened, zone } = props;
  const { call, message } = opened;
  return (
    <>
      <SpeechSigns call={call} />
      <KeyValuePairs
        columns={3}
        items={[
          { label: channelLabel[call.channel], value: localTimeText(call.receivedAt, zone) },
          {
            label: text.callNumber,
            value: numberWords(opened),
          },
          { label: text.callHistory, value: <History call={call} zone={zone} /> },
        ]}
      />
      {message !== undefined && (
        <blockquote className="said" aria-label={text.callMessage}>
          <div>{message}</div>
          <Button variant="inline-link" onClick={() => props.onCopy(message)}>
            {text.copyMessage}
          </Button>
        </blockquote>
      )}
    </>
  );
}

/** The caller cannot speak now, or the number is registered as that of somebody who cannot: with what is to be said. */
function SpeechSigns({ call }: { readonly call: CallRow }) {
  const { unableToSpeak, accessNeed } = call;
  const registered =
    accessNeed === undefined ? undefined : callText.registered(accessNeedLabel[accessNeed]);
  if (unableToSpeak === true) {
    const signs = [phoneText.unableToSpeak, registered].filter((sign) => sign !== undefined);
    return (
      <Alert type="error" header={signs.join(" · ")}>
        {phoneText.unableScript}
      </Alert>
    );
  }
  return (
    registered !== undefined && (
      <Alert type="warning" header={registered}>
        {callText.registeredScript}
      </Alert>
    )
  );
}

function numberWords({ call, callerNumber }: OpenedCall): string {
  const condition = numberConditionLabel[call.numberCondition];
  if (callerNumber === undefined) return condition;
  return call.numberGiven === true ? `${callerNumber} (${callText.numberGiven})` : callerNumber;
}

/** Facts, never a verdict. */
function History({ call, zone }: { readonly call: CallRow; readonly zone: TimeZone }) {
  return (
    <>
      {call.history === undefined
        ? text.earlier(call.earlierCalls ?? 0, call.earlierCases ?? 0)
        : historyWords(call.history, zone, call.receivedAt)}
      {call.alsoOnLine === true && <div>{callText.alsoOnLine}</div>}
      {call.blockedUntil !== undefined && (
        <div>{text.blockedUntil(localTimeText(call.blockedUntil, zone))}</div>
      )}
    </>
  );
}

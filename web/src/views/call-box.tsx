import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { type CallType, callTypes } from "../../../core/domain/call/call.ts";
import type { TimeZone } from "../../../core/domain/shared/time.ts";
import { localTimeText } from "../../../core/domain/shared/time.ts";
import { text } from "../messages/id.ts";
import { callTypeLabel, channelLabel, numberConditionLabel } from "../messages/labels-id.ts";
import { phoneText } from "../messages/phone-id.ts";
import type { OpenedCall } from "../use-call.ts";

/** A case makes a call normal; a call that ended unanswered is `dropped` by the system. */
const pressable = callTypes.filter((callType) => callType !== "normal" && callType !== "dropped");

/** The call that a form belongs to. */
export function CallBox(props: {
  readonly opened: OpenedCall;
  readonly zone: TimeZone;
  /** Takes the words of a written report over, exactly. */
  readonly onCopy: (message: string) => void;
}) {
  const { opened, zone } = props;
  const { call, callerNumber, message } = opened;
  const earlier = text.earlier(call.earlierCalls ?? 0, call.earlierCases ?? 0);
  return (
    <div className="stack">
      {call.unableToSpeak === true && (
        <Alert type="error" header={phoneText.unableToSpeak}>
          {phoneText.unableScript}
        </Alert>
      )}
      <KeyValuePairs
        columns={3}
        items={[
          { label: channelLabel[call.channel], value: localTimeText(call.receivedAt, zone) },
          {
            label: text.callNumber,
            value: callerNumber ?? numberConditionLabel[call.numberCondition],
          },
          {
            label: text.callHistory,
            value: (
              <>
                {earlier}
                {call.blockedUntil !== undefined && (
                  <div>{text.blockedUntil(localTimeText(call.blockedUntil, zone))}</div>
                )}
              </>
            ),
          },
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
    </div>
  );
}

/** What a call was when it makes no case. */
export function CallTypeButtons(props: {
  readonly busy: boolean;
  readonly onPress: (callType: CallType) => void;
}) {
  return (
    <div className="stack">
      <strong>{text.callType}</strong>
      <div className="buttons">
        {pressable.map((callType) => (
          <Button key={callType} disabled={props.busy} onClick={() => props.onPress(callType)}>
            {callTypeLabel[callType]}
          </Button>
        ))}
      </div>
    </div>
  );
}

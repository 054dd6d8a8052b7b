import { useState } from "react";
import { instantOf } from "../../../../core/domain/shared/time.ts";
import { callText } from "../../messages/call-id.ts";
import { text } from "../../messages/id.ts";
import type { CallRow } from "../../state/board.ts";
import { useAct } from "../../use-act.ts";
import type { CallParts } from "../../use-call-acts.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { Pick } from "../pick.tsx";
import { Line } from "../words.tsx";

/** The least that a reason must say, as the contracts have it. Unit: characters. */
const leastReason = 3;

/** A decision that needs nothing but its reason. */
export function ReasonDialog(props: {
  readonly title: string;
  readonly submit: string;
  readonly busy: boolean;
  readonly onSubmit: (reason: string) => void;
  readonly onDismiss: () => void;
}) {
  const [reason, setReason] = useState("");
  return (
    <DialogFrame
      title={props.title}
      submit={props.submit}
      ready={reason.trim().length >= leastReason}
      busy={props.busy}
      problem={undefined}
      onSubmit={() => props.onSubmit(reason.trim())}
      onDismiss={props.onDismiss}
    >
      <Line label={callText.reason} value={reason} onType={setReason} hint={text.required} />
    </DialogFrame>
  );
}

/** Ends of a block that are offered. 24 h is the usual one. Unit: hours. Source: issue 4 §8. */
const blockHours = ["2", "24", "72"] as const;

/** A person, a reason, an end; whoever is blocked still reaches a human. */
export function BlockDialog(
  props: CallParts & { readonly call: CallRow; readonly onClose: () => void },
) {
  const { api, board, notices, call, onClose } = props;
  const [reason, setReason] = useState("");
  const [hours, setHours] = useState<(typeof blockHours)[number]>("24");
  const act = useAct<unknown>(() => {
    notices.say("success", callText.blocked);
    onClose();
  });
  const block = () => {
    const until = instantOf(Date.now() + board.state.skewMs + Number(hours) * 3_600_000);
    act.run(() => api.blockCaller(call.callId, { reason: reason.trim(), until }));
  };
  return (
    <DialogFrame
      title={callText.blockTitle}
      submit={callText.blockDo}
      ready={reason.trim().length >= leastReason}
      {...act}
      onSubmit={block}
      onDismiss={onClose}
    >
      <p className="quiet">{callText.blockHint}</p>
      <Line label={callText.reason} value={reason} onType={setReason} hint={text.required} />
      <Pick
        label={callText.blockFor}
        choices={blockHours.map((value) => ({ value, label: callText.blockHours(Number(value)) }))}
        value={hours}
        onPick={setHours}
      />
    </DialogFrame>
  );
}

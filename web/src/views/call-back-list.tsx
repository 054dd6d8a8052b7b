import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { elapsedMs, type Instant } from "../../../core/domain/shared/time.ts";
import type { Problem } from "../answer.ts";
import type { Api } from "../api.ts";
import { problemText, text } from "../messages/id.ts";
import { callBackReasonLabel, phoneText } from "../messages/phone-id.ts";
import type { CallBackRow } from "../state/board.ts";
import { orderedCallBacks } from "../state/board-order.ts";
import { elapsedText } from "../state/elapsed.ts";
import type { Board } from "../use-board.ts";
import type { Notices } from "../use-notices.ts";
import { DialogFrame } from "./dialog-frame.tsx";
import { choicesOf, Pick } from "./pick.tsx";
import { Line } from "./words.tsx";

type ListProps = {
  readonly board: Board;
  readonly now: Instant;
  readonly api: Api;
  /** Absent where nobody may call back. */
  readonly notices?: Notices;
};

/** Numbers that the centre missed: one row a number, the strongest claim first. */
export function CallBackList(props: ListProps) {
  const rows = orderedCallBacks(props.board.state);
  const [ending, setEnding] = useState<CallBackRow | undefined>(undefined);
  const { notices } = props;
  return (
    <>
      <h3>
        {phoneText.callBacks} ({rows.length})
      </h3>
      {rows.length === 0 && props.board.state.loaded && (
        <p className="quiet">{phoneText.noCallBacks}</p>
      )}
      {rows.map((row) => (
        <CallBackItem key={row.callBackId} {...props} row={row} onEnd={() => setEnding(row)} />
      ))}
      {ending !== undefined && notices !== undefined && (
        <EndDialog {...props} notices={notices} row={ending} onClose={() => setEnding(undefined)} />
      )}
    </>
  );
}

function CallBackItem(
  props: ListProps & { readonly row: CallBackRow; readonly onEnd: () => void },
) {
  const { row, now, notices, onEnd } = props;
  const waited = elapsedText(elapsedMs(row.firstAt, now));
  return (
    <div className="row" data-call-back={row.callBackId}>
      <span className="row-top">
        <strong>{callBackReasonLabel[row.reason]}</strong>
        <span>{phoneText.callBackWaited(waited)}</span>
      </span>
      <span className="row-badges">
        {row.cutOffSpeaking && <Badge color="red">{phoneText.cutOffSpeaking}</Badge>}
        {row.dialling !== undefined && (
          <Badge color="blue">
            {phoneText.dialling(row.dialling.by.replace(/^operator:/, ""))}
          </Badge>
        )}
        <span className="quiet">{phoneText.callBackCalls(row.calls, row.tries)}</span>
      </span>
      {row.earlierCalls > 0 && (
        <span className="quiet">{text.earlier(row.earlierCalls, row.earlierCases)}</span>
      )}
      {notices !== undefined && (
        <span className="row-badges">
          <DialButton {...props} notices={notices} />
          <NotReachedButton {...props} notices={notices} />
          <Button onClick={onEnd}>{phoneText.endCallBack}</Button>
        </span>
      )}
    </div>
  );
}

/** The same press sent twice rings once: the request's id stays until the server has answered. */
function DialButton(props: ListProps & { readonly row: CallBackRow; readonly notices: Notices }) {
  const { row, api, board, notices } = props;
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const dial = async () => {
    setBusy(true);
    const answer = await api.dialCallBack(row.callBackId, { requestId });
    setBusy(false);
    if (!answer.ok) return notices.say("error", problemText(answer.problem));
    setRequestId(crypto.randomUUID());
    board.applyCallBack(answer.value.callBack);
    notices.say("success", phoneText.dialQueued);
  };
  return (
    <Button
      variant="primary"
      iconName="call"
      loading={busy}
      disabled={row.dialling !== undefined}
      onClick={() => void dial()}
    >
      {phoneText.dial}
    </Button>
  );
}

/** A voicemail, a wrong person or nobody: the number waits again. */
function NotReachedButton(
  props: ListProps & { readonly row: CallBackRow; readonly notices: Notices },
) {
  const { row, api, board, notices } = props;
  const [busy, setBusy] = useState(false);
  const putBack = async () => {
    setBusy(true);
    const answer = await api.endCallBack(row.callBackId, { reason: "not-reached", note: "" });
    setBusy(false);
    if (!answer.ok) return notices.say("error", problemText(answer.problem));
    board.applyCallBack(answer.value.callBack);
    notices.say("success", phoneText.waitsAgain);
  };
  return (
    <Button loading={busy} onClick={() => void putBack()}>
      {phoneText.notReached}
    </Button>
  );
}

const endReasons = ["reached", "withdrawn"] as const;
const endReasonLabel = {
  reached: phoneText.endReached,
  withdrawn: phoneText.endWithdrawn,
} as const;

function EndDialog(
  props: ListProps & {
    readonly row: CallBackRow;
    readonly notices: Notices;
    readonly onClose: () => void;
  },
) {
  const { row, api, board, notices, onClose } = props;
  const [reason, setReason] = useState<(typeof endReasons)[number] | undefined>(undefined);
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const end = async () => {
    if (reason === undefined) return;
    setBusy(true);
    const answer = await api.endCallBack(row.callBackId, { reason, note: note.trim() });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    board.applyCallBack(answer.value.callBack);
    notices.say("success", phoneText.ended);
    onClose();
  };
  return (
    <DialogFrame
      title={phoneText.endTitle}
      submit={phoneText.endDo}
      ready={reason !== undefined}
      busy={busy}
      problem={problem}
      onSubmit={() => void end()}
      onDismiss={onClose}
    >
      <Pick
        label={phoneText.endReason}
        choices={choicesOf(endReasons, endReasonLabel)}
        value={reason}
        onPick={setReason}
      />
      <Line label={phoneText.endNote} value={note} onType={setNote} />
    </DialogFrame>
  );
}

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { type ReactNode, useState } from "react";
import { isReachable } from "../../../../core/domain/call/call.ts";
import { accessNeeds } from "../../../../core/domain/call/caller.ts";
import type { SilenceReason } from "../../../../core/domain/call/do-not-contact.ts";
import { accessNeedLabel, callText, silenceReasonLabel } from "../../messages/call-id.ts";
import type { CallRow } from "../../state/board.ts";
import { type CallActs, type CallParts, useCallActs } from "../../use-call-acts.ts";
import { Line } from "../words.tsx";
import { BlockDialog, ReasonDialog } from "./caller-dialogs.tsx";

export type MarksProps = CallParts & {
  readonly call: CallRow;
  /** What is known of the report speaks for `jangan hubungi`. */
  readonly silence: SilenceReason | undefined;
  /** Stands in the same row as the keys. */
  readonly children?: ReactNode;
};

/** What the number asks for: a number to call back, `jangan hubungi`, another way than speech, a block. One key each. */
export function CallerMarks(props: MarksProps) {
  const { call, silence } = props;
  const acts = useCallActs(props, call.callId);
  const [dialog, setDialog] = useState<"lift" | "block" | undefined>(undefined);
  const close = () => setDialog(undefined);
  const setSilence = () => acts.mark({ doNotContact: true }, callText.doNotContactSet);
  const silent = call.doNotContact !== undefined;
  return (
    <>
      {!isReachable(call) && <CallBackNumber {...props} />}
      {silent && (
        <Alert
          type="error"
          header={callText.doNotContactOn}
          action={<Button onClick={() => setDialog("lift")}>{callText.doNotContactLift}</Button>}
        >
          {callText.doNotContactOnHint}
        </Alert>
      )}
      {!silent && silence !== undefined && (
        <Alert
          type="warning"
          action={
            <Button variant="primary" disabled={acts.busy} onClick={setSilence}>
              {callText.doNotContact}
            </Button>
          }
        >
          {callText.doNotContactProposed(silenceReasonLabel[silence])}
        </Alert>
      )}
      <div className="buttons">
        {!silent && silence === undefined && (
          <Button disabled={acts.busy} onClick={setSilence}>
            {callText.doNotContact}
          </Button>
        )}
        {call.numberCondition === "usable" && (
          <NumberMenu call={call} acts={acts} onBlock={() => setDialog("block")} />
        )}
        {props.children}
      </div>
      {dialog === "lift" && (
        <ReasonDialog
          title={callText.doNotContactLiftTitle}
          submit={callText.doNotContactLift}
          busy={acts.busy}
          onDismiss={close}
          onSubmit={(reason) =>
            acts.mark({ doNotContact: false, reason }, callText.doNotContactLifted, close)
          }
        />
      )}
      {dialog === "block" && <BlockDialog {...props} onClose={close} />}
    </>
  );
}

/** What is rarely done about a number: registered or deleted by its owner's wish, blocked for a while. */
function NumberMenu(props: {
  readonly call: CallRow;
  readonly acts: CallActs;
  readonly onBlock: () => void;
}) {
  const { call, acts, onBlock } = props;
  const { accessNeed, blockedUntil } = call;
  return (
    <ButtonDropdown
      items={[
        ...accessNeeds
          .filter((need) => need !== accessNeed)
          .map((id) => ({ id, text: callText.registerAs(accessNeedLabel[id]) })),
        ...(accessNeed === undefined ? [] : [{ id: "none", text: callText.unregister }]),
        ...(blockedUntil === undefined ? [{ id: "block", text: callText.block }] : []),
      ]}
      onItemClick={({ detail }) => {
        const need = accessNeeds.find((known) => known === detail.id);
        if (need !== undefined) acts.mark({ accessNeed: need }, callText.registeredSaved);
        if (detail.id === "none") acts.mark({ accessNeed: null }, callText.unregisteredSaved);
        if (detail.id === "block") onBlock();
      }}
    >
      {callText.thisNumber}
    </ButtonDropdown>
  );
}

/** Digits with an optional plus and the usual separators; the server brings it to its one form. */
const looksDiallable = (typed: string) => /^\+?\d{7,15}$/.test(typed.replace(/[\s.()-]/g, ""));

/** The number is hidden or missing: without another one nobody can call back. */
function CallBackNumber(props: MarksProps) {
  const [typed, setTyped] = useState("");
  const acts = useCallActs(props, props.call.callId);
  const wrong = typed !== "" && !looksDiallable(typed);
  return (
    <Alert type="info" header={callText.callBackNumberAsk}>
      <div className="find">
        <Line
          label={callText.callBackNumber}
          value={typed}
          errorText={wrong ? callText.callBackNumberWrong : undefined}
          numeric={true}
          onType={setTyped}
        />
        <Button
          disabled={acts.busy || !looksDiallable(typed)}
          onClick={() => acts.mark({ callBackNumber: typed }, callText.callBackNumberSaved)}
        >
          {callText.callBackNumberSave}
        </Button>
      </div>
    </Alert>
  );
}

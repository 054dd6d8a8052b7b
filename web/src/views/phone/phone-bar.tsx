import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { linePhaseLabel, phoneStateLabel, phoneText } from "../../messages/phone-id.ts";
import { spokenName } from "../../state/region-names.ts";
import type { Opens, PhoneActs, PhoneLine, PhoneState, PhoneView } from "../../telephony.ts";
import type { Notices } from "../../use-notices.ts";
import { usePhoneAct } from "../../use-phone.ts";
import { PauseDialog } from "./pause-dialog.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";

type BarProps = {
  readonly phone: PhoneView;
  readonly acts: PhoneActs;
  readonly notices: Notices;
  /** Kemendagri code: what other regions named is not offered. */
  readonly code: string;
  /** No other operator is ready. */
  readonly isLastReady: boolean;
  readonly onOpen: (opens: Opens) => void;
};

/** The telephone as the desk sees it, and what may be done with it from here. */
export function PhoneBar(props: BarProps) {
  const { phone, acts, notices, isLastReady, code } = props;
  const { line, state } = phone;
  const [dialog, setDialog] = useState<"pause" | "transfer" | undefined>(undefined);
  const close = () => setDialog(undefined);
  return (
    <section className="phone" aria-label={phoneText.phone} data-phase={line?.phase ?? "none"}>
      {(line === undefined || state?.kind === "paused") && (
        <strong>{state === undefined ? phoneText.phone : stateText(state)}</strong>
      )}
      {line !== undefined && (
        <LinePart {...props} line={line} onTransfer={() => setDialog("transfer")} />
      )}
      <span className="grow" />
      <StatusButtons {...props} onPause={() => setDialog("pause")} />
      {dialog === "pause" && (
        <PauseDialog
          acts={acts}
          notices={notices}
          code={code}
          isLastReady={isLastReady}
          onClose={close}
        />
      )}
      {dialog === "transfer" && line !== undefined && (
        <TransferDialog
          acts={acts}
          notices={notices}
          code={code}
          contactId={line.contactId}
          onClose={close}
        />
      )}
    </section>
  );
}

/** A pause is named as the centre named it: "Jeda – Istirahat". */
function stateText({ kind, name }: PhoneState): string {
  return kind === "paused"
    ? `${phoneStateLabel.paused} – ${spokenName(name)}`
    : phoneStateLabel[kind];
}

function LinePart(props: BarProps & { readonly line: PhoneLine; readonly onTransfer: () => void }) {
  const { line, acts, notices } = props;
  const act = usePhoneAct(notices);
  const { contactId, phase, third } = line;
  return (
    <span className="row-badges">
      {line.dialled === true ? (
        <strong>{phoneText.dialled}</strong>
      ) : (
        <Button
          variant="inline-link"
          onClick={() => props.onOpen(line.opens ?? { kind: "call", callId: contactId })}
        >
          {linePhaseLabel[phase]}
        </Button>
      )}
      {line.unableToSpeak && <Badge color="red">{phoneText.unableToSpeak}</Badge>}
      {phase === "ringing" && (
        <Button
          variant="primary"
          disabled={act.busy}
          onClick={() => act.run(acts.accept(contactId))}
        >
          {phoneText.accept}
        </Button>
      )}
      {phase === "talking" && (
        <Button disabled={act.busy} onClick={props.onTransfer}>
          {phoneText.transfer}
        </Button>
      )}
      {phase === "talking" && third !== undefined && (
        <>
          <Badge color={third.joined ? "green" : "blue"}>
            {third.joined
              ? phoneText.thirdJoined(spokenName(third.name))
              : phoneText.thirdRung(spokenName(third.name))}
          </Badge>
          {!third.joined && (
            <Button disabled={act.busy} onClick={() => act.run(acts.join(contactId))}>
              {phoneText.join}
            </Button>
          )}
          {third.joined && (
            <Button disabled={act.busy} onClick={() => act.run(acts.leave(contactId))}>
              {phoneText.leave}
            </Button>
          )}
        </>
      )}
      {phase === "after-call" && (
        <Button
          variant="primary"
          disabled={act.busy}
          onClick={() => act.run(acts.clear(contactId))}
        >
          {phoneText.finish}
        </Button>
      )}
    </span>
  );
}

function StatusButtons(props: BarProps & { readonly onPause: () => void }) {
  const { phone, acts, notices } = props;
  const act = usePhoneAct(notices);
  const kind = phone.state?.kind;
  if (kind === "ready") return <Button onClick={props.onPause}>{phoneText.pause}</Button>;
  if (kind !== "paused" && kind !== "offline") return null;
  return (
    <Button variant="primary" disabled={act.busy} onClick={() => act.run(acts.setReady())}>
      {phoneText.setReady}
    </Button>
  );
}

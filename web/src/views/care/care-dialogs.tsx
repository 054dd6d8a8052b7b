import { useState } from "react";
import { type PauseReason, pauseReasons, type SopStep } from "../../../../core/domain/case/case.ts";
import { caseNumberOf } from "../../../../core/domain/case/numbers.ts";
import type { Dispatch } from "../../../../core/domain/dispatch/dispatch.ts";
import { careText, pauseReasonLabel, sopStepLabel } from "../../messages/care-id.ts";
import { text } from "../../messages/id.ts";
import { agencyLabel } from "../../region-info.ts";
import { serialIn } from "../../state/find-serial.ts";
import { useDeed } from "../../use-deed.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import type { DialogProps } from "../dialog-props.ts";
import { choicesOf, Pick } from "../pick.tsx";
import { Line } from "../words.tsx";

/** The least that a reason must say, as the contracts have it. */
const leastReason = 3;
const says = (words: string, least = leastReason) => words.trim().length >= least;

/** A deed that needs nothing but its reason. */
function ReasonDialog(
  props: DialogProps & {
    readonly title: string;
    readonly hint?: string;
    readonly label: string;
    readonly submit: string;
    readonly said: string;
    readonly send: (reason: string) => ReturnType<DialogProps["page"]["api"]["reopen"]>;
  },
) {
  const [reason, setReason] = useState("");
  const deed = useDeed((row) => props.onDone(row, props.said));
  return (
    <DialogFrame
      title={props.title}
      submit={props.submit}
      ready={says(reason)}
      {...deed}
      onDismiss={props.onDismiss}
      onSubmit={() => deed.run(() => props.send(reason.trim()))}
    >
      {props.hint !== undefined && <p className="quiet">{props.hint}</p>}
      <Line label={props.label} value={reason} onType={setReason} hint={text.required} />
    </DialogFrame>
  );
}

/** A step of the SOP is left out, or is not left out after all. */
export function SkipDialog(
  props: DialogProps & { readonly step: SopStep; readonly undo: boolean },
) {
  const { page, row, step, undo } = props;
  const name = sopStepLabel[step];
  return (
    <ReasonDialog
      {...props}
      title={undo ? careText.unskipTitle(name) : careText.skipTitle(name)}
      label={undo ? careText.unskipReason : careText.skipReason}
      submit={undo ? careText.unskipDo : careText.skipDo}
      said={undo ? careText.unskipped : careText.skipped}
      send={(reason) =>
        page.api.skipStep(row.serial, { step, reason, ...(undo && { undo: true as const }) })
      }
    />
  );
}

export function ReopenDialog(props: DialogProps) {
  const { page, row } = props;
  return (
    <ReasonDialog
      {...props}
      title={careText.reopenTitle}
      hint={careText.reopenHint}
      label={careText.reopenReason}
      submit={careText.reopen}
      said={careText.reopened}
      send={(reason) => page.api.reopen(row.serial, { reason })}
    />
  );
}

/** `jangan hubungi` is lifted by a person, with a reason. */
export function LiftDialog(props: DialogProps) {
  const { page, row } = props;
  return (
    <ReasonDialog
      {...props}
      title={careText.liftTitle}
      hint={careText.liftHint}
      label={careText.liftReason}
      submit={careText.lift}
      said={careText.lifted}
      send={(reason) => page.api.markCase(row.serial, { doNotContact: false, reason })}
    />
  );
}

export function PauseCaseDialog({ page, row, onDone, onDismiss }: DialogProps) {
  const [reason, setReason] = useState<PauseReason | undefined>(undefined);
  const deed = useDeed((paused) => onDone(paused, careText.paused));
  return (
    <DialogFrame
      title={careText.pauseTitle}
      submit={careText.pauseDo}
      ready={reason !== undefined}
      {...deed}
      onDismiss={onDismiss}
      onSubmit={() => {
        if (reason !== undefined) deed.run(() => page.api.pause(row.serial, { reason }));
      }}
    >
      <p className="quiet">{careText.pauseHint}</p>
      <Pick
        label={careText.pauseReason}
        choices={choicesOf(pauseReasons, pauseReasonLabel)}
        value={reason}
        onPick={setReason}
      />
    </DialogFrame>
  );
}

/** Ends the alarm: an operator writes who was told, and how. */
export function ToldDialog(props: DialogProps & { readonly dispatch: Dispatch }) {
  const { page, row, dispatch, onDone, onDismiss } = props;
  const [who, setWho] = useState("");
  const [how, setHow] = useState("");
  const deed = useDeed((told) => onDone(told, careText.toldSaved));
  return (
    <DialogFrame
      title={careText.toldTitle(agencyLabel(page.info, dispatch.agencyId))}
      submit={careText.toldDo}
      ready={says(who, 2) && says(how, 2)}
      {...deed}
      onDismiss={onDismiss}
      onSubmit={() =>
        deed.run(() =>
          page.api.noteTold(row.serial, dispatch.ordinal, { who: who.trim(), how: how.trim() }),
        )
      }
    >
      <p className="quiet">{careText.toldHint}</p>
      <Line label={careText.toldWho} value={who} onType={setWho} hint={careText.toldWhoHint} />
      <Line label={careText.toldHow} value={how} onType={setHow} hint={careText.toldHowHint} />
    </DialogFrame>
  );
}

/** This case tells of the same spot as another one: it is closed into that one. */
export function JoinCaseDialog({ page, row, onDone, onDismiss }: DialogProps) {
  const [typed, setTyped] = useState("");
  const target = serialIn(page.info.code, typed);
  const deed = useDeed((joined) => onDone(joined, careText.joinedNow));
  return (
    <DialogFrame
      title={careText.joinTitle}
      submit={careText.joinDo}
      ready={target !== undefined && target !== row.serial}
      {...deed}
      onDismiss={onDismiss}
      onSubmit={() => {
        if (target === undefined) return;
        deed.run(async () => {
          const answer = await page.api.joinCase(target, { caseSerial: row.serial });
          if (!answer.ok) return answer;
          return { ok: true, value: { case: answer.value.other ?? row } };
        });
      }}
    >
      <p className="quiet">{careText.joinHint}</p>
      <Line
        label={careText.joinWhich}
        value={typed}
        hint={caseNumberOf(page.info.code, row.serial)}
        onType={setTyped}
      />
    </DialogFrame>
  );
}

/** The caller was told how it ended. */
export function CallerToldDialog(props: DialogProps) {
  const { page, row } = props;
  return (
    <ReasonDialog
      {...props}
      title={sopStepLabel["caller-told"]}
      label={careText.callerToldHow}
      submit={careText.callerToldDo}
      said={careText.callerTold}
      send={(how) => page.api.skipStep(row.serial, { step: "caller-told", how })}
    />
  );
}

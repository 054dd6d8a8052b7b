import { useState } from "react";
import { type Disposition, dispositions } from "../../../core/domain/case/case.ts";
import { mayAct } from "../../../core/domain/dispatch/advance.ts";
import {
  type AgencyReport,
  type DeclineReason,
  type Dispatch,
  declineReasons,
} from "../../../core/domain/dispatch/dispatch.ts";
import { text } from "../messages/id.ts";
import { declineReasonLabel, dispositionLabel, reportLabel } from "../messages/labels-id.ts";
import { agencyLabel } from "../region-info.ts";
import { dispatchesOf, liveAgencies } from "../state/board-order.ts";
import { useDeed } from "../use-deed.ts";
import { AgencyChecklist } from "./agency-checklist.tsx";
import { type CareAsk, CareDialog } from "./care/care-dialog.tsx";
import { ChangeDialog } from "./care/change-dialog.tsx";
import { DialogFrame } from "./dialog-frame.tsx";
import type { DialogProps } from "./dialog-props.ts";
import { choicesOf, Pick } from "./pick.tsx";
import { Line, Lines } from "./words.tsx";

export type Dialog =
  | { readonly kind: "change" }
  | { readonly kind: "cancel"; readonly ordinal?: number }
  | { readonly kind: "close" }
  | { readonly kind: "add" }
  | { readonly kind: "replace"; readonly ordinal: number }
  | { readonly kind: "behalf"; readonly ordinal: number }
  | CareAsk;

/** BATAL for one agency or for the whole case. */
export function CancelDialog(props: DialogProps & { readonly ordinal: number | undefined }) {
  const { page, row, ordinal, onDone, onDismiss } = props;
  const [reason, setReason] = useState("");
  const one = ordinal === undefined ? undefined : row.dispatches[String(ordinal)];
  const what = one === undefined ? text.wholeCase : agencyLabel(page.info, one.agencyId);
  const isRefused = one?.status === "declined";
  const reasonLabel = isRefused ? text.noReplacementReason : text.cancelReason;
  const done = isRefused ? text.noReplacementSaved : text.cancelled;
  const deed = useDeed((changed) => onDone(changed, done));
  return (
    <DialogFrame
      title={isRefused ? text.noReplacementTitle(what) : text.cancelTitle(what)}
      submit={isRefused ? text.noReplacementSave : text.cancelSend}
      ready={reason.trim().length >= 3}
      {...deed}
      onDismiss={onDismiss}
      onSubmit={() =>
        deed.run(() =>
          page.api.cancel(row.serial, {
            reason: reason.trim(),
            ...(ordinal !== undefined && { ordinal }),
          }),
        )
      }
    >
      <Line label={reasonLabel} value={reason} onType={setReason} hint={text.required} />
    </DialogFrame>
  );
}

export function CloseDialog({ page, row, onDone, onDismiss }: DialogProps) {
  const [disposition, setDisposition] = useState<Disposition>("handled");
  const [result, setResult] = useState("");
  const deed = useDeed((changed) => onDone(changed, text.closed));
  return (
    <DialogFrame
      title={text.closeTitle}
      submit={text.closeCase}
      ready={true}
      {...deed}
      onDismiss={onDismiss}
      onSubmit={() => deed.run(() => page.api.closeCase(row.serial, { disposition, result }))}
    >
      <Pick
        label={text.disposition}
        choices={choicesOf(
          dispositions.filter((known) => known !== "cancelled"),
          dispositionLabel,
        )}
        value={disposition}
        onPick={setDisposition}
      />
      <Lines label={text.closeResult} value={result} onType={setResult} />
    </DialogFrame>
  );
}

/** More agencies at any time before closing. */
export function AddDialog({ page, row, onDone, onDismiss }: DialogProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const deed = useDeed((changed) => onDone(changed, text.sent));
  const live = liveAgencies(row);
  const info = {
    ...page.info,
    agencies: page.info.agencies.filter((agency) => !live.includes(agency.agencyId)),
  };
  return (
    <DialogFrame
      title={text.addAgency}
      submit={text.send}
      ready={chosen.length > 0}
      {...deed}
      onDismiss={onDismiss}
      onSubmit={() => deed.run(() => page.api.dispatchCase(row.serial, { agencies: [...chosen] }))}
    >
      <AgencyChecklist info={info} chosen={chosen} onChange={setChosen} />
    </DialogFrame>
  );
}

/** One agency in another's place: the old one gets BATAL in the same write. */
export function ReplaceDialog(props: DialogProps & { readonly replaced: Dispatch }) {
  const { page, row, replaced, onDone, onDismiss } = props;
  const [agencyId, setAgencyId] = useState<string | undefined>(undefined);
  const deed = useDeed((changed) => onDone(changed, text.sent));
  const live = liveAgencies(row);
  const choices = page.info.agencies
    .filter((agency) => !live.includes(agency.agencyId))
    .map((agency) => ({ value: agency.agencyId, label: agency.label }));
  return (
    <DialogFrame
      title={text.replaceAgency}
      submit={text.send}
      ready={agencyId !== undefined}
      {...deed}
      onDismiss={onDismiss}
      onSubmit={() => {
        if (agencyId === undefined) return;
        const request = { agencies: [agencyId], replaces: replaced.ordinal };
        deed.run(() => page.api.dispatchCase(row.serial, request));
      }}
    >
      <Pick
        label={text.replaceWith(agencyLabel(page.info, replaced.agencyId))}
        choices={choices}
        value={agencyId}
        placeholder={text.pickAgency}
        filter={true}
        onPick={setAgencyId}
      />
    </DialogFrame>
  );
}

/** What an agency said by phone or radio, with who said it. */
export function BehalfDialog(props: DialogProps & { readonly dispatch: Dispatch }) {
  const { page, row, dispatch, onDone, onDismiss } = props;
  const possible = mayAct(dispatch);
  const [report, setReport] = useState<AgencyReport | undefined>(possible[0]);
  const [declineReason, setDeclineReason] = useState<DeclineReason | undefined>(undefined);
  const [saidBy, setSaidBy] = useState("");
  const deed = useDeed((changed) => onDone(changed, text.onBehalfSaved));
  const declines = report === "declined";
  const reasoned = !declines || declineReason !== undefined;
  return (
    <DialogFrame
      title={text.onBehalfTitle(agencyLabel(page.info, dispatch.agencyId))}
      submit={text.onBehalfSave}
      ready={report !== undefined && saidBy.trim().length >= 2 && reasoned}
      {...deed}
      onDismiss={onDismiss}
      onSubmit={() => {
        if (report === undefined) return;
        const answer = {
          report,
          saidBy: saidBy.trim(),
          ...(declines && declineReason !== undefined && { declineReason }),
        };
        deed.run(() => page.api.answerOnBehalf(row.serial, dispatch.ordinal, answer));
      }}
    >
      <Pick
        label={text.onBehalfReport}
        choices={choicesOf(possible, reportLabel)}
        value={report}
        onPick={setReport}
      />
      {declines && (
        <Pick
          label={text.onBehalfReason}
          choices={choicesOf(declineReasons, declineReasonLabel)}
          value={declineReason}
          onPick={setDeclineReason}
        />
      )}
      <Line
        label={text.onBehalfSaidBy}
        value={saidBy}
        hint={text.onBehalfSaidByHint}
        onType={setSaidBy}
      />
    </DialogFrame>
  );
}

/** The dialog that is open over a case. */
export function CaseDialog(props: DialogProps & { readonly dialog: Dialog }) {
  const { dialog, ...rest } = props;
  const ofOrdinal = (ordinal: number) =>
    dispatchesOf(rest.row).find((dispatch) => dispatch.ordinal === ordinal);
  switch (dialog.kind) {
    case "change":
      return <ChangeDialog {...rest} />;
    case "cancel":
      return <CancelDialog {...rest} ordinal={dialog.ordinal} />;
    case "close":
      return <CloseDialog {...rest} />;
    case "add":
      return <AddDialog {...rest} />;
    case "replace": {
      const replaced = ofOrdinal(dialog.ordinal);
      return replaced === undefined ? null : <ReplaceDialog {...rest} replaced={replaced} />;
    }
    case "behalf": {
      const dispatch = ofOrdinal(dialog.ordinal);
      return dispatch === undefined ? null : <BehalfDialog {...rest} dispatch={dispatch} />;
    }
    default:
      return <CareDialog {...rest} dialog={dialog} />;
  }
}

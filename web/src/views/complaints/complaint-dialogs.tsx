import { useState } from "react";
import {
  type ComplaintOutcome,
  complaintChannels,
  complaintOutcomes,
  complaintSubjects,
} from "../../../../core/domain/complaint/complaint.ts";
import { localTimeText } from "../../../../core/domain/shared/time.ts";
import {
  complaintChannelLabel,
  complaintOutcomeLabel,
  complaintSubjectLabel,
  complaintsText,
} from "../../messages/complaints-id.ts";
import { channelLabel } from "../../messages/labels-id.ts";
import { settingsText } from "../../messages/settings-id.ts";
import type { Page } from "../../page.ts";
import type { CallRow } from "../../state/board.ts";
import {
  type ComplaintForm,
  complaintRequestOf,
  newComplaint,
} from "../../state/complaint-form.ts";
import { useAct } from "../../use-act.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { choicesOf, Pick } from "../pick.tsx";
import { Line, Lines } from "../words.tsx";

type DialogProps = {
  readonly page: Page;
  readonly onDone: (said: string) => void;
  readonly onDismiss: () => void;
};

type Done = { readonly complaint: { readonly complaintId: string } };

/** Writes a complaint down; sent again after a lost answer it is still one complaint. */
export function RecordDialog(props: DialogProps & { readonly calls: readonly CallRow[] }) {
  const { page, calls, onDone, onDismiss } = props;
  const [form, setForm] = useState(() => newComplaint(crypto.randomUUID()));
  const act = useAct<Done>(({ complaint }) =>
    onDone(complaintsText.recorded(complaint.complaintId)),
  );
  const request = complaintRequestOf(form, page.info);
  const edit = (patch: Partial<ComplaintForm>) => setForm((before) => ({ ...before, ...patch }));
  return (
    <DialogFrame
      title={complaintsText.record}
      submit={complaintsText.keep}
      ready={request.ok}
      {...act}
      onDismiss={onDismiss}
      onSubmit={() => {
        if (request.ok) act.run(() => page.api.recordComplaint(request.value));
      }}
    >
      <Pick
        label={complaintsText.about}
        choices={choicesOf(complaintSubjects, complaintSubjectLabel)}
        value={form.about}
        placeholder={complaintsText.pickAbout}
        onPick={(about) => edit({ about })}
      />
      <Lines
        label={complaintsText.words}
        hint={complaintsText.wordsHint}
        value={form.text}
        onType={(text) => edit({ text })}
      />
      <Line
        label={complaintsText.complainant}
        value={form.complainant}
        onType={(complainant) => edit({ complainant })}
      />
      <Origin
        page={page}
        calls={calls}
        form={form}
        wrong={request.ok ? undefined : request.refusal}
        onEdit={edit}
      />
    </DialogFrame>
  );
}

/** By what way and when it came, and of which case or call it speaks. */
function Origin(props: {
  readonly page: Page;
  readonly calls: readonly CallRow[];
  readonly form: ComplaintForm;
  readonly wrong: string | undefined;
  readonly onEdit: (patch: Partial<ComplaintForm>) => void;
}) {
  const { page, calls, form, wrong, onEdit } = props;
  const said = (call: CallRow) =>
    complaintsText.callAt(
      localTimeText(call.receivedAt, page.info.timeZone),
      channelLabel[call.channel],
    );
  return (
    <>
      <Pick
        label={complaintsText.channel}
        choices={choicesOf(complaintChannels, complaintChannelLabel)}
        value={form.channel}
        onPick={(channel) => onEdit({ channel })}
      />
      <Line
        label={complaintsText.receivedAt}
        value={form.receivedAt}
        errorText={wrong === "receivedAt" ? settingsText.badTime : undefined}
        onType={(receivedAt) => onEdit({ receivedAt })}
      />
      <Line
        label={complaintsText.caseNumber}
        value={form.caseNumber}
        errorText={wrong === "caseNumber" ? complaintsText.badCase : undefined}
        onType={(caseNumber) => onEdit({ caseNumber })}
      />
      {calls.length > 0 && (
        <Pick
          label={complaintsText.call}
          choices={[
            { value: "", label: complaintsText.noCall },
            ...calls.map((call) => ({ value: call.callId, label: said(call) })),
          ]}
          value={form.callId}
          onPick={(callId) => onEdit({ callId })}
        />
      )}
    </>
  );
}

/** What came of it and what the complainant was told; once. */
export function AnswerDialog(props: DialogProps & { readonly complaintId: string }) {
  const { page, complaintId, onDone, onDismiss } = props;
  const [requestId] = useState(() => crypto.randomUUID());
  const [outcome, setOutcome] = useState<ComplaintOutcome | undefined>(undefined);
  const [note, setNote] = useState("");
  const act = useAct<Done>(() => onDone(complaintsText.answered(complaintId)));
  return (
    <DialogFrame
      title={complaintsText.answerTitle(complaintId)}
      submit={complaintsText.answerDo}
      ready={outcome !== undefined && note.trim().length >= 3}
      {...act}
      onDismiss={onDismiss}
      onSubmit={() => {
        if (outcome === undefined) return;
        const said = { requestId, outcome, note: note.trim() };
        act.run(() => page.api.answerComplaint(complaintId, said));
      }}
    >
      <p className="quiet">{complaintsText.answerHint}</p>
      <Pick
        label={complaintsText.outcome}
        choices={choicesOf(complaintOutcomes, complaintOutcomeLabel)}
        value={outcome}
        placeholder={complaintsText.pickAbout}
        onPick={setOutcome}
      />
      <Lines label={complaintsText.note} value={note} onType={setNote} />
    </DialogFrame>
  );
}

/** It goes to an official and stays open. */
export function PassOnDialog(props: DialogProps & { readonly complaintId: string }) {
  const { page, complaintId, onDone, onDismiss } = props;
  const [to, setTo] = useState("");
  const act = useAct<Done>(() => onDone(complaintsText.passed(complaintId)));
  return (
    <DialogFrame
      title={complaintsText.passTitle(complaintId)}
      submit={complaintsText.passDo}
      ready={to.trim().length >= 3}
      {...act}
      onDismiss={onDismiss}
      onSubmit={() => act.run(() => page.api.passComplaintOn(complaintId, { to: to.trim() }))}
    >
      <p className="quiet">{complaintsText.passHint}</p>
      <Line label={complaintsText.passTo} value={to} onType={setTo} />
    </DialogFrame>
  );
}

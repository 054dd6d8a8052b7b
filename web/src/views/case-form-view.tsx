import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { missingText, problemText, text } from "../messages/id.ts";
import { intakeText } from "../messages/intake-id.ts";
import { withProposalTaken } from "../state/case-form.ts";
import { useLandmarks } from "../use-landmarks.ts";
import { useLiving } from "../use-living.ts";
import { useProposal } from "../use-proposal.ts";
import type { Saving } from "../use-saving.ts";
import { AgencyChecklist } from "./agency-checklist.tsx";
import { CallPart } from "./call/call-part.tsx";
import { CallerFields, ManualCaller, VerifiedBox } from "./caller-fields.tsx";
import type { FormProps } from "./form-props.ts";
import { AssistPanels } from "./intake/assist-panels.tsx";
import { KindFields } from "./kind-fields.tsx";
import { PlacePicker } from "./place-picker.tsx";
import { ProposalBox } from "./proposal-box.tsx";
import { Section } from "./section.tsx";
import { Lines } from "./words.tsx";

/** One report as it is being written down: first the place, then what, then who. */
export function CaseFormView(props: FormProps) {
  const { page, form, opened, onEdit } = props;
  const living = useLiving(page.api);
  const failed = useProposal(page.api, form, (proposal) => onEdit({ proposal }));
  return (
    <div className="stack" data-form={form.requestId}>
      <h2>{form.callId === undefined ? text.newByHand : text.newFromCall}</h2>
      {opened !== undefined && <CallPart {...props} opened={opened} living={living} />}
      <div className="intake">
        <PlaceSection {...props} />
        <WhatSection {...props} localKinds={living?.localKinds ?? []} proposalFailed={failed} />
        <div className="assist">
          <AssistPanels {...props} living={living} />
        </div>
        <Section title={text.who}>
          <CallerFields form={form} onEdit={onEdit} />
          {form.callId === undefined && (
            <ManualCaller form={form} languages={living?.languages ?? []} onEdit={onEdit} />
          )}
        </Section>
        <Section title={text.sendTo} description={text.sendToHint}>
          <AgencyChecklist
            info={page.info}
            proposal={form.proposal}
            chosen={form.agencies}
            onChange={(agencies) => onEdit({ agencies })}
          />
        </Section>
      </div>
      <SaveBar {...props} />
    </div>
  );
}

function missed(saving: Saving, field: keyof typeof missingText): string | undefined {
  return saving.missing.includes(field) ? missingText[field] : undefined;
}

function PlaceSection({ page, form, saving, onEdit }: FormProps) {
  const landmarks = useLandmarks(page.api);
  return (
    <Section title={text.places}>
      <PlacePicker
        value={form}
        places={page.places}
        landmarks={landmarks}
        errorText={missed(saving, "place")}
        pointError={missed(saving, "point")}
        onEdit={onEdit}
      />
      <VerifiedBox form={form} what="place" onEdit={onEdit} />
    </Section>
  );
}

function WhatSection(
  props: FormProps & {
    readonly localKinds: Parameters<typeof KindFields>[0]["localKinds"];
    readonly proposalFailed: boolean;
  },
) {
  const { page, form, saving, localKinds, onEdit } = props;
  const errors = (["kind", "victims", "brief"] as const).flatMap((field) => {
    const wrong = missed(saving, field);
    return wrong === undefined ? [] : [[field, wrong] as const];
  });
  return (
    <Section title={text.what}>
      <Lines label={text.report} value={form.report} onType={(report) => onEdit({ report })} />
      <ProposalBox
        info={page.info}
        proposal={form.proposal}
        failed={props.proposalFailed}
        onTake={() => onEdit(withProposalTaken(form))}
      />
      <KindFields
        value={form}
        errors={Object.fromEntries(errors)}
        {...(localKinds !== undefined && { localKinds })}
        onEdit={onEdit}
      />
      <VerifiedBox form={form} what="incident" onEdit={onEdit} />
    </Section>
  );
}

/** Saving and sending; what went wrong stands beside the buttons, and the form stays as it is. */
function SaveBar({ form, saving, joining, onDiscard }: FormProps) {
  const { busy, missing, problem, save } = saving;
  const count = form.agencies.length;
  return (
    <div className="save-bar">
      {problem !== undefined && <Alert type="error">{problemText(problem)}</Alert>}
      {missing.length > 0 && (
        <Alert type="warning">{missing.map((field) => missingText[field]).join(" ")}</Alert>
      )}
      {joining.joined !== undefined && (
        <Alert type="warning">{intakeText.joinedAlready(joining.joined.row.caseNumber)}</Alert>
      )}
      <div className="buttons">
        <Button
          variant="primary"
          loading={busy}
          disabled={count === 0 || joining.joined !== undefined}
          onClick={() => save(form, true)}
        >
          {text.saveAndSend(count)}
        </Button>
        <Button disabled={busy || joining.joined !== undefined} onClick={() => save(form, false)}>
          {text.save}
        </Button>
        <span className="grow" />
        <Button variant="link" disabled={busy} onClick={onDiscard}>
          {text.discard}
        </Button>
      </div>
    </div>
  );
}

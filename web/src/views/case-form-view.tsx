import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import type { ReactNode } from "react";
import type { CallType } from "../../../core/domain/call/call.ts";
import { missingText, problemText, text } from "../messages/id.ts";
import type { Page } from "../page.ts";
import { type CaseForm, withProposalTaken } from "../state/case-form.ts";
import type { OpenedCall } from "../use-call.ts";
import { useProposal } from "../use-proposal.ts";
import type { Saving } from "../use-saving.ts";
import { AgencyChecklist } from "./agency-checklist.tsx";
import { CallBox, CallTypeButtons } from "./call-box.tsx";
import { CallerFields } from "./caller-fields.tsx";
import { KindFields } from "./kind-fields.tsx";
import { PlacePicker } from "./place-picker.tsx";
import { ProposalBox } from "./proposal-box.tsx";
import { Lines } from "./words.tsx";

type FormProps = {
  readonly page: Page;
  readonly form: CaseForm;
  readonly opened: OpenedCall | undefined;
  readonly saving: Saving;
  readonly typing: boolean;
  readonly onEdit: (patch: Partial<CaseForm>) => void;
  readonly onCallType: (callType: CallType) => void;
  readonly onDiscard: () => void;
  readonly onOpenCase: (serial: number) => void;
};

/** One report as it is being written down: place first, then what, then who. */
export function CaseFormView(props: FormProps) {
  const { page, form, opened, saving, onEdit } = props;
  const { info, places } = page;
  useProposal(page.api, form.report, (proposal) => onEdit({ proposal }));
  const error = (field: keyof typeof missingText) =>
    saving.missing.includes(field) ? missingText[field] : undefined;
  const errors = errorsOf(error);
  return (
    <div className="stack" data-form={form.requestId}>
      <h2>{form.callId === undefined ? text.newByHand : text.newFromCall}</h2>
      {opened !== undefined && <CallPart {...props} opened={opened} />}
      <Section title={text.places}>
        <PlacePicker value={form} places={places} errorText={error("place")} onEdit={onEdit} />
      </Section>
      <Section title={text.what}>
        <Lines label={text.report} value={form.report} onType={(report) => onEdit({ report })} />
        <ProposalBox
          info={info}
          proposal={form.proposal}
          onTake={() => onEdit(withProposalTaken(form))}
        />
        <KindFields value={form} errors={errors} onEdit={onEdit} />
      </Section>
      <Section title={text.who}>
        <CallerFields form={form} onEdit={onEdit} />
      </Section>
      <Section title={text.sendTo} description={text.sendToHint}>
        <AgencyChecklist
          info={info}
          proposal={form.proposal}
          chosen={form.agencies}
          onChange={(agencies) => onEdit({ agencies })}
        />
      </Section>
      <SaveBar {...props} />
      {form.callId !== undefined && (
        <CallTypeButtons busy={props.typing} onPress={props.onCallType} />
      )}
    </div>
  );
}

/** The call that is being written down. */
function CallPart(props: FormProps & { readonly opened: OpenedCall }) {
  const { opened, page, onEdit, onOpenCase } = props;
  return (
    <Container>
      <CallBox opened={opened} zone={page.info.timeZone} onCopy={(report) => onEdit({ report })} />
      <KnownCase serial={opened.call.caseSerial} onOpen={onOpenCase} />
    </Container>
  );
}

/** The call has its case already: a second one is rarely what is meant. */
function KnownCase(props: {
  readonly serial: number | undefined;
  readonly onOpen: (serial: number) => void;
}) {
  const { serial, onOpen } = props;
  if (serial === undefined) return null;
  return (
    <Alert type="warning" action={<Button onClick={() => onOpen(serial)}>{text.openCase}</Button>}>
      {text.callHasCase}
    </Alert>
  );
}

function errorsOf(error: (field: "kind" | "victims" | "brief") => string | undefined) {
  const [kind, victims, brief] = [error("kind"), error("victims"), error("brief")];
  return {
    ...(kind !== undefined && { kind }),
    ...(victims !== undefined && { victims }),
    ...(brief !== undefined && { brief }),
  };
}

function Section(props: {
  readonly title: string;
  readonly description?: string;
  readonly children: ReactNode;
}) {
  return (
    <Container
      header={
        <Header variant="h3" description={props.description}>
          {props.title}
        </Header>
      }
    >
      <div className="stack">{props.children}</div>
    </Container>
  );
}

/** Saving and sending; what went wrong stands beside the buttons, and the form stays as it is. */
function SaveBar({ form, saving, onDiscard }: FormProps) {
  const { busy, missing, problem, save } = saving;
  const count = form.agencies.length;
  return (
    <div className="save-bar">
      {problem !== undefined && <Alert type="error">{problemText(problem)}</Alert>}
      {missing.length > 0 && (
        <Alert type="warning">{missing.map((field) => missingText[field]).join(" ")}</Alert>
      )}
      <div className="buttons">
        <Button
          variant="primary"
          loading={busy}
          disabled={count === 0}
          onClick={() => save(form, true)}
        >
          {text.saveAndSend(count)}
        </Button>
        <Button disabled={busy} onClick={() => save(form, false)}>
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

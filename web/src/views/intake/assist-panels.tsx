import { useState } from "react";
import type { Kind } from "../../../../core/domain/case/kind.ts";
import { instantOf } from "../../../../core/domain/shared/time.ts";
import { callText } from "../../messages/call-id.ts";
import { intakeText } from "../../messages/intake-id.ts";
import { orderedEvents } from "../../state/board-order.ts";
import type { CaseForm } from "../../state/case-form.ts";
import { useCandidates } from "../../use-candidates.ts";
import { PreAlerts } from "../call/pre-alerts.tsx";
import type { FormProps, WithLiving } from "../form-props.ts";
import { Section } from "../section.tsx";
import { CandidatesPanel, EventChoice } from "./candidates-panel.tsx";
import { LanguageCard, ProtocolPanel } from "./protocol-panel.tsx";

/** What helps while the form is typed: what may be known already, who can make ready, what to ask. */
export function AssistPanels(props: FormProps & WithLiving) {
  const { board, form, opened, joining, onEdit, onOpenCase } = props;
  const [begunAt] = useState(() => instantOf(Date.now() + board.state.skewMs));
  const likely = useCandidates(board.state, form, opened?.call.receivedAt ?? begunAt);
  const kind = form.kind ?? form.proposal?.kind;
  const language = form.language ?? opened?.call.language;
  const events = orderedEvents(board.state).filter((event) => event.kind === kind);
  const others = likely.filter(({ serial }) => serial !== opened?.call.caseSerial);
  return (
    <>
      <Section title={intakeText.candidates}>
        <CandidatesPanel
          candidates={others}
          joining={joining}
          canJoin={form.callId !== undefined && opened?.call.caseSerial === undefined}
          onOpenCase={onOpenCase}
        />
        <EventChoice
          events={events}
          chosen={form.eventSerial}
          onChoose={(eventSerial) => onEdit({ eventSerial })}
        />
      </Section>
      {kind !== undefined && <PreAlertPart {...props} kind={kind} />}
      <Section title={intakeText.protocol}>
        {kind === undefined ? (
          <p className="quiet">{intakeText.protocolPick}</p>
        ) : (
          <ProtocolPanel form={form} kind={kind} onEdit={onEdit} />
        )}
        {language !== undefined && <LanguageCard code={language} />}
      </Section>
    </>
  );
}

/** A proposal less sure than this makes nobody ready by itself. 0 to 1. Chosen, not measured. */
const sureEnough = 0.7;

function PreAlertPart(props: FormProps & WithLiving & { readonly kind: Kind }) {
  const { page, board, notices, form, opened, living, kind } = props;
  if (opened === undefined || opened.call.caseSerial !== undefined) return null;
  const leads = (form.proposal?.agencies ?? [])
    .filter(({ role }) => role === "lead")
    .map(({ agencyId }) => agencyId);
  if (leads.length === 0 && opened.call.preAlerts === undefined) return null;
  return (
    <Section title={callText.preAlerts}>
      <PreAlerts
        api={page.api}
        board={board}
        notices={notices}
        info={page.info}
        call={opened.call}
        kind={kind}
        leads={leads}
        automatic={living?.preAlertKinds.includes(kind) === true && isSure(form)}
      />
    </Section>
  );
}

function isSure({ kind, proposal }: CaseForm): boolean {
  return kind !== undefined || (proposal?.confidence ?? 0) >= sureEnough;
}

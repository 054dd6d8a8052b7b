import type { CreateCaseRequest } from "../../../core/contracts/cases.ts";
import { accept, type Result, refuse } from "../../../core/domain/shared/result.ts";
import { type CaseForm, countOf, type MissingField, maxBriefLength } from "./case-form.ts";
import { placeInputOf } from "./place-form.ts";
import { notesOf } from "./protocol-answers.ts";

/**
 * What is sent to the server, or the fields that a person still has to fill in.
 *
 * @param regionCode stands for the place while nothing of it is known
 */
export function createRequestOf(
  form: CaseForm,
  regionCode: string,
): Result<CreateCaseRequest, MissingField[]> {
  const { kind } = form;
  const victims = countOf(form.victims);
  const place = placeInputOf(form, regionCode);
  const missing: MissingField[] = [
    ...(place.ok ? [] : [place.refusal]),
    ...(kind === undefined ? ["kind" as const] : []),
    ...(victims === "wrong" ? ["victims" as const] : []),
    ...(form.brief.length > maxBriefLength ? ["brief" as const] : []),
  ];
  if (!place.ok || kind === undefined || victims === "wrong" || missing.length > 0) {
    return refuse(missing);
  }
  return accept({
    requestId: form.requestId,
    report: form.report,
    brief: form.brief,
    notes: notesOf(form),
    kind,
    priority: form.priority,
    place: place.value,
    verified: form.verified,
    ...(victims !== undefined && { victims }),
    ...(form.danger && { danger: true }),
    ...optionalFacts(form),
    ...optionalTexts(form),
    ...proposalOf(form),
  });
}

function optionalFacts({ localKind, language, relation, access, doNotContact }: CaseForm) {
  return {
    ...(localKind !== undefined && { localKind }),
    ...(language !== undefined && { language }),
    ...(relation !== undefined && { relation }),
    ...(access !== "" && { access }),
    ...(doNotContact && { doNotContact: true }),
  };
}

function optionalTexts(form: CaseForm) {
  return {
    ...(form.callId !== undefined && { callId: form.callId }),
    ...(form.callerName !== "" && { callerName: form.callerName }),
    ...(form.callerNumber !== "" && { callerNumber: form.callerNumber }),
    ...(form.health !== "" && { health: form.health }),
  };
}

/** The proposal is kept beside what the operator chose, within the contract's limits. */
function proposalOf(form: CaseForm): Pick<CreateCaseRequest, "proposal"> {
  const { proposal } = form;
  if (proposal?.kind === undefined) return {};
  const reasons = proposal.reasons.slice(0, 20).map((reason) => reason.slice(0, 200));
  return { proposal: { kind: proposal.kind, reasons } };
}

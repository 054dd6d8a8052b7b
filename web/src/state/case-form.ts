import type { ClassifyResponse, CreateCaseRequest } from "../../../core/contracts/cases.ts";
import type { Kind, Priority } from "../../../core/domain/case/kind.ts";
import { accept, type Result, refuse } from "../../../core/domain/shared/result.ts";

/** Longest brief for the agencies. Unit: characters; the contract's limit. */
export const maxBriefLength = 280;

/** What an operator has typed about one report, saved or not. */
export type CaseForm = {
  /** Made once per form: however often the form is sent, it makes one case. */
  readonly requestId: string;
  readonly callId?: string;
  readonly districtCode?: string | undefined;
  readonly villageCode?: string | undefined;
  readonly detail: string;
  readonly uncertain: boolean;
  readonly report: string;
  readonly brief: string;
  readonly notes: string;
  readonly kind?: Kind | undefined;
  readonly priority: Priority;
  /** As typed; empty means nobody knows. */
  readonly victims: string;
  readonly danger: boolean;
  readonly callerName: string;
  readonly callerNumber: string;
  readonly health: string;
  readonly verified: {
    readonly name: boolean;
    readonly place: boolean;
    readonly incident: boolean;
  };
  readonly proposal?: ClassifyResponse;
  /** Agencies to send to when the case is saved. */
  readonly agencies: readonly string[];
};

export type MissingField = "place" | "kind" | "victims" | "brief";

export function newForm(requestId: string, callId?: string): CaseForm {
  return {
    requestId,
    ...(callId !== undefined && { callId }),
    detail: "",
    uncertain: false,
    report: "",
    brief: "",
    notes: "",
    priority: "P2",
    victims: "",
    danger: false,
    callerName: "",
    callerNumber: "",
    health: "",
    verified: { name: false, place: false, incident: false },
    agencies: [],
  };
}

/** Nothing in it would be missed. */
export function isUntouched(form: CaseForm): boolean {
  const typed = [
    form.report,
    form.detail,
    form.brief,
    form.notes,
    form.callerName,
    form.health,
    form.victims,
  ];
  return typed.every((text) => text === "") && form.villageCode === undefined;
}

/** The operator took the proposal over; what the proposal does not name stays. */
export function withProposalTaken(form: CaseForm): CaseForm {
  const { proposal } = form;
  if (proposal === undefined) return form;
  return {
    ...form,
    ...(proposal.kind !== undefined && { kind: proposal.kind }),
    priority: proposal.priority,
    agencies: proposal.agencies.map((agency) => agency.agencyId),
  };
}

/** Sets or clears one agency of the check list. */
export function withAgency(agencies: readonly string[], agencyId: string, on: boolean): string[] {
  const others = agencies.filter((known) => known !== agencyId);
  return on ? [...others, agencyId] : others;
}

/** What is sent to the server, or the fields that a person still has to fill in. */
export function createRequestOf(form: CaseForm): Result<CreateCaseRequest, MissingField[]> {
  const { villageCode, kind } = form;
  const victims = countOf(form.victims);
  const missing: MissingField[] = [];
  if (kind === undefined) missing.push("kind");
  if (victims === "wrong") missing.push("victims");
  if (form.brief.length > maxBriefLength) missing.push("brief");
  if (villageCode === undefined) missing.unshift("place");
  if (villageCode === undefined || kind === undefined || victims === "wrong") {
    return refuse(missing);
  }
  if (missing.length > 0) return refuse(missing);
  return accept({
    requestId: form.requestId,
    report: form.report,
    brief: form.brief,
    notes: form.notes,
    kind,
    priority: form.priority,
    place: { villageCode, detail: form.detail, certain: !form.uncertain },
    verified: form.verified,
    ...(victims !== undefined && { victims }),
    ...(form.danger && { danger: true }),
    ...optionalTexts(form),
    ...proposalOf(form),
  });
}

/** A whole number, nothing, or something else. */
export function countOf(text: string): number | undefined | "wrong" {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : "wrong";
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

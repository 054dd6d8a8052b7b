import type { ClassifyResponse } from "../../../core/contracts/cases.ts";
import type { CallerRelation } from "../../../core/domain/case/case.ts";
import type { Kind, Priority } from "../../../core/domain/case/kind.ts";
import { type ClueForm, noClues } from "./place-form.ts";

/** Longest brief for the agencies. Unit: characters; the contract's limit. */
export const maxBriefLength = 280;

/** Until somebody has said more. Chosen, not published. */
const usualPriority: Priority = "P2";

/** What an operator has typed about one report, saved or not. */
export type CaseForm = {
  /** Made once per form: however often the form is sent, it makes one case. */
  readonly requestId: string;
  readonly callId?: string;
  readonly districtCode?: string | undefined;
  readonly villageCode?: string | undefined;
  readonly detail: string;
  readonly uncertain: boolean;
  readonly clues: ClueForm;
  readonly report: string;
  readonly brief: string;
  readonly notes: string;
  readonly kind?: Kind | undefined;
  readonly priority: Priority;
  /** As typed; empty means nobody knows. */
  readonly victims: string;
  readonly danger: boolean;
  /** Code of the region's own list of kinds. */
  readonly localKind?: string | undefined;
  /** How a crew gets there, and what stands in its way. */
  readonly access: string;
  readonly relation?: CallerRelation | undefined;
  /** Code of the region's language list; absent: Indonesian. */
  readonly language?: string | undefined;
  /** `jangan hubungi` for a report without a call; a call carries the mark itself. */
  readonly doNotContact: boolean;
  /** The open event of which this becomes a place once it is saved. */
  readonly eventSerial?: number | undefined;
  /** What the caller answered to the protocol's questions, by question. */
  readonly answers: Readonly<Record<string, string>>;
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

export type MissingField = "place" | "point" | "kind" | "victims" | "brief";

export function newForm(requestId: string, callId?: string): CaseForm {
  return {
    requestId,
    ...(callId !== undefined && { callId }),
    detail: "",
    uncertain: false,
    clues: noClues,
    report: "",
    brief: "",
    notes: "",
    priority: usualPriority,
    victims: "",
    danger: false,
    access: "",
    doNotContact: false,
    answers: {},
    callerName: "",
    callerNumber: "",
    health: "",
    verified: { name: false, place: false, incident: false },
    agencies: [],
  };
}

/** Nothing in it would be missed: all that a person can fill in is as it was made. The proposal comes by itself. */
export function isUntouched({
  requestId,
  callId,
  proposal,
  priority,
  ...typed
}: CaseForm): boolean {
  return priority === usualPriority && !isTyped(typed);
}

/** Each field begins empty, unticked or absent. */
function isTyped(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some(isTyped);
  return value !== undefined && value !== "" && value !== false;
}

/**
 * The operator took the proposal over; what the proposal does not name stays. It never makes a report less urgent than a
 * person, or the answers to the protocol, have made it: that is done by hand.
 */
export function withProposalTaken(form: CaseForm): CaseForm {
  const { proposal } = form;
  if (proposal === undefined) return form;
  return {
    ...form,
    ...(proposal.kind !== undefined && { kind: proposal.kind }),
    priority: proposal.priority < form.priority ? proposal.priority : form.priority,
    agencies: proposal.agencies.map((agency) => agency.agencyId),
  };
}

/** Sets or clears one agency of the check list. */
export function withAgency(agencies: readonly string[], agencyId: string, on: boolean): string[] {
  const others = agencies.filter((known) => known !== agencyId);
  return on ? [...others, agencyId] : others;
}

/** A whole number, nothing, or something else. */
export function countOf(text: string): number | undefined | "wrong" {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : "wrong";
}

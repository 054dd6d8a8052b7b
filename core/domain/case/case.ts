import type { DoNotContact } from "../call/caller.ts";
import type { Dispatch } from "../dispatch/dispatch.ts";
import type { CaseOrigin, Handover } from "../handover/handover.ts";
import type { Instant } from "../shared/time.ts";
import type { Kind, Priority } from "./kind.ts";

/** `open`: recorded, nobody sent; `cancelled`: withdrawn from every agency, on the board until each has confirmed. */
export const caseStatuses = ["open", "dispatched", "closed", "cancelled"] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** Outcome codes. Source: domain.md 6.6 (Sumenep's records), APCO 1.111 for the idea. */
export const dispositions = [
  "handled",
  "not-found",
  "handled-by-public",
  "false-report",
  "referred",
  "duplicate",
  "cancelled",
] as const;
export type Disposition = (typeof dispositions)[number];

/** Kecamatan and desa/kelurahan with their Kemendagri codes (`33.75.02`, `33.75.02.1007`). */
export type Place = {
  readonly districtCode: string;
  readonly district: string;
  readonly villageCode: string;
  readonly village: string;
  /** Landmark, street, number, as the operator heard it. At most 200 characters. */
  readonly detail: string;
  /** False: "lokasi belum pasti"; the case is dispatchable all the same. */
  readonly certain: boolean;
  /** What is known beside the names, or in their place. */
  readonly clues?: PlaceClues;
};

/** What a caller can tell of a place that he cannot name. Each is shown to the crews as it is. Source: issue 4 §2. */
export type PlaceClues = {
  /** Ids of the region's landmarks, or their names as heard; at most two. */
  readonly landmarks?: readonly string[];
  /** "ke arah Batang", "utara". */
  readonly direction?: string;
  readonly road?: string;
  /** Kilometre of a road or toll road, "342+600". */
  readonly km?: string;
  readonly toll?: string;
  readonly river?: string;
  /** Number on a PLN pole. */
  readonly plnPole?: string;
  /** Position at sea as told: "3 mil utara pelabuhan". */
  readonly sea?: string;
  /** Degrees, WGS 84; at most five decimals. */
  readonly point?: { readonly lat: number; readonly lon: number };
};

/** Who the caller is to the event. Source: R11: a reporter may be a witness; domain.md 6.6: often an official. */
export const callerRelations = ["victim", "family", "witness", "official", "other"] as const;
export type CallerRelation = (typeof callerRelations)[number];

/** Time that does not count against a target, with its reason. */
export type Pause = {
  readonly from: Instant;
  readonly until?: Instant;
  readonly reason: PauseReason;
  readonly by: string;
};
export const pauseReasons = [
  "waiting-for-caller",
  "place-unreachable",
  "waiting-for-other-agency",
  "unsafe-scene",
  "weather",
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** The SOP's steps that a case passes, as the desk shows them. Source: SP-PEKALONGAN, SOP-SINGKAWANG (R13–R27). */
export const sopSteps = [
  "received",
  "verified",
  "recorded",
  "classified",
  "dispatched",
  "acknowledged",
  "crew-checked",
  "departed",
  "arrived",
  "handled",
  "caller-told",
  "closed",
  "reported",
] as const;
export type SopStep = (typeof sopSteps)[number];

/** A step that a person left out, and why. Source: R30. */
export type SkippedStep = {
  readonly step: SopStep;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
};

/** The small item of a case that takes all updates. No identity of a caller, no health data of a person. */
export type CaseHead = {
  /** Per region, from a counter without a ceiling; shown with at least four digits. */
  readonly serial: number;
  /** `33.75-0042` */
  readonly caseNumber: string;
  /** Rises by one with every change that people or the national centre should see. */
  readonly version: number;
  /** Who made the newest change: `operator:<id>`, `agency-link:<agencyId>`, `agency-whatsapp:<agencyId>`, `system`. */
  readonly actor: string;
  readonly status: CaseStatus;
  readonly kind: Kind;
  readonly priority: Priority;
  readonly place: Place;
  /** What agencies need to know, at most 280 characters, without names of callers. */
  readonly brief: string;
  readonly victims?: number;
  readonly danger?: boolean;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly closedAt?: Instant;
  readonly disposition?: Disposition;
  readonly cancelReason?: string;
  readonly callId?: string;
  /** By ordinal. */
  readonly dispatches: Readonly<Record<string, Dispatch>>;
  /** An alarm on every desk until a person writes who was told (set by the deadline watch). */
  readonly alarmSince?: Instant;
  readonly due?: Instant;
  readonly shippedVersion?: number;
  readonly shipping?: Shipping;
  /** Code of the region's own list of kinds. */
  readonly localKind?: string;
  /** Code of the region's language list; absent: Indonesian. */
  readonly language?: string;
  readonly relation?: CallerRelation;
  /** How a crew gets there, and what stands in its way. At most 200 characters. */
  readonly access?: string;
  /** Callers of the same report, the first one included; absent: one. */
  readonly callers?: number;
  /** Serial of the case that tells of the same report, and into which a person joined this one. */
  readonly joinedTo?: number;
  /** Serial of the event (flood, earthquake, riot) to which this place belongs. */
  readonly eventSerial?: number;
  /** The newest hand-over to a neighbour, and those before it. */
  readonly handover?: Handover;
  readonly pastHandovers?: readonly Handover[];
  /** The neighbour from which this case came. */
  readonly origin?: CaseOrigin;
  /** The caller's number must not be contacted, nor shown to agencies. */
  readonly doNotContact?: DoNotContact;
  readonly pauses?: readonly Pause[];
  /** An operator told the caller how it ended, and how he did. Source: R28. */
  readonly callerTold?: { readonly at: Instant; readonly by: string; readonly how: string };
  readonly skipped?: readonly SkippedStep[];
  readonly reopened?: readonly {
    readonly at: Instant;
    readonly by: string;
    readonly reason: string;
  }[];
};

/** State of the delivery to the national centre; a change here does not raise the version. */
export type Shipping = {
  readonly tries: number;
  readonly nextAt: Instant;
  readonly lastProblem?: string;
};

/** Words about people and their health: sealed with the identity of the caller. At most 100 kB in all. */
export type CaseWords = {
  /** What the caller reported, kept exactly. */
  readonly report: string;
  readonly notes: string;
};

/** What lies open beside the head: names nobody. */
export type CaseChecks = {
  readonly verified: {
    readonly name: boolean;
    readonly place: boolean;
    readonly incident: boolean;
  };
  /** Since when all three are; absent while one is not. */
  readonly verifiedAt?: Instant;
  /** Proposal of the classifier beside what the operator chose. */
  readonly proposal?: { readonly kind: Kind; readonly reasons: readonly string[] };
};

/** The form, written once and on correction. */
export type CaseBody = CaseWords & CaseChecks;

/** Identifies the caller; sealed with a data key per case. */
export type CaseIdentity = {
  readonly callerName?: string;
  readonly callerNumber?: string;
  /** Condition of victims as told: health data. */
  readonly health?: string;
};

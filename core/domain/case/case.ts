import type { Dispatch } from "../dispatch/dispatch.ts";
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

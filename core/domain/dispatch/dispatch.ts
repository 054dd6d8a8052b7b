import type { Instant } from "../shared/time.ts";

/**
 * What one agency has done so far about one case it was sent. Terms as in APCO ANS 1.116.2.
 * `cancelled`: the centre withdrew it; `turned-back`: the agency confirmed that its crew has turned back.
 */
export const dispatchStatuses = [
  "sent",
  "acknowledged",
  "en-route",
  "on-scene",
  "completed",
  "declined",
  "cancelled",
  "turned-back",
] as const;
export type DispatchStatus = (typeof dispatchStatuses)[number];

/** What an agency may report of itself; `cancelled` is the centre's alone. */
export const agencyReports = [
  "acknowledged",
  "declined",
  "en-route",
  "on-scene",
  "completed",
  "turned-back",
] as const;
export type AgencyReport = (typeof agencyReports)[number];

export const declineReasons = [
  "no-crew",
  "no-vehicle",
  "not-ours",
  "out-of-area",
  "already-handled",
  "other",
] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const noticeTypes = ["first", "repeat", "changed", "cancelled"] as const;
/** `first` tugas, `repeat` ULANG, `changed` UBAH, `cancelled` BATAL. */
export type NoticeType = (typeof noticeTypes)[number];

/** What an agency was told before a change, to be shown old beside new; `null`: it was not known then. */
export type ToldBefore = {
  readonly kind?: string;
  readonly placeText?: string;
  readonly victims?: number | null;
  readonly danger?: boolean | null;
  /** How a crew gets there. */
  readonly access?: string | null;
};

/** The newest notice to an agency. `seq` rises by one with each; each is sent once per recipient and channel. */
export type DispatchNotice = {
  readonly seq: number;
  readonly type: NoticeType;
  readonly at: Instant;
  /** When the answer was first asked for; repeats keep it, and the waits count from it. Absent: `at`. */
  readonly since?: Instant;
  /** A `changed` notice has an acknowledgement of its own. */
  readonly acknowledgedAt?: Instant;
  readonly before?: ToldBefore;
};

/**
 * Steps of the escalation after the messages, in their order: automatic calls to the first and second person, the desks
 * ring, the backup agency is sent, the on-call supervisors are told, an alarm on every desk again and again.
 * Source: issue 4 §7.
 */
export const chainSteps = ["call-1", "call-2", "desk", "backup", "supervisor", "alarm"] as const;
export type ChainStep = (typeof chainSteps)[number];

/** One case sent to one agency. */
export type Dispatch = {
  /** 1, 2, 3 … within the case; never used twice. */
  readonly ordinal: number;
  readonly agencyId: string;
  readonly status: DispatchStatus;
  readonly statusAt: Instant;
  readonly sentAt: Instant;
  /** The case was closed while the agency was at work, and taken up again: the waits count from then. */
  readonly resumedAt?: Instant;
  /** First moment each status was reached. */
  readonly stamps: Readonly<Partial<Record<DispatchStatus, Instant>>>;
  /** Who reported the newest status: `agency-link`, `agency-whatsapp`, `operator:<id>`, `system`. */
  readonly by: string;
  readonly notice: DispatchNotice;
  /** Re-alerts and escalations already made, 0 at first. */
  readonly tier: number;
  /** The centre was told that nobody answers. */
  readonly escalatedAt?: Instant;
  /** When each step of the escalation was first taken for this silence. */
  readonly chain?: Readonly<Partial<Record<ChainStep, Instant>>>;
  /** The newest alarm on every desk; each one is raised once. */
  readonly alarmedAt?: Instant;
  readonly declineReason?: DeclineReason;
  /** Why the centre withdrew it, or, of a declined one, why nobody is needed in its place. */
  readonly cancelReason?: string;
  /** Ordinal of the dispatch that this one replaces or backs up. */
  readonly insteadOf?: number;
  readonly linkExpiresAt: Instant;
  /** Who was told in the end, and how: an operator's words, which end the alarm. */
  readonly told?: {
    readonly who: string;
    readonly how: string;
    readonly by: string;
    readonly at: Instant;
  };
  /** Officers and equipment checked by the agency's dispatcher. Source: R20. */
  readonly checked?: { readonly crew: boolean; readonly equipment: boolean; readonly at: Instant };
};

import { accept, type Result, refuse } from "../shared/result.ts";
import { type Instant, secondsAfter } from "../shared/time.ts";
import type {
  AgencyReport,
  DeclineReason,
  Dispatch,
  DispatchNotice,
  DispatchStatus,
} from "./dispatch.ts";
import { agencyReports, dispatchStatuses } from "./dispatch.ts";

export type AdvanceRefusal = {
  readonly kind: "illegal-transition";
  readonly from: DispatchStatus;
  readonly to: AgencyReport;
};

/**
 * What an agency may report in which status: the one truth, from which the table's conditions are derived.
 *
 * An agency may skip a step (a crew that is already driving reports `en-route` first) but never goes back: a second
 * trip to the scene is a second dispatch.
 */
const nextReports: Readonly<Record<DispatchStatus, readonly AgencyReport[]>> = {
  sent: ["acknowledged", "declined", "en-route", "on-scene"],
  acknowledged: ["en-route", "on-scene", "declined", "completed"],
  "en-route": ["on-scene", "completed"],
  "on-scene": ["completed"],
  completed: [],
  declined: [],
  cancelled: ["turned-back"],
  "turned-back": [],
};

/** Statuses in which an agency works, or is expected to work, on the case. */
export const liveStatuses = ["sent", "acknowledged", "en-route", "on-scene"] as const;

/** A link works this long after the newest notice. Unit: seconds. 7 days: chosen, not published. */
export const linkLifeSeconds = 7 * 86_400;

/** The statuses from which a report moves a dispatch on. */
export function allowedFrom(report: AgencyReport): readonly DispatchStatus[] {
  return dispatchStatuses.filter((status) => nextReports[status].includes(report));
}

/** The centre still counts on this agency. */
export function isLive(dispatch: Dispatch): boolean {
  return liveStatuses.some((status) => status === dispatch.status);
}

/** Nothing more is awaited from this agency. A `cancelled` dispatch is not settled: its crew may still be driving. */
export function isSettled(dispatch: Dispatch): boolean {
  return nextReports[dispatch.status].length === 0;
}

/** The newest notice, an UBAH or an ULANG after one, tells of a change that the agency has not acknowledged. */
export function hasUnreadChange(dispatch: Dispatch): boolean {
  const { type, before, acknowledgedAt } = dispatch.notice;
  const tellsChange = type === "changed" || before !== undefined;
  return tellsChange && acknowledgedAt === undefined && isLive(dispatch);
}

/** From when the waits for an answer count. */
export function waitedSince({ notice }: Dispatch): Instant {
  return notice.since ?? notice.at;
}

/**
 * An agency for whose silence the desks have rung takes the task and leaves a change unread: the waits for that count
 * from now, as those for the silence are used up. The very same object when the waits go on, or there are none.
 */
export function waitingAnew(dispatch: Dispatch, at: Instant): Dispatch {
  const { status, stamps, escalatedAt } = dispatch;
  if (status === "sent" || escalatedAt === undefined || !hasUnreadChange(dispatch)) return dispatch;
  const since = waitedSince(dispatch);
  const reports = [stamps.acknowledged, stamps["en-route"], stamps["on-scene"]];
  // Only the first report after the silence counts: no further one puts the waits off again.
  const isFirst = reports.every(
    (stamp) => stamp === undefined || (escalatedAt <= stamp && since < stamp),
  );
  return isFirst ? { ...dispatch, tier: 0, notice: { ...dispatch.notice, since: at } } : dispatch;
}

/** An agency sent in this one's place, or in that one's place in turn, works on the case or has finished. */
export function isReplaced({ ordinal }: Dispatch, all: readonly Dispatch[]): boolean {
  // A replacement always has the higher ordinal, so this ends.
  return all.some(
    (other) =>
      other.insteadOf === ordinal &&
      other.ordinal > ordinal &&
      (isAtWork(other) || isReplaced(other, all)),
  );
}

/** An agency that a person sent in its place, or the backup once it has taken the task. */
export function isMadeUpFor({ ordinal }: Dispatch, all: readonly Dispatch[]): boolean {
  // A replacement always has the higher ordinal, so this ends.
  return all.some(
    (other) =>
      other.insteadOf === ordinal &&
      other.ordinal > ordinal &&
      (takesTask(other) || isMadeUpFor(other, all)),
  );
}

/** It works on the case, is expected to, or has finished. */
function isAtWork(dispatch: Dispatch): boolean {
  return isLive(dispatch) || dispatch.status === "completed";
}

function takesTask(dispatch: Dispatch): boolean {
  return isAtWork(dispatch) && (dispatch.status !== "sent" || dispatch.by !== "system");
}

/** The buttons to offer, in the order of `agencyReports`. */
export function mayAct(dispatch: Dispatch): readonly AgencyReport[] {
  const acknowledgesChange = hasUnreadChange(dispatch);
  return agencyReports.filter(
    (report) =>
      nextReports[dispatch.status].includes(report) ||
      (acknowledgesChange && report === "acknowledged"),
  );
}

/**
 * Applies a report of an agency, or says why it does not apply. The same report again is accepted unchanged, as radios
 * and phones retry; only a reason for declining may still be added to a decline that has none.
 *
 * @param at time of the centre's machine, never a phone's
 */
export function advanceDispatch(
  dispatch: Dispatch,
  report: AgencyReport,
  at: Instant,
  by: string,
  declineReason?: DeclineReason,
): Result<Dispatch, AdvanceRefusal> {
  if (nextReports[dispatch.status].includes(report)) {
    return accept(moved(dispatch, report, at, by, declineReason));
  }
  if (report === "acknowledged" && hasUnreadChange(dispatch)) {
    return accept({ ...dispatch, notice: { ...dispatch.notice, acknowledgedAt: at } });
  }
  if (report !== dispatch.status) {
    return refuse({ kind: "illegal-transition", from: dispatch.status, to: report });
  }
  const addsReason = report === "declined" && dispatch.declineReason === undefined;
  return accept(
    addsReason && declineReason !== undefined ? { ...dispatch, declineReason } : dispatch,
  );
}

function moved(
  dispatch: Dispatch,
  report: AgencyReport,
  at: Instant,
  by: string,
  declineReason: DeclineReason | undefined,
): Dispatch {
  const notice =
    report === "acknowledged" ? { ...dispatch.notice, acknowledgedAt: at } : dispatch.notice;
  return {
    ...dispatch,
    ...entered(dispatch, report, at),
    by,
    notice,
    ...(report === "declined" && declineReason !== undefined ? { declineReason } : {}),
  };
}

/** Two machines' clocks may differ by moments: a status is never older than the one before it. */
function entered(dispatch: Dispatch, status: DispatchStatus, at: Instant) {
  const statusAt = at > dispatch.statusAt ? at : dispatch.statusAt;
  return { status, statusAt, stamps: { ...dispatch.stamps, [status]: statusAt } };
}

/** A dispatch as it is sent for the first time. @param ordinal 1 to 255, never used twice in a case */
export function newDispatch(sent: {
  readonly ordinal: number;
  readonly agencyId: string;
  readonly at: Instant;
  readonly by: string;
  readonly insteadOf?: number;
}): Dispatch {
  const { ordinal, agencyId, at, by, insteadOf } = sent;
  return {
    ordinal,
    agencyId,
    status: "sent",
    statusAt: at,
    sentAt: at,
    stamps: { sent: at },
    by,
    notice: { seq: 1, type: "first", at, since: at },
    tier: 0,
    linkExpiresAt: secondsAfter(at, linkLifeSeconds),
    ...(insteadOf === undefined ? {} : { insteadOf }),
  };
}

/** The next notice of a dispatch; its link lives from then on as long as a new one. */
export function withNotice(
  dispatch: Dispatch,
  notice: Omit<DispatchNotice, "seq">,
  tier: number,
): Dispatch {
  return {
    ...dispatch,
    tier,
    notice: { ...notice, seq: dispatch.notice.seq + 1 },
    linkExpiresAt: secondsAfter(notice.at, linkLifeSeconds),
  };
}

/**
 * Withdraws a dispatch that is still live, with a BATAL of its own; any other is returned as it is.
 * An agency that never answered is told too: it may have left without saying so.
 */
export function cancelDispatch(
  dispatch: Dispatch,
  reason: string,
  at: Instant,
  by = "system",
): Dispatch {
  if (!isLive(dispatch)) return dispatch;
  const cancelled: Dispatch = {
    ...dispatch,
    ...entered(dispatch, "cancelled", at),
    by,
    cancelReason: reason,
  };
  return withNotice(cancelled, { type: "cancelled", at, since: at }, 0);
}

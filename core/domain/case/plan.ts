import { cancelDispatch, isLive, newDispatch } from "../dispatch/advance.ts";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { LinkRangeFault, maxSerial } from "../dispatch/link.ts";
import { isAwaited, nextOrdinal, planDue, withDue } from "../dispatch/next-step.ts";
import type { Waits } from "../region/living.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import type { Instant } from "../shared/time.ts";
import type { CaseHead, CaseStatus, Place } from "./case.ts";
import type { Kind, Priority } from "./kind.ts";
import { caseNumberOf } from "./numbers.ts";

export type OpenCaseInput = {
  /** Kemendagri code of the region. */
  readonly code: string;
  readonly serial: number;
  readonly at: Instant;
  readonly actor: string;
  readonly kind: Kind;
  readonly priority: Priority;
  readonly place: Place;
  readonly brief: string;
  readonly victims?: number | undefined;
  readonly danger?: boolean | undefined;
  readonly callId?: string | undefined;
};

/**
 * A new case, nobody sent yet.
 *
 * @throws LinkRangeFault when the serial has outgrown the agencies' links
 */
export function openCase(input: OpenCaseInput): CaseHead {
  const { code, serial, at, actor, kind, priority, place, brief } = input;
  if (serial > maxSerial) throw new LinkRangeFault(`serial ${serial} does not fit a link`);
  return {
    serial,
    caseNumber: caseNumberOf(code, serial),
    version: 1,
    actor,
    status: "open",
    kind,
    priority,
    place,
    brief,
    createdAt: at,
    changedAt: at,
    dispatches: {},
    ...(input.victims === undefined ? {} : { victims: input.victims }),
    ...(input.danger === undefined ? {} : { danger: input.danger }),
    ...(input.callId === undefined ? {} : { callId: input.callId }),
  };
}

export type CaseClosedRefusal = { readonly kind: "case-closed"; readonly status: CaseStatus };
export type UnknownDispatchRefusal = {
  readonly kind: "unknown-dispatch";
  readonly ordinal: number;
};

/** The case may still be worked on: agencies sent, withdrawn, the whole case cancelled or closed. */
export function isWorkable(head: CaseHead): boolean {
  return head.status === "open" || head.status === "dispatched";
}

/**
 * Sends the case to agencies in one write. An agency that already works on it is not sent twice: when nothing is left
 * to do, the very same object comes back. A person who sends somebody ends the alarm.
 *
 * @param options `replaces`: ordinal that is withdrawn in the same write; `waits`: to plan the next due moment
 */
export function addDispatches(
  head: CaseHead,
  agencyIds: readonly string[],
  at: Instant,
  actor: string,
  options: { readonly replaces?: number | undefined; readonly waits?: Waits } = {},
): Result<CaseHead, CaseClosedRefusal | UnknownDispatchRefusal> {
  const { replaces, waits } = options;
  if (!isWorkable(head)) return refuse({ kind: "case-closed", status: head.status });
  const replaced = replaces === undefined ? undefined : head.dispatches[String(replaces)];
  if (replaces !== undefined && replaced === undefined) {
    return refuse({ kind: "unknown-dispatch", ordinal: replaces });
  }

  const withdrawn = withdrawReplaced(head.dispatches, replaced, at, actor);
  const live = new Set(
    Object.values(withdrawn)
      .filter(isLive)
      .map(({ agencyId }) => agencyId),
  );
  const wanted = [...new Set(agencyIds)].filter((agencyId) => !live.has(agencyId));
  if (wanted.length === 0 && withdrawn === head.dispatches) return accept(head);

  const dispatches = sentTo(wanted, withdrawn, { at, by: actor, insteadOf: replaces });
  const { alarmSince: _ended, ...quiet } = head;
  return accept(planned(changed({ ...quiet, status: "dispatched", dispatches }, at, actor), waits));
}

function sentTo(
  agencyIds: readonly string[],
  before: Readonly<Record<string, Dispatch>>,
  sent: { readonly at: Instant; readonly by: string; readonly insteadOf: number | undefined },
): Readonly<Record<string, Dispatch>> {
  const first = nextOrdinal(before);
  const { at, by, insteadOf } = sent;
  const made = agencyIds.map((agencyId, index) => {
    const ordinal = first + index;
    const dispatch = { ordinal, agencyId, at, by };
    return [
      String(ordinal),
      newDispatch(insteadOf === undefined ? dispatch : { ...dispatch, insteadOf }),
    ] as const;
  });
  return { ...before, ...Object.fromEntries(made) };
}

function withdrawReplaced(
  dispatches: Readonly<Record<string, Dispatch>>,
  replaced: Dispatch | undefined,
  at: Instant,
  actor: string,
): Readonly<Record<string, Dispatch>> {
  if (replaced === undefined || !isLive(replaced)) return dispatches;
  const cancelled = cancelDispatch(replaced, "Diganti instansi lain", at, actor);
  return { ...dispatches, [String(replaced.ordinal)]: cancelled };
}

/**
 * Withdraws one agency (BATAL). One that has finished, declined or turned back already, or was withdrawn before, leaves
 * the case as it is.
 */
export function cancelOne(
  head: CaseHead,
  ordinal: number,
  reason: string,
  at: Instant,
  actor: string,
  waits?: Waits,
): Result<CaseHead, CaseClosedRefusal | UnknownDispatchRefusal> {
  if (head.status === "closed") return refuse({ kind: "case-closed", status: head.status });
  const dispatch = head.dispatches[String(ordinal)];
  if (dispatch === undefined) return refuse({ kind: "unknown-dispatch", ordinal });
  const cancelled = cancelDispatch(dispatch, reason, at, actor);
  if (cancelled === dispatch) return accept(head);
  const dispatches = { ...head.dispatches, [String(ordinal)]: cancelled };
  return accept(planned(changed({ ...head, dispatches }, at, actor), waits));
}

/** Withdraws the whole case from every agency. It stays on the board until each has confirmed. */
export function cancelAll(
  head: CaseHead,
  reason: string,
  at: Instant,
  actor: string,
  waits?: Waits,
): Result<CaseHead, CaseClosedRefusal> {
  if (head.status === "closed") return refuse({ kind: "case-closed", status: head.status });
  if (head.status === "cancelled") return accept(head);
  const { alarmSince: _ended, ...quiet } = head;
  const dispatches = Object.fromEntries(
    Object.entries(head.dispatches).map(([key, dispatch]) => [
      key,
      cancelDispatch(dispatch, reason, at, actor),
    ]),
  );
  const cancelled: CaseHead = {
    ...changed({ ...quiet, dispatches }, at, actor),
    status: "cancelled",
    disposition: "cancelled",
    cancelReason: reason,
  };
  return accept(
    planned(allConfirmed(cancelled) ? { ...cancelled, closedAt: at } : cancelled, waits),
  );
}

/** Every agency that was withdrawn has confirmed that its crew has turned back. */
export function allConfirmed(head: CaseHead): boolean {
  return Object.values(head.dispatches).every((dispatch) => dispatch.status !== "cancelled");
}

/** A cancelled case that ends because the last agency has confirmed; the very same object when it does not. */
export function confirmCancelled(head: CaseHead, at: Instant): CaseHead {
  const ends = head.status === "cancelled" && head.closedAt === undefined && allConfirmed(head);
  return ends ? { ...withDue(changed(head, at, "system"), undefined), closedAt: at } : head;
}

/** Closing releases every dispatch, so none holds it up; closed stays closed and cancelled stays cancelled. */
export function mayClose(head: CaseHead): Result<CaseHead, CaseClosedRefusal> {
  return isWorkable(head) ? accept(head) : refuse({ kind: "case-closed", status: head.status });
}

/** One more version. The alarm ends when no agency is left that gives cause for it. */
function changed(head: CaseHead, at: Instant, actor: string): CaseHead {
  const { alarmSince, ...rest } = head;
  const next: CaseHead = { ...rest, version: head.version + 1, actor, changedAt: at };
  const stillUnanswered = Object.values(head.dispatches).some(
    (dispatch) => isAwaited(dispatch) && dispatch.escalatedAt !== undefined,
  );
  return stillUnanswered && alarmSince !== undefined ? { ...next, alarmSince } : next;
}

function planned(head: CaseHead, waits: Waits | undefined): CaseHead {
  return waits === undefined ? head : withDue(head, planDue(head, waits));
}

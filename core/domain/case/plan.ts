import { cancelDispatch, isLive, newDispatch } from "../dispatch/advance.ts";
import { withoutIdleAlarm } from "../dispatch/alarm.ts";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { LinkRangeFault, maxOrdinal, maxSerial } from "../dispatch/link.ts";
import { nextOrdinal, planDue, withDue } from "../dispatch/next-step.ts";
import type { WatchRules } from "../dispatch/watch-rules.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import type { Instant } from "../shared/time.ts";
import type { CallerRelation, CaseHead, CaseStatus, Place } from "./case.ts";
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
  readonly localKind?: string | undefined;
  readonly language?: string | undefined;
  readonly relation?: CallerRelation | undefined;
  readonly access?: string | undefined;
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
    ...known(input),
  };
}

/** What an intake may leave open. */
function known(input: OpenCaseInput) {
  const { victims, danger, callId, localKind, language, relation, access } = input;
  return {
    ...(victims === undefined ? {} : { victims }),
    ...(danger === undefined ? {} : { danger }),
    ...(callId === undefined ? {} : { callId }),
    ...(localKind === undefined ? {} : { localKind }),
    ...(language === undefined ? {} : { language }),
    ...(relation === undefined ? {} : { relation }),
    ...(access === undefined ? {} : { access }),
  };
}

export type CaseClosedRefusal = { readonly kind: "case-closed"; readonly status: CaseStatus };
export type UnknownDispatchRefusal = {
  readonly kind: "unknown-dispatch";
  readonly ordinal: number;
};

/** Withdrawn agencies whose crews may still be driving, by ordinal. */
export type OpenDispatchesRefusal = {
  readonly kind: "open-dispatches";
  readonly ordinals: readonly number[];
};
/** A link names a dispatch in one byte: such a case goes on as a new one. */
export type TooManyDispatchesRefusal = {
  readonly kind: "too-many-dispatches";
  readonly most: number;
};

/** The case may still be worked on: agencies sent, withdrawn, the whole case cancelled or closed. */
export function isWorkable(head: CaseHead): boolean {
  return head.status === "open" || head.status === "dispatched";
}

/**
 * Sends the case to agencies in one write. An agency that already works on it is not sent twice: when nothing is left
 * to do, the very same object comes back. An alarm ends only for the agency that is replaced; one that is to replace
 * itself stays at work.
 *
 * @param options `replaces`: ordinal that is withdrawn in the same write; `waits`: to plan the next due moment
 */
export function addDispatches(
  head: CaseHead,
  agencyIds: readonly string[],
  at: Instant,
  actor: string,
  options: { readonly replaces?: number | undefined; readonly waits?: WatchRules } = {},
): Result<CaseHead, CaseClosedRefusal | UnknownDispatchRefusal | TooManyDispatchesRefusal> {
  const { replaces, waits } = options;
  if (!isWorkable(head)) return refuse({ kind: "case-closed", status: head.status });
  const replaced = replaces === undefined ? undefined : head.dispatches[String(replaces)];
  if (replaces !== undefined && replaced === undefined) {
    return refuse({ kind: "unknown-dispatch", ordinal: replaces });
  }

  const stays = replaced !== undefined && isLive(replaced) && agencyIds.includes(replaced.agencyId);
  const withdrawn = withdrawReplaced(head.dispatches, stays ? undefined : replaced, at, actor);
  const live = new Set(
    Object.values(withdrawn)
      .filter(isLive)
      .map(({ agencyId }) => agencyId),
  );
  const wanted = [...new Set(agencyIds)].filter((agencyId) => !live.has(agencyId));
  if (wanted.length === 0 && withdrawn === head.dispatches) return accept(head);
  if (nextOrdinal(withdrawn) + wanted.length - 1 > maxOrdinal) {
    return refuse({ kind: "too-many-dispatches", most: maxOrdinal });
  }

  const insteadOf = stays ? undefined : replaces;
  const dispatches = sentTo(wanted, withdrawn, { at, by: actor, insteadOf });
  return accept(planned(changed({ ...head, status: "dispatched", dispatches }, at, actor), waits));
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
 * Withdraws one agency (BATAL). One that has finished or turned back already, or was withdrawn before, leaves the case as
 * it is. For one that declined it says that nobody is needed in its place: nobody is told, the alarm for it ends.
 */
export function cancelOne(
  head: CaseHead,
  ordinal: number,
  reason: string,
  at: Instant,
  actor: string,
  waits?: WatchRules,
): Result<CaseHead, CaseClosedRefusal | UnknownDispatchRefusal> {
  if (head.status === "closed") return refuse({ kind: "case-closed", status: head.status });
  const dispatch = head.dispatches[String(ordinal)];
  if (dispatch === undefined) return refuse({ kind: "unknown-dispatch", ordinal });
  const cancelled = withdrawnOrExcused(dispatch, reason, at, actor);
  if (cancelled === dispatch) return accept(head);
  const dispatches = { ...head.dispatches, [String(ordinal)]: cancelled };
  return accept(planned(changed({ ...head, dispatches }, at, actor), waits));
}

function withdrawnOrExcused(
  dispatch: Dispatch,
  reason: string,
  at: Instant,
  actor: string,
): Dispatch {
  const excuses = dispatch.status === "declined" && dispatch.cancelReason === undefined;
  return excuses
    ? { ...dispatch, cancelReason: reason }
    : cancelDispatch(dispatch, reason, at, actor);
}

/** Withdraws the whole case from every agency. It stays on the board until each has confirmed. */
export function cancelAll(
  head: CaseHead,
  reason: string,
  at: Instant,
  actor: string,
  waits?: WatchRules,
): Result<CaseHead, CaseClosedRefusal> {
  if (head.status === "closed") return refuse({ kind: "case-closed", status: head.status });
  if (head.status === "cancelled") return accept(head);
  const dispatches = Object.fromEntries(
    Object.entries(head.dispatches).map(([key, dispatch]) => [
      key,
      cancelDispatch(dispatch, reason, at, actor),
    ]),
  );
  const withdrawn = {
    status: "cancelled",
    disposition: "cancelled",
    cancelReason: reason,
  } as const;
  const cancelled = changed({ ...head, ...withdrawn, dispatches }, at, actor);
  return accept(
    planned(allConfirmed(cancelled) ? { ...cancelled, closedAt: at } : cancelled, waits),
  );
}

/** Ordinals of agencies that were withdrawn and have not confirmed that their crew has turned back. */
export function unconfirmed(head: CaseHead): readonly number[] {
  return Object.values(head.dispatches)
    .filter((dispatch) => dispatch.status === "cancelled")
    .map((dispatch) => dispatch.ordinal);
}

/** Every agency that was withdrawn has confirmed that its crew has turned back. */
export function allConfirmed(head: CaseHead): boolean {
  return unconfirmed(head).length === 0;
}

/** A cancelled case that ends because the last agency has confirmed; the very same object when it does not. */
export function confirmCancelled(head: CaseHead, at: Instant): CaseHead {
  const ends = head.status === "cancelled" && head.closedAt === undefined && allConfirmed(head);
  return ends ? { ...withDue(changed(head, at, "system"), undefined), closedAt: at } : head;
}

/**
 * Closing releases every agency at work, so none of them holds it up; a crew that was withdrawn must first have confirmed
 * that it turned back, or a person on its behalf. Closed stays closed and cancelled stays cancelled.
 */
export function mayClose(
  head: CaseHead,
): Result<CaseHead, CaseClosedRefusal | OpenDispatchesRefusal> {
  if (!isWorkable(head)) return refuse({ kind: "case-closed", status: head.status });
  const ordinals = unconfirmed(head);
  return ordinals.length === 0 ? accept(head) : refuse({ kind: "open-dispatches", ordinals });
}

/** One more version. The alarm ends when no agency is left that gives cause for it. */
function changed(head: CaseHead, at: Instant, actor: string): CaseHead {
  return withoutIdleAlarm({ ...head, version: head.version + 1, actor, changedAt: at });
}

function planned(head: CaseHead, waits: WatchRules | undefined): CaseHead {
  return waits === undefined ? head : withDue(head, planDue(head, waits));
}

import { hasUnreadChange, isLive, waitedSince, withNotice } from "../dispatch/advance.ts";
import { isEscalated, isTold } from "../dispatch/chain.ts";
import type { Dispatch, ToldBefore } from "../dispatch/dispatch.ts";
import { planDue, withDue } from "../dispatch/next-step.ts";
import type { WatchRules } from "../dispatch/watch-rules.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import type { Instant } from "../shared/time.ts";
import type { CallerRelation, CaseHead, Place } from "./case.ts";
import type { Kind, Priority } from "./kind.ts";
import { goesToSamePlace, placeText } from "./place.ts";
import { isWorkable } from "./plan.ts";

/** What a desk may change about a case; absent fields stay. */
export type CaseChange = {
  readonly place?: Place | undefined;
  readonly kind?: Kind | undefined;
  readonly priority?: Priority | undefined;
  readonly victims?: number | undefined;
  readonly danger?: boolean | undefined;
  readonly brief?: string | undefined;
  /** `null`: none of the region's own list. */
  readonly localKind?: string | null | undefined;
  readonly language?: string | undefined;
  readonly relation?: CallerRelation | undefined;
  readonly access?: string | undefined;
};

export type NothingChangedRefusal = { readonly kind: "nothing-changed" };

/**
 * Changes a case. A changed place, kind, number of victims, danger or way in is an UBAH to every agency that works on it,
 * with what it was told before; priority, brief, language, relation of the caller and the local kind tell nobody, as no
 * crew is told of them or acts otherwise for them. After closing, or after a withdrawal, it is a correction: a new
 * version for the national centre, no notice.
 */
export function changeCase(
  head: CaseHead,
  change: CaseChange,
  at: Instant,
  actor: string,
  waits?: WatchRules,
): Result<CaseHead, NothingChangedRefusal> {
  const fields = differing(head, change);
  if (Object.keys(fields).length === 0) return refuse({ kind: "nothing-changed" });
  const before = toldBefore(head, fields);
  const { localKind, ...others } = fields;
  const changedHead: CaseHead = {
    ...(localKind === null ? withoutLocalKind(head) : head),
    ...others,
    ...(localKind === undefined || localKind === null ? {} : { localKind }),
    version: head.version + 1,
    actor,
    changedAt: at,
    dispatches:
      before === undefined || !isWorkable(head) ? head.dispatches : notified(head, before, at),
  };
  return accept(
    waits === undefined ? changedHead : withDue(changedHead, planDue(changedHead, waits)),
  );
}

function withoutLocalKind({ localKind: _gone, ...head }: CaseHead): CaseHead {
  return head;
}

type Fields = { -readonly [K in keyof CaseChange]?: Exclude<CaseChange[K], undefined> };

function differing(head: CaseHead, change: CaseChange): Fields {
  const { place, kind, priority, victims, danger, brief, localKind, language } = change;
  return {
    ...(place === undefined || samePlace(place, head.place) ? {} : { place }),
    ...only("kind", kind, head.kind),
    ...only("priority", priority, head.priority),
    ...only("victims", victims, head.victims),
    ...only("danger", danger, head.danger),
    ...only("brief", brief, head.brief),
    ...only("localKind", localKind, head.localKind ?? null),
    ...only("language", language, head.language),
    ...only("relation", change.relation, head.relation),
    ...only("access", change.access, head.access),
  };
}

function only<K extends string, V>(key: K, next: V | undefined, now: V | undefined) {
  const field: { readonly [P in K]?: V } = {};
  return next === undefined || next === now ? field : { [key]: next };
}

function samePlace(one: Place, other: Place): boolean {
  return goesToSamePlace(one, other) && one.certain === other.certain;
}

/** @returns undefined when agencies need not be told */
function toldBefore(head: CaseHead, fields: Fields): ToldBefore | undefined {
  const moved = fields.place !== undefined && !goesToSamePlace(fields.place, head.place);
  const told: ToldBefore = {
    ...(fields.kind === undefined ? {} : { kind: head.kind }),
    ...(moved ? { placeText: placeText(head.place) } : {}),
    ...(fields.victims === undefined ? {} : { victims: head.victims ?? null }),
    ...(fields.danger === undefined ? {} : { danger: head.danger ?? null }),
    ...(fields.access === undefined ? {} : { access: head.access ?? null }),
  };
  return Object.keys(told).length === 0 ? undefined : told;
}

function notified(
  head: CaseHead,
  before: ToldBefore,
  at: Instant,
): Readonly<Record<string, Dispatch>> {
  return Object.fromEntries(
    Object.entries(head.dispatches).map(([key, dispatch]) => [
      key,
      isLive(dispatch) ? withChange(dispatch, before, at) : dispatch,
    ]),
  );
}

/**
 * While an earlier notice is unanswered the waits go on from that one, so that frequent changes never put off an
 * escalation, and the oldest values that the agency knows stay beside the new. Where the desks have rung already the
 * repeats start anew, and the desks go on ringing; where a person has told the agency all waits do.
 */
function withChange(dispatch: Dispatch, before: ToldBefore, at: Instant): Dispatch {
  const { notice } = dispatch;
  const told = notice.acknowledgedAt === undefined ? { ...before, ...notice.before } : before;
  const awaited = dispatch.status === "sent" || hasUnreadChange(dispatch);
  const settled = isTold(dispatch);
  const rung = awaited && (settled || isEscalated(dispatch));
  const waits = awaited && !rung;
  const changed = withNotice(
    dispatch,
    { type: "changed", at, since: waits ? waitedSince(dispatch) : at, before: told },
    waits ? dispatch.tier : 0,
  );
  return rung && !settled && dispatch.status !== "sent" ? { ...changed, escalatedAt: at } : changed;
}

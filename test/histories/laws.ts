import type { CaseHead } from "../../core/domain/case/case.ts";
import type { Dispatch, DispatchStatus } from "../../core/domain/dispatch/dispatch.ts";
import { planDue } from "../../core/domain/dispatch/next-step.ts";
import { watchRulesOf } from "../../core/domain/dispatch/watch-rules.ts";
import type { EmergencyEvent } from "../../core/domain/event/event.ts";
import type { Living } from "../../core/domain/region/living.ts";
import { isSameContent } from "../../core/domain/shared/same-content.ts";
import type { Act, Outcome } from "./act.ts";
import type { Written } from "./stream.ts";

/** Written down here once more, so that a fault in the rules' own table shows. Source: issue 2 §5, DESIGN decision 6. */
const forward: Readonly<Record<DispatchStatus, readonly DispatchStatus[]>> = {
  sent: ["acknowledged", "declined", "en-route", "on-scene", "cancelled"],
  acknowledged: ["en-route", "on-scene", "declined", "completed", "cancelled"],
  "en-route": ["on-scene", "completed", "cancelled"],
  "on-scene": ["completed", "cancelled"],
  completed: [],
  declined: [],
  cancelled: ["turned-back"],
  "turned-back": [],
};

const always = ["version", "actor", "changedAt", "due", "alarmSince", "shipping", "shippedVersion"];
const uncounted = ["due", "shipping", "shippedVersion"];

/** What is wrong with a write of a case's head; nothing: it broke no law. */
export function brokenBy(
  { before, after }: Written,
  act: Act | undefined,
  living: Living,
  { writes, isFollowed = false }: { readonly writes: number; readonly isFollowed?: boolean } = {
    writes: 1,
  },
): string[] {
  // Killed between the two, the watch comes by the older moment: an alarm's pause later at most.
  const wrong = isFollowed ? [] : [...dueLaw(after, living)];
  if (before === undefined) return wrong;
  const changed = changedFields(before, after);
  const counts = changed.some((field) => !uncounted.includes(field));
  const risen = after.version - before.version;
  if (counts && (risen < 1 || risen > writes)) {
    wrong.push(`version ${before.version} → ${after.version} with ${changed}`);
  }
  if (act !== undefined) wrong.push(...actLaws(act, before, after, changed));
  if (after.changedAt < before.changedAt) wrong.push("changedAt went back");
  return [...wrong, ...caseLaws(before, after), ...dispatchLaws(before, after)];
}

/** An act writes what is its own, and no more than it can know. */
function actLaws(
  act: Act,
  before: CaseHead,
  after: CaseHead,
  changed: readonly string[],
): string[] {
  const allowed: readonly string[] = [...always, ...act.touches];
  const strange = changed.filter((field) => !allowed.includes(field));
  return [
    ...(strange.length > 0 ? [`${act.name} changed ${strange}`] : []),
    ...(readsUnseen(act, before, after) ? [`${act.name} acknowledged what it had not seen`] : []),
  ];
}

/** An address is corrected while the agency answers: who answered the older notice has not read the newer one. */
function readsUnseen({ saw }: Act, before: CaseHead, after: CaseHead): boolean {
  const [was, now] = [before, after].map((head) => head.dispatches[String(saw?.ordinal)]?.notice);
  if (saw === undefined || now === undefined || now.seq <= saw.seq) return false;
  const tellsChange = now.type === "changed" || now.before !== undefined;
  return tellsChange && was?.acknowledgedAt === undefined && now.acknowledgedAt !== undefined;
}

function changedFields(before: CaseHead, after: CaseHead): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const [one, other] = [Object.entries(before), Object.entries(after)].map(
    (entries) => new Map<string, unknown>(entries),
  );
  return [...names].filter((name) => !isSameContent(one?.get(name), other?.get(name)));
}

/** A case that somebody must still answer is never forgotten: its next moment stands in the due index, or an earlier one. */
function dueLaw(head: CaseHead, living: Living): string[] {
  const planned = planDue(head, watchRulesOf(living));
  if (planned === undefined) return [];
  // What is overdue may be asked for at once.
  const latest = planned > head.changedAt ? planned : head.changedAt;
  if (head.due !== undefined && head.due <= latest) return [];
  return [`due ${head.due ?? "never"}, planned ${planned}`];
}

function caseLaws(before: CaseHead, after: CaseHead): string[] {
  const wrong: string[] = [];
  const reopened = (after.reopened?.length ?? 0) > (before.reopened?.length ?? 0);
  const ended = ["closed", "cancelled"].includes(before.status);
  // A joined case that is taken apart again is open as it was.
  const separated = before.joinedTo !== undefined && after.joinedTo === undefined;
  if (ended && after.status !== before.status && !reopened && !separated) {
    wrong.push(`${before.status} became ${after.status}`);
  }
  if (before.status === "dispatched" && after.status === "open" && !reopened) {
    wrong.push("a sent case became unsent");
  }
  if (after.createdAt !== before.createdAt || after.caseNumber !== before.caseNumber) {
    wrong.push("another case");
  }
  return wrong;
}

function dispatchLaws(before: CaseHead, after: CaseHead): string[] {
  return Object.values(before.dispatches).flatMap((was) => {
    const now = after.dispatches[String(was.ordinal)];
    return now === undefined ? [`dispatch ${was.ordinal} is gone`] : movedLaws(was, now);
  });
}

function movedLaws(was: Dispatch, now: Dispatch): string[] {
  const stays = was.status === now.status;
  const laws: readonly (readonly [boolean, string])[] = [
    [stays || forward[was.status].includes(now.status), `${was.status} became ${now.status}`],
    [keepsStamps(was, now), "a stamp was lost or moved"],
    [
      [0, 1].includes(now.notice.seq - was.notice.seq),
      `notice ${was.notice.seq} → ${now.notice.seq}`,
    ],
    [
      now.notice.seq !== was.notice.seq || now.notice.at === was.notice.at,
      `notice ${now.notice.seq} was rewritten`,
    ],
    [now.linkExpiresAt >= was.linkExpiresAt, "its link lives shorter"],
    [now.statusAt >= was.statusAt, "status went back in time"],
    [was.agencyId === now.agencyId && was.sentAt === now.sentAt, "is another"],
  ];
  return laws.filter(([kept]) => !kept).map(([, what]) => `dispatch ${was.ordinal}: ${what}`);
}

function keepsStamps(was: Dispatch, now: Dispatch): boolean {
  const kept = new Map(Object.entries(now.stamps));
  return Object.entries(was.stamps).every(([status, moment]) => kept.get(status) === moment);
}

/** What an act's answer promised, against what was written. */
export function brokenPromise(
  act: Act,
  outcome: Outcome | undefined,
  written: readonly Written[],
  isRepeated: boolean,
): string[] {
  const { refusedFor, name } = act;
  if (refusedFor !== undefined && outcome?.ok === true) return [`${name}: not ${refusedFor}`];
  if (outcome === undefined || (isRepeated && !outcome.ok)) return [];
  const own = written.filter(({ after, before }) => isOwn(act, after, before));
  if (!outcome.ok) {
    return own.length === 0 ? [] : [`${act.name}: refused (${outcome.refusal.kind}), but written`];
  }
  const wrong = act.holds?.(outcome.value) === false ? [`${act.name}: accepted, not done`] : [];
  const { serial, version } = outcome.value;
  const missing = written.every(
    ({ after }) => after.serial !== serial || after.version !== version,
  );
  return missing ? [...wrong, `${act.name}: accepted version ${version} is lost`] : wrong;
}

export function isOwn({ actor }: Act, after: CaseHead, before: CaseHead | undefined): boolean {
  return after.actor === actor && before?.version !== after.version;
}

/** What a case must not be left with when the machine has had its time. */
export function brokenEnd(head: CaseHead): string[] {
  return Object.values(head.dispatches).flatMap(({ ordinal, status, escalatedAt, told }) => {
    const isSilent = head.status !== "closed" && status === "sent";
    const isKnown = escalatedAt !== undefined || told !== undefined;
    return isSilent && !isKnown ? [`dispatch ${ordinal}: no desk rang`] : [];
  });
}

/** A place and its event name each other, and a joined case names one that counts it. */
export function orphans(
  heads: readonly CaseHead[],
  events: readonly EmergencyEvent[],
): readonly string[] {
  const listed = events.flatMap(({ serial, places }) => places.map((place) => [serial, place]));
  const wrong = heads.flatMap((head) => {
    const on = listed.filter(([, place]) => place === head.serial).map(([event]) => event);
    const named = head.eventSerial === undefined ? [] : [head.eventSerial];
    return isSameContent(on, named) ? [] : [`case ${head.serial} on ${named}, listed by ${on}`];
  });
  const counts = heads.flatMap((head) => {
    const joined = heads.filter(({ joinedTo }) => joinedTo === head.serial);
    const callers = 1 + joined.reduce((sum, other) => sum + (other.callers ?? 1), 0);
    return (head.callers ?? 1) === callers ? [] : [`case ${head.serial} counts ${head.callers}`];
  });
  return [...wrong, ...counts];
}

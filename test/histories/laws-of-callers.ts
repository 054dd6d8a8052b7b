import type { StoredCall } from "../../core/adapters/dynamodb/call-item.ts";
import type { NoticeMessage } from "../../core/contracts/events/notice.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import type { PreAlert, PreAlertState } from "../../core/domain/dispatch/pre-alert.ts";
import { isSameContent } from "../../core/domain/shared/same-content.ts";
import { elapsedMs } from "../../core/domain/shared/time.ts";
import type { Act, Outcome } from "./act.ts";
import type { Change, KnownNumber, Stream, Written } from "./stream.ts";

/** An act that was done, and after how many rounds of acts. */
export type Done = {
  readonly act: Act;
  readonly outcome: Outcome | undefined;
  readonly round: number;
};

type Barred = { readonly doNotContact?: unknown };

/** `jangan hubungi` goes only when a person lifts it, whatever else is written meanwhile. */
export function liftedUnasked(
  { calls, numbers, heads }: Pick<Stream, "calls" | "numbers" | "heads">,
  done: readonly Done[],
): string[] {
  const lifting = new Set(
    done.filter(({ act }) => act.decides?.barred === false).map(({ act }) => act.actor),
  );
  const isLost = (before: Barred | undefined, after: Barred, by: string | undefined) =>
    before?.doNotContact !== undefined &&
    after.doNotContact === undefined &&
    !lifting.has(by ?? "nobody");
  const asBarred = ({ isBarred }: KnownNumber): Barred => (isBarred ? { doNotContact: true } : {});
  return [
    ...calls
      .filter(({ before, after }) => isLost(before?.call, after.call, after.marked?.by))
      .map(({ after }) => `call ${after.call.callId} may be rung again`),
    ...numbers
      .filter(({ before, after }) =>
        isLost(before && asBarred(before), asBarred(after), after.marked?.by),
      )
      .map(({ after }) => `number ${after.key} may be rung again`),
    ...heads
      .filter(({ before, after }) => isLost(before, after, after.actor))
      .map(({ after }) => `the caller of case ${after.serial} may be rung again`),
  ];
}

/** What the newest decisions about each caller were, where they agree; absent: nobody decided, or they were at once. */
export function newestDecisions(done: readonly Done[]): ReadonlyMap<number, boolean> {
  const decided = done.filter(({ act }) => act.decides !== undefined);
  const newest = new Map<number, boolean>();
  for (const serial of new Set(decided.map(({ act }) => act.decides?.serial))) {
    const own = decided.filter(({ act }) => act.decides?.serial === serial);
    const accepted = own.filter(({ outcome }) => outcome?.ok === true);
    if (accepted.length === 0) continue;
    const last = Math.max(...accepted.map(({ round }) => round));
    // One that was broken off may have come half way.
    const later = own.filter(({ round }) => round >= last);
    const answers = new Set(later.map(({ act }) => act.decides?.barred));
    const [answer] = answers;
    if (serial !== undefined && answers.size === 1 && answer !== undefined)
      newest.set(serial, answer);
  }
  return newest;
}

/** Case, call and number say what was decided last. */
export function brokenDecision(
  head: CaseHead,
  wanted: boolean | undefined,
  mayContact: boolean,
  others: { readonly lifted: boolean; readonly barred: boolean },
): string[] {
  if (wanted === undefined) return [];
  const isShown = head.doNotContact !== undefined;
  const wrong: string[] = [];
  // A neighbour may bar its caller after we have lifted it.
  if (isShown !== wanted && (wanted || head.origin === undefined)) {
    wrong.push(`case ${head.serial} shows barred ${isShown}, decided ${wanted}`);
  }
  const isShared = wanted ? others.lifted : others.barred;
  if (mayContact === wanted && !isShared) {
    wrong.push(`the caller of case ${head.serial} may be rung: ${mayContact}, decided ${wanted}`);
  }
  return wrong;
}

const ends: Readonly<Record<PreAlertState, readonly PreAlertState[]>> = {
  sent: ["sent", "confirmed", "withdrawn"],
  confirmed: ["confirmed"],
  withdrawn: ["withdrawn"],
};

/** What is wrong with a write of a call: its version, its case, its pre-alerts. */
export function brokenCall({ before, after }: Change<StoredCall>): string[] {
  const { callId, preAlerts = [] } = after.call;
  const wrong: string[] = [];
  const agencies = preAlerts.map(({ agencyId }) => agencyId);
  if (new Set(agencies).size < agencies.length) wrong.push(`told twice: ${agencies}`);
  if (before !== undefined) wrong.push(...movedCall(before, after));
  return wrong.map((what) => `call ${callId}: ${what}`);
}

function movedCall({ call: was }: StoredCall, { call: now }: StoredCall): string[] {
  const laws: readonly (readonly [boolean, string])[] = [
    [now.version === was.version + 1, `version ${was.version} → ${now.version}`],
    [was.caseSerial === undefined || was.caseSerial === now.caseSerial, "lost its case"],
    [was.endedAt === undefined || now.endedAt !== undefined, "lost its end"],
    [was.numberGiven !== true || now.numberGiven === true, "lost the number that was given"],
    ...(was.preAlerts ?? []).map(
      (one) =>
        [isKept(one, now.preAlerts ?? []), `bersiap to ${one.agencyId} was changed`] as const,
    ),
  ];
  return laws.filter(([kept]) => !kept).map(([, what]) => what);
}

function isKept(was: PreAlert, after: readonly PreAlert[]): boolean {
  const now = after.find(({ agencyId }) => agencyId === was.agencyId);
  if (now === undefined || !ends[was.state].includes(now.state)) return false;
  if (was.state !== "sent" || now.state === "sent") return isSameContent(was, now);
  return now.at === was.at && now.endedAt !== undefined && now.endedAt >= was.at;
}

/** Every BERSIAP reaches its agency once, ends in time, and ends as what became of its call asks for. */
export function brokenPreAlerts(
  calls: readonly Change<StoredCall>[],
  heads: readonly Written[],
  messages: readonly NoticeMessage[],
  isOnTime: boolean,
): string[] {
  const last = new Map(calls.map(({ after }) => [after.call.callId, after.call]));
  const standing = [...last.values()].flatMap(({ callId, preAlerts = [] }) =>
    preAlerts.map((one) => ({ callId, one })),
  );
  const told = (kind: string) =>
    new Set(
      messages
        .filter(({ notice }) => notice === kind)
        .map(({ agencyId, at }) => `${agencyId} ${at}`),
    );
  const [made, ended] = [told("pre-alert"), told("stand-down")];
  const wrong = standing.flatMap(({ callId, one }) =>
    brokenPreAlert(one, isOnTime).map((what) => `call ${callId}: ${what}`),
  );
  const named = (at: (one: PreAlert) => unknown, those: readonly PreAlert[]) =>
    new Set(those.map((one) => `${one.agencyId} ${at(one)}`));
  const all = standing.map(({ one }) => one);
  const withdrawn = all.filter(({ state }) => state === "withdrawn");
  return [
    ...wrong,
    ...differences(
      "bersiap",
      named(({ at }) => at, all),
      made,
    ),
    ...differences(
      "batal bersiap",
      named(({ endedAt }) => endedAt, withdrawn),
      ended,
    ),
    ...calls.flatMap((change) => wronglyEnded(change, heads)),
  ];
}

/** A message names no call: two calls of one moment may share one. */
function differences(
  what: string,
  owed: ReadonlySet<string>,
  sent: ReadonlySet<string>,
): readonly string[] {
  return [
    ...[...owed].filter((name) => !sent.has(name)).map((name) => `${what} ${name} was not sent`),
    ...[...sent]
      .filter((name) => !owed.has(name))
      .map((name) => `${what} ${name} was sent for nothing`),
  ];
}

/** Issue 4 §7: confirmed or withdrawn within two minutes. Unit: ms. */
const longestMs = 120_000;

function brokenPreAlert(
  { agencyId, at, state, endedAt }: PreAlert,
  isOnTime: boolean,
): readonly string[] {
  if (endedAt === undefined || state === "sent") return [`bersiap to ${agencyId} never ended`];
  const tookMs = elapsedMs(at, endedAt);
  return isOnTime && tookMs > longestMs ? [`bersiap to ${agencyId} took ${tookMs} ms`] : [];
}

/** Confirmed where the agency has its task, withdrawn where it has not; a task of the same round may be either. */
function wronglyEnded(
  { before, after, round }: Change<StoredCall>,
  heads: readonly Written[],
): string[] {
  const { caseSerial, preAlerts = [] } = after.call;
  const sentBy = (agencyId: string, until: number) =>
    heads.some(
      (head) =>
        head.after.serial === caseSerial &&
        (head.round ?? 0) <= until &&
        Object.values(head.after.dispatches).some((dispatch) => dispatch.agencyId === agencyId),
    );
  const earlier = before?.call.preAlerts ?? [];
  return preAlerts.flatMap(({ agencyId, state }) => {
    const was = earlier.find((one) => one.agencyId === agencyId)?.state;
    if (was !== "sent" || state === "sent") return [];
    const isWrong = state === "confirmed" ? !sentBy(agencyId, round) : sentBy(agencyId, round - 1);
    return isWrong ? [`call ${after.call.callId}: bersiap to ${agencyId} wrongly ${state}`] : [];
  });
}

import { isLive, linkLifeSeconds } from "../dispatch/advance.ts";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { planDue, withDue } from "../dispatch/next-step.ts";
import type { WatchRules } from "../dispatch/watch-rules.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import { type Instant, secondsAfter } from "../shared/time.ts";
import type { CaseHead, SopStep } from "./case.ts";
import { isWorkable } from "./plan.ts";

export type CaseOpenRefusal = { readonly kind: "case-open" };

/** It tells of the same report as another case: a person takes it off there, which opens it. */
export type JoinedCaseRefusal = { readonly kind: "joined-elsewhere"; readonly joinedTo: number };

/**
 * Takes a closed or cancelled case up again under its number, with a person's reason: an explicit, audited act. It is the
 * reverse of the closing: an agency that was at work then is at work again with the link that it has, and whoever had not
 * answered is waited for anew from now on. What has finished stays finished; a withdrawn crew that has not turned back is
 * waited for as before. A pause ended with the closing, and the caller has to be told of the new ending. When the case
 * ends again, the national centre gets a higher version of the report that it has.
 */
export function reopenCase(
  head: CaseHead,
  reason: string,
  at: Instant,
  actor: string,
  waits: WatchRules,
): Result<CaseHead, CaseOpenRefusal | JoinedCaseRefusal> {
  if (isWorkable(head)) return refuse({ kind: "case-open" });
  const { joinedTo } = head;
  if (joinedTo !== undefined) return refuse({ kind: "joined-elsewhere", joinedTo });
  const reopened: CaseHead = {
    ...withoutEnd(head, at),
    status: isAtWork(head) ? "dispatched" : "open",
    version: head.version + 1,
    actor,
    changedAt: at,
    dispatches: resumed(head.dispatches, at),
    reopened: [...(head.reopened ?? []), { at, by: actor, reason }],
  };
  return accept(withDue(reopened, planDue(reopened, waits)));
}

function isAtWork({ dispatches }: CaseHead): boolean {
  return Object.values(dispatches).some(isLive);
}

/** Nothing is left of the ending; a hand-over that had finished has become one of the earlier ones. */
function withoutEnd(head: CaseHead, at: Instant): CaseHead {
  const { closedAt, disposition: _end, cancelReason: _why, callerTold: _told, ...rest } = head;
  const { pauses, skipped, handover, pastHandovers = [], ...kept } = rest;
  const ended = pauses?.map((pause) => ({ ...pause, until: pause.until ?? closedAt ?? at }));
  const valid = skipped?.filter(({ step }) => isStillSkipped(head, step)) ?? [];
  return {
    ...kept,
    ...(ended === undefined ? {} : { pauses: ended }),
    ...(valid.length === 0 ? {} : { skipped: valid }),
    ...handovers(handover, pastHandovers),
  };
}

/** Steps that belong to the ending. */
const endSteps: readonly SopStep[] = ["handled", "caller-told"];

/** What was left out for agencies that are no more at work says nothing of those that come now. */
function isStillSkipped(head: CaseHead, step: SopStep): boolean {
  return step === "verified" || (isAtWork(head) && !endSteps.includes(step));
}

function handovers(
  newest: CaseHead["handover"],
  past: NonNullable<CaseHead["pastHandovers"]>,
): Pick<CaseHead, "handover" | "pastHandovers"> {
  const isOver = newest?.state === "completed";
  const earlier = isOver ? [...past, newest] : past;
  return {
    ...(newest === undefined || isOver ? {} : { handover: newest }),
    ...(earlier.length === 0 ? {} : { pastHandovers: earlier }),
  };
}

function resumed(dispatches: CaseHead["dispatches"], at: Instant): CaseHead["dispatches"] {
  return Object.fromEntries(
    Object.entries(dispatches).map(([key, dispatch]) => [
      key,
      isLive(dispatch) ? resumedAt(dispatch, at) : dispatch,
    ]),
  );
}

function resumedAt(dispatch: Dispatch, at: Instant): Dispatch {
  const notice = { ...dispatch.notice, since: at };
  const linkExpiresAt = secondsAfter(at, linkLifeSeconds);
  return { ...dispatch, notice, tier: 0, linkExpiresAt, resumedAt: at };
}

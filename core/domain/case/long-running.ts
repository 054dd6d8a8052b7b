import { isLive, linkLifeSeconds } from "../dispatch/advance.ts";
import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";
import type { CaseHead } from "./case.ts";
import { isWorkable } from "./plan.ts";

/** A link that lives no longer than this is renewed by the next deed at a desk. Unit: seconds. 3 days: chosen. */
export const renewWithinSeconds = 3 * 86_400;

/** A case that has run for longer is shown as long-running: its links would have ended. Unit: seconds. */
export const longRunningSeconds = linkLifeSeconds;

/** Searches at sea last for days. Source: domain.md 6.6. */
export function isLongRunning(head: CaseHead, now: Instant): boolean {
  return isWorkable(head) && elapsedMs(head.createdAt, now) >= longRunningSeconds * 1000;
}

/**
 * The links of agencies at work live on while a desk works on the case: each deed renews those that would end soon,
 * without a notice. The very same object when none is near its end.
 */
export function renewLinks(head: CaseHead, now: Instant): CaseHead {
  if (!isWorkable(head)) return head;
  const soon = secondsAfter(now, renewWithinSeconds);
  const renewed = Object.entries(head.dispatches).filter(
    ([, dispatch]) => isLive(dispatch) && dispatch.linkExpiresAt <= soon,
  );
  if (renewed.length === 0) return head;
  const linkExpiresAt = secondsAfter(now, linkLifeSeconds);
  const dispatches = renewed.map(
    ([key, dispatch]) => [key, { ...dispatch, linkExpiresAt }] as const,
  );
  return { ...head, dispatches: { ...head.dispatches, ...Object.fromEntries(dispatches) } };
}

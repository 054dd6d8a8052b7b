import {
  elapsedMs,
  type Instant,
  localTimeText,
  type TimeZone,
} from "../../../core/domain/shared/time.ts";
import { phoneText } from "../messages/phone-id.ts";
import type { Centre } from "./board.ts";

export type CentreSign = { readonly type: "error" | "warning" | "info"; readonly text: string };

/** A person has this long to confirm the overflow number's daily test. Unit: ms. Source: issue 3. */
const confirmMs = 30 * 60_000;

/** What everybody in the room must know about the centre now, the worst first. */
export function centreSigns(
  centre: Centre | undefined,
  now: Instant,
  zone: TimeZone,
): readonly CentreSign[] {
  if (centre === undefined) return [];
  return [
    ...nobodySigns(centre, zone),
    ...(centre.staffed < centre.promised && centre.nobodySince === undefined
      ? [sign("warning", phoneText.tooFew(centre.staffed, centre.promised))]
      : []),
    ...(isUnconfirmed(centre, now) ? [sign("warning", phoneText.overflowUnconfirmed)] : []),
    ...(centre.outgoingWaiting > 0
      ? [sign("info", phoneText.outgoingWaiting(centre.outgoingWaiting))]
      : []),
  ];
}

function sign(type: CentreSign["type"], text: string): CentreSign {
  return { type, text };
}

function nobodySigns(centre: Centre, zone: TimeZone): readonly CentreSign[] {
  const { nobodySince, overflowSince, onCallAnswered } = centre;
  const time = (at: Instant) => localTimeText(at, zone);
  if (overflowSince !== undefined) {
    return [
      sign("error", phoneText.overflow(time(overflowSince))),
      ...(onCallAnswered === undefined
        ? []
        : [sign("info", phoneText.onCallAnswered(onCallAnswered.by, time(onCallAnswered.at)))]),
    ];
  }
  return nobodySince === undefined ? [] : [sign("error", phoneText.nobody(time(nobodySince)))];
}

function isUnconfirmed({ overflowTestedAt, overflowConfirmedAt }: Centre, now: Instant): boolean {
  if (overflowTestedAt === undefined) return false;
  if (overflowConfirmedAt !== undefined && overflowConfirmedAt >= overflowTestedAt) return false;
  return elapsedMs(overflowTestedAt, now) > confirmMs;
}

type OperatorState = Centre["operators"][number]["state"];

/** Whether this operator is the only one who can take a call now. */
export function isLastReady(centre: Centre | undefined, operatorId: string | undefined): boolean {
  return noOther(centre, operatorId, ["ready"]);
}

/** Whether nobody else is at a telephone at all, not even one who speaks or writes. */
export function isLastStaffed(centre: Centre | undefined, operatorId: string | undefined): boolean {
  return noOther(centre, operatorId, ["ready", "ringing", "on-call", "after-call"]);
}

/** False while the centre has told nothing: nobody is held back for not knowing. */
function noOther(
  centre: Centre | undefined,
  operatorId: string | undefined,
  states: readonly OperatorState[],
): boolean {
  if (centre === undefined) return false;
  return !centre.operators.some(
    (one) => one.operatorId !== operatorId && states.includes(one.state),
  );
}

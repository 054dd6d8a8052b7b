import type { Call } from "../call/call.ts";
import type { Kind } from "../case/kind.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import { type Instant, secondsAfter } from "../shared/time.ts";
import type { PreAlert } from "./pre-alert.ts";

/**
 * So long after it was sent a pre-alert is confirmed or withdrawn. Unit: s. Source: issue 4 §7 says within two minutes;
 * ten seconds are left for the message. Chosen.
 */
export const preAlertSeconds = 110;

export type PreAlertRefusal =
  /** This agency has been told to make ready for this call; it is told once. */
  | { readonly kind: "pre-alert-sent-before"; readonly state: PreAlert["state"] }
  /** The region does not name this kind: a person must press the key. */
  | { readonly kind: "pre-alert-by-hand" }
  /** Nothing that could be taken back. */
  | { readonly kind: "unknown-pre-alert" };

type PreAlerts = readonly PreAlert[];

/** Tells an agency to make ready: once per call and agency, by itself only for the kinds that the region names. */
export function withPreAlert(
  { preAlerts = [] }: Pick<Call, "preAlerts">,
  asked: {
    readonly agencyId: string;
    readonly kind: Kind;
    readonly isAutomatic: boolean;
    readonly at: Instant;
    readonly by: string;
  },
  automaticKinds: readonly Kind[],
): Result<PreAlerts, PreAlertRefusal> {
  const { agencyId, kind, isAutomatic, at, by } = asked;
  const before = preAlerts.find((one) => one.agencyId === agencyId);
  if (before !== undefined) return refuse({ kind: "pre-alert-sent-before", state: before.state });
  if (isAutomatic && !automaticKinds.includes(kind)) return refuse({ kind: "pre-alert-by-hand" });
  const sent: PreAlert = { agencyId, kind, state: "sent", at, by: isAutomatic ? "system" : by };
  return accept([...preAlerts, sent]);
}

/**
 * Takes a pre-alert back by key; the same key again changes nothing. Once the task has gone out it confirms the
 * pre-alert: "batal bersiap" would turn back a crew that is needed.
 *
 * @param sentTo agencies that the case of the call was sent to
 */
export function withdrawPreAlert(
  { preAlerts = [] }: Pick<Call, "preAlerts">,
  agencyId: string,
  sentTo: ReadonlySet<string>,
  at: Instant,
  by: string,
): Result<PreAlerts, PreAlertRefusal> {
  const before = preAlerts.find((one) => one.agencyId === agencyId);
  if (before === undefined || before.state === "confirmed") {
    return refuse({ kind: "unknown-pre-alert" });
  }
  if (before.state === "withdrawn") return accept(preAlerts);
  if (sentTo.has(agencyId)) return refuse({ kind: "unknown-pre-alert" });
  const ended: PreAlert = { ...before, state: "withdrawn", endedAt: at, by };
  return accept(preAlerts.map((one) => (one === before ? ended : one)));
}

/** When a pre-alert that still stands is over. */
export function preAlertEnd({ at }: PreAlert): Instant {
  return secondsAfter(at, preAlertSeconds);
}

/** When the first of the pre-alerts that still stand is over. */
export function preAlertsDue({ preAlerts = [] }: Pick<Call, "preAlerts">): Instant | undefined {
  return preAlerts
    .filter(({ state }) => state === "sent")
    .map(preAlertEnd)
    .sort()[0];
}

/** A pre-alert of this call has come to its end and says nothing of it yet. */
export function hasDuePreAlert(call: Pick<Call, "preAlerts">, now: Instant): boolean {
  const due = preAlertsDue(call);
  return due !== undefined && due <= now;
}

/**
 * Those that have come to their end: confirmed where the agency was sent to the case of the call, else withdrawn.
 *
 * @param sentTo agencies that the case was sent to
 */
export function endedPreAlerts(
  { preAlerts = [] }: Pick<Call, "preAlerts">,
  sentTo: ReadonlySet<string>,
  now: Instant,
): PreAlerts {
  return preAlerts.map((one) => {
    if (!isDue(one, now)) return one;
    return { ...one, state: sentTo.has(one.agencyId) ? "confirmed" : "withdrawn", endedAt: now };
  });
}

function isDue(one: PreAlert, now: Instant): boolean {
  return one.state === "sent" && preAlertEnd(one) <= now;
}

/** What became of pre-alerts between two looks at a call: each is told of once. */
export function newPreAlerts(before: Pick<Call, "preAlerts"> | undefined, after: Call): PreAlerts {
  const earlier = before?.preAlerts ?? [];
  const stateBefore = (agencyId: string) => earlier.find((one) => one.agencyId === agencyId)?.state;
  return (after.preAlerts ?? []).filter((one) => one.state !== stateBefore(one.agencyId));
}

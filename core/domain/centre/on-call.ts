import type { Contact } from "../region/living.ts";
import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";

/** Between two automatic calls of one alert. Unit: seconds. Chosen, not published. */
export const onCallPauseSeconds = 40;

/** A pressed key stops the calls for so long; nobody ready even then, and it begins anew. Unit: seconds. Chosen. */
export const onCallHoldSeconds = 900;

export type OnCallChannel = "whatsapp" | "sms" | "call";

/** One thing done for one person of the on-call list. */
export type OnCallStep = {
  /** The same key is done once: `sms:<contactId>`, `call:<n>`. */
  readonly key: string;
  readonly channel: OnCallChannel;
  readonly contactId: string;
  /** When somebody set about it. */
  readonly at: Instant;
  /** When it had been handed over; absent while it is being done, or when it failed. */
  readonly doneAt?: Instant;
};

/** The on-call list is being alerted that nobody is ready. */
export type OnCallAlert = { readonly since: Instant; readonly steps: readonly OnCallStep[] };

/** Somebody set about a step and was interrupted: it is done again. Unit: ms. Chosen. */
const lostAfterMs = 60_000;

/** Of a night full of calls the newest are kept, beside all messages. */
const keptCalls = 60;

/** Number that stands for an alert in references and requests. Unit: seconds since 1970. */
export function alertSerial({ since }: Pick<OnCallAlert, "since">): number {
  return Math.floor(Date.parse(since) / 1000);
}

/**
 * What is due at a moment: a message to everybody on every channel at once, and one call, to the next person in the
 * row. Calls that were missed because nothing ran are not made up for.
 */
export function dueOnCallSteps(
  alert: OnCallAlert,
  contacts: readonly Contact[],
  now: Instant,
): readonly OnCallStep[] {
  const messages = contacts.flatMap(({ contactId, channels }) =>
    channels.map((channel) => ({ key: `${channel}:${contactId}`, channel, contactId, at: now })),
  );
  const turn = turnAt(alert, now);
  const called = contacts[turn % Math.max(1, contacts.length)];
  const calls =
    called === undefined
      ? []
      : [
          {
            key: `call:${turn}`,
            channel: "call" as const,
            contactId: called.contactId,
            at: now,
          },
        ];
  return [...messages, ...calls].filter(({ key }) => mustDo(alert, key, now));
}

function mustDo(alert: OnCallAlert, key: string, now: Instant): boolean {
  const before = alert.steps.find((step) => step.key === key);
  if (before === undefined) return true;
  return before.doneAt === undefined && elapsedMs(before.at, now) >= lostAfterMs;
}

function turnAt({ since }: OnCallAlert, now: Instant): number {
  return Math.max(0, Math.floor(elapsedMs(since, now) / 1000 / onCallPauseSeconds));
}

/** When the next call is due. */
export function nextOnCallAt(alert: OnCallAlert, now: Instant): Instant {
  return secondsAfter(alert.since, (turnAt(alert, now) + 1) * onCallPauseSeconds);
}

/** The alert with these steps set about; the same step replaces itself. */
export function withSteps(alert: OnCallAlert, steps: readonly OnCallStep[]): OnCallAlert {
  if (steps.length === 0) return alert;
  const keys = new Set(steps.map(({ key }) => key));
  const all = [...alert.steps.filter(({ key }) => !keys.has(key)), ...steps];
  const messages = all.filter(({ channel }) => channel !== "call");
  const calls = all.filter(({ channel }) => channel === "call");
  return { ...alert, steps: [...messages, ...calls.slice(-keptCalls)] };
}

/** @param failed keys of steps that could not be done: they are due again at once */
export function withOutcome(
  alert: OnCallAlert,
  done: readonly string[],
  failed: readonly string[],
  at: Instant,
): OnCallAlert {
  const steps = alert.steps
    .filter(({ key }) => !failed.includes(key))
    .map((step) => (done.includes(step.key) ? { ...step, doneAt: at } : step));
  return { ...alert, steps };
}

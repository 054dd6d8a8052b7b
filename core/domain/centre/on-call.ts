import type { Contact } from "../region/living.ts";
import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";

/** Between two automatic calls of one alert. Unit: seconds. Chosen, not published. */
export const onCallPauseSeconds = 40;

/**
 * Between two calls to the only person of a list: ringing (60 s) and the message said three times would still occupy
 * the telephone. Unit: seconds. Chosen.
 */
export const onePersonPauseSeconds = 120;

/**
 * Somebody must have been there for so long before an alert is over: a telephone that fails and frees itself in turn would
 * else begin one alert after the other, with messages to everybody each time. Unit: seconds. Chosen.
 */
export const onCallCalmSeconds = 60;

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
export type OnCallAlert = {
  readonly since: Instant;
  readonly steps: readonly OnCallStep[];
  /** Somebody can take calls again since then; the alert rests. */
  readonly calmSince?: Instant;
  /** Who pressed the key before it rested. */
  readonly answered?: OnCallAnswer;
};

/** Who of the list pressed the key, and when. */
export type OnCallAnswer = { readonly by: string; readonly at: Instant };

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
  const turn = turnAt(alert, contacts.length, now);
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

function turnAt({ since }: OnCallAlert, people: number, now: Instant): number {
  return Math.max(0, Math.floor(elapsedMs(since, now) / 1000 / pauseOf(people)));
}

function pauseOf(people: number): number {
  return people === 1 ? onePersonPauseSeconds : onCallPauseSeconds;
}

/** When the next call is due. @param people on the list */
export function nextOnCallAt(alert: OnCallAlert, people: number, now: Instant): Instant {
  return secondsAfter(alert.since, (turnAt(alert, people, now) + 1) * pauseOf(people));
}

/** Until when a pressed key stops the calls. */
export function holdEnd(answered: OnCallAnswer | undefined): Instant | undefined {
  return answered === undefined ? undefined : endOf(answered);
}

function endOf({ at }: OnCallAnswer): Instant {
  return secondsAfter(at, onCallHoldSeconds);
}

/** The alert at a moment, the key that holds it, and what is due of it. */
export type AlertNow = {
  readonly alert?: OnCallAlert;
  readonly answered?: OnCallAnswer;
  readonly steps: readonly OnCallStep[];
};

/**
 * The alert runs while callers go to the overflow number; a pressed key stops it for a time. When somebody can take calls
 * it rests, and goes on where it was if that does not last.
 */
export function alertAt(
  before: OnCallAlert | undefined,
  seen: {
    readonly overflowSince: Instant | undefined;
    readonly answered: OnCallAnswer | undefined;
    readonly onCall: readonly Contact[];
    readonly now: Instant;
  },
): AlertNow {
  const { overflowSince, onCall, now } = seen;
  const answered = seen.answered ?? before?.answered;
  if (overflowSince === undefined) return { ...resting(before, answered, now), steps: [] };
  const {
    calmSince: _calm,
    answered: _key,
    ...awake
  } = before ?? { since: overflowSince, steps: [] };
  if (answered !== undefined && endOf(answered) > now) return { alert: awake, answered, steps: [] };
  const running = answered === undefined ? awake : { since: now, steps: [] };
  const steps = dueOnCallSteps(running, onCall, now);
  return { alert: withSteps(running, steps), steps };
}

/** @returns no alert once it has rested long enough: it is over */
function resting(
  before: OnCallAlert | undefined,
  answered: OnCallAnswer | undefined,
  now: Instant,
): Pick<AlertNow, "alert"> {
  if (before === undefined) return {};
  const calmSince = before.calmSince ?? now;
  if (elapsedMs(calmSince, now) >= onCallCalmSeconds * 1000) return {};
  return { alert: { ...before, calmSince, ...(answered === undefined ? {} : { answered }) } };
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

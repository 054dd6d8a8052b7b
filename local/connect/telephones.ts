/**
 * What a telephone of the simulated world does when it rings:
 * - `press:12`: answered, and these keys are pressed, each as soon as a flow waits for one; then it stays on the line
 * - `talk`: answered, nothing pressed, stays on the line until somebody hangs up
 * - `voicemail`: answered by a machine that says nothing we hear and hangs up after 30 s
 * - `hang-up`: answered and put down a second later
 * - `busy`, `no-answer`: not answered
 * - `manual`: rings until a person uses it (the page `/lokal/telepon`)
 */
export type PhoneAnswer =
  | `press:${string}`
  | "talk"
  | "voicemail"
  | "hang-up"
  | "busy"
  | "no-answer"
  | "manual";

export type PhoneScript = {
  readonly answers: PhoneAnswer;
  /** Rings so long first. Default: 2. */
  readonly afterSeconds?: number;
};

/** A call at an outside telephone, as whoever holds that telephone sees it. */
export type PhoneCallView = {
  readonly contactId: string;
  readonly region: string;
  readonly number: string;
  readonly state: "ringing" | "talking" | "ended";
  /** Sentences heard so far, in order. */
  readonly heard: readonly string[];
  /** A key pressed now is heard. */
  readonly listening: boolean;
  /** ISO 8601. */
  readonly since: string;
};

/** A telephone rings so long when nobody uses it. Unit: seconds. Chosen. */
export const ringOutSeconds = 30;
const defaultAfterSeconds = 2;
const voicemailSeconds = 30;
const putDownSeconds = 1;
const forever = Number.POSITIVE_INFINITY;

/** A scripted telephone at one call: what it does when, and what it still presses. */
export type PhonePlan = {
  /** Picks up after so many seconds; undefined: only when a person does. */
  readonly pickUpAfter: number | undefined;
  /** Stops ringing after so many seconds. */
  readonly ringOutAfter: number;
  /** Puts the telephone down so many seconds after picking up; undefined: stays. */
  readonly hangUpAfter: number | undefined;
  /** Keys still to press. */
  keys: readonly string[];
};

/** @param script undefined: nobody has said what this telephone does; a person may use it, else it rings out. */
export function phonePlan(script: PhoneScript | undefined): PhonePlan {
  const after = script?.afterSeconds ?? defaultAfterSeconds;
  const never = { pickUpAfter: undefined, hangUpAfter: undefined, keys: [] };
  switch (script?.answers) {
    case undefined:
    case "no-answer":
      return { ...never, ringOutAfter: script?.afterSeconds ?? ringOutSeconds };
    case "manual":
      return { ...never, ringOutAfter: forever };
    case "busy":
      return { ...never, ringOutAfter: 0 };
    case "voicemail":
      return { ...never, pickUpAfter: after, ringOutAfter: forever, hangUpAfter: voicemailSeconds };
    case "hang-up":
      return { ...never, pickUpAfter: after, ringOutAfter: forever, hangUpAfter: putDownSeconds };
    case "talk":
      return { ...never, pickUpAfter: after, ringOutAfter: forever };
    default: {
      const keys = [...(script?.answers ?? "").slice("press:".length)];
      return { ...never, pickUpAfter: after, ringOutAfter: forever, keys };
    }
  }
}

/** The telephones of the world outside, by number. */
export class Telephones {
  readonly #scripts = new Map<string, PhoneScript>();

  /** @param script undefined: back to what every telephone does */
  set(number: string, script: PhoneScript | undefined): void {
    if (script === undefined) this.#scripts.delete(number);
    else this.#scripts.set(number, script);
  }

  planOf(number: string): PhonePlan {
    return phonePlan(this.#scripts.get(number));
  }
}

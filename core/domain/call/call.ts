import type { PreAlert } from "../dispatch/pre-alert.ts";
import type { Instant } from "../shared/time.ts";
import type { AccessNeed, CallerHistory, DoNotContact } from "./caller.ts";
import type { LeftAlone } from "./legs.ts";
import type { CallEnd } from "./telephony.ts";

/** What a call turned out to be; decided by a person, or `dropped` when it ended unanswered. Source: domain.md 5.1. */
export const callTypes = [
  "normal",
  "information",
  "prank",
  "ghost",
  "dropped",
  "wrong-region",
  "test",
  "duplicate",
  "follow-up",
] as const;
export type CallType = (typeof callTypes)[number];

export const callStates = ["received", "queued", "answered", "ended"] as const;

/** Why a call's number cannot be used to call back. */
export const numberConditions = ["usable", "hidden", "missing", "malformed"] as const;
export type NumberCondition = (typeof numberConditions)[number];

/** How a report reached the centre. */
export const channels = ["voice", "whatsapp", "manual"] as const;
export type Channel = (typeof channels)[number];

/** Begins the ids of calls that a desk wrote down itself, as telephony was down. */
export const manualPrefix = "manual-";

/** One contact with the public, abandoned ones included. The caller's number lies in a sealed item of its own. */
export type Call = {
  /** Connect contact id, or an id of another channel's message. */
  readonly callId: string;
  readonly channel: Channel;
  readonly receivedAt: Instant;
  readonly queuedAt?: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  readonly operatorId?: string;
  readonly numberCondition: NumberCondition;
  /** How often this number called before, and how often with a real report; absent without a usable number. */
  readonly earlierCalls?: number;
  readonly earlierCases?: number;
  /** When the call came in its number stood on the centre's blocked list until then. A word to the desk, no more. */
  readonly blockedUntil?: Instant;
  readonly callType?: CallType;
  readonly caseSerial?: number;
  /** S3 key of the recording, never a URL. */
  readonly recordingKey?: string;
  /** Time stamps came from the contact record (truth) and no longer from best-effort events. */
  readonly settled?: boolean;
  readonly endedBy?: CallEnd;
  /** Summed over the call's legs. Unit: seconds. */
  readonly talkSeconds?: number;
  readonly holdSeconds?: number;
  readonly afterCallWorkSeconds?: number;
  /** How often the caller was passed on within the centre. */
  readonly transfers?: number;
  /** The call went on to a telephone outside and stayed there: the overflow number, an agency, a neighbour. */
  readonly wentOutside?: boolean;
  /** How long somebody outside talked with the caller, as far as it is told. Unit: seconds. */
  readonly outsideSeconds?: number;
  /** An operator had answered, and at the end nobody was with the caller any more. */
  readonly leftAlone?: LeftAlone;
  /** The caller pressed the key that says so. */
  readonly unableToSpeak?: boolean;
  /** Its number's history moved it back in the queue. Source of this and the next two: issue 4 §8. */
  readonly queuedLater?: boolean;
  /** It was held before the queue, as its number had an operator on another line. */
  readonly waitedForOwnLine?: boolean;
  /** The caller pressed 1 to be put through first. */
  readonly putFirst?: boolean;
  /** The caller was told that the centre calls back. */
  readonly callBackPromised?: boolean;
  /** What the caller pressed when asked to judge the service, 1 to 5. */
  readonly surveyScore?: number;
  /** What the centre knows of the number, as facts; absent without a usable number. Never a verdict. */
  readonly history?: CallerHistory;
  /** The caller hid the number, or had none, and gave an operator another: it is used in its place. */
  readonly numberGiven?: boolean;
  /** When the call came in, another call of its number was with an operator. */
  readonly alsoOnLine?: boolean;
  /** Nothing may be sent to this number, nor shown to agencies, until a person lifts it. */
  readonly doNotContact?: DoNotContact;
  /** The number is registered, by its owner's wish, as that of somebody who cannot hear or speak. */
  readonly accessNeed?: AccessNeed;
  /** In which language the caller speaks; a code of the region's language list. Absent: Indonesian. */
  readonly language?: string;
  /** When a person decided the type, and what it was before: the same key takes it back for 10 s. */
  readonly typedAt?: Instant;
  readonly typedBefore?: CallType | "undecided";
  /** Agencies told to make ready while the report is still being typed. */
  readonly preAlerts?: readonly PreAlert[];
  readonly version: number;
};

/** The centre has a number on which it could reach this caller: his own, or one that he gave. */
export function isReachable(call: Pick<Call, "numberCondition" | "numberGiven">): boolean {
  return call.numberCondition === "usable" || call.numberGiven === true;
}

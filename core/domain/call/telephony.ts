import type { Instant } from "../shared/time.ts";

/** Who or what ended a call. `network`: the line broke. `outside`: the overflow number or an agency's telephone. */
export const callEnds = ["caller", "operator", "network", "flow", "outside"] as const;
export type CallEnd = (typeof callEnds)[number];

/**
 * What a telephone system tells about a call with the public, whichever system it is. Events may come in any order,
 * twice, late or never; those with `settled` are that system's own record of the ended call and override the others.
 */
export type TelephonyEvent =
  | {
      readonly kind: "call-offered";
      readonly callId: string;
      readonly at: Instant;
      /** As the network sent it; absent when hidden or missing. */
      readonly callerNumber?: string;
    }
  | {
      readonly kind: "queued" | "answered" | "ended";
      readonly callId: string;
      readonly at: Instant;
      /** Who answered; in the second leg of a transfer, who took it over. */
      readonly operatorId?: string;
      /** A later leg of the same call (transfer): tells who took over, never when the call began or ended. */
      readonly legId?: string;
      readonly endedBy?: CallEnd;
    }
  | {
      /** A later leg began: it holds a line of its own, and tells nothing else. */
      readonly kind: "leg-opened";
      readonly callId: string;
      readonly legId: string;
      readonly at: Instant;
    }
  | {
      readonly kind: "recording-ready";
      readonly callId: string;
      readonly at: Instant;
      /** S3 key, never a URL. */
      readonly recordingKey: string;
    }
  | {
      readonly kind: "settled";
      readonly callId: string;
      readonly legId?: string;
      readonly facts: CallFacts;
    };

/** What is said of one leg of a call: the caller's first contact, or one that a transfer made. Durations in seconds. */
export type LegFacts = {
  readonly queuedAt?: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  readonly operatorId?: string;
  readonly recordingKey?: string;
  readonly endedBy?: CallEnd;
  readonly talkSeconds?: number;
  readonly holdSeconds?: number;
  readonly afterCallWorkSeconds?: number;
  /** The call went on to a telephone outside and stayed there: the overflow number, an agency, a neighbour. */
  readonly wentOutside?: boolean;
  /** How long somebody outside talked with the caller. */
  readonly outsideSeconds?: number;
  /** The operator's side ended before the caller's: whoever stayed on the line was alone, in the words of a flow. */
  readonly operatorLeft?: boolean;
  /** A next leg follows: this one's end is not the call's. */
  readonly goesOn?: boolean;
  /** When the record was last changed; an older one does not override a newer. */
  readonly asOf?: Instant;
};

/** What the telephone system's own record says of an ended call or leg. */
export type CallFacts = LegFacts & {
  readonly receivedAt?: Instant;
  readonly callerNumber?: string;
  readonly unableToSpeak?: boolean;
  /** What the rules of the queue did to the call; see `Call`. */
  readonly queuedLater?: boolean;
  readonly waitedForOwnLine?: boolean;
  readonly putFirst?: boolean;
  /** What the caller pressed when asked to judge the service, 1 to 5. */
  readonly surveyScore?: number;
  /** The caller was told that the centre calls back. */
  readonly callBackPromised?: boolean;
};

/** What a telephone system tells about a call that the centre made: it holds a line, and may have reached somebody. */
export type OutgoingEvent = {
  readonly contactId: string;
  readonly at: Instant;
  readonly state: "opened" | "ended";
  /** Known from the record only, as attributes go with it. */
  readonly purpose?: OutgoingPurpose;
  readonly callBackId?: string;
  /** Whoever was rung was put through to an operator at this moment. */
  readonly connectedAt?: Instant;
};

/** Why the centre itself rings somebody. */
export const outgoingPurposes = [
  "alert-agency",
  "alert-on-call",
  "overflow-test",
  "call-back",
] as const;
export type OutgoingPurpose = (typeof outgoingPurposes)[number];

/** A call that the centre makes. Only a pressed key is an answer: picked up, voicemail, busy and hung up are silence. */
export type OutgoingCall = {
  /** The same request rings once, however often it is made. At most 64 characters. */
  readonly requestId: string;
  /** E.164. */
  readonly to: string;
  readonly purpose: OutgoingPurpose;
  /** What the flow of this purpose reads; texts only, nothing personal. */
  readonly attributes: Readonly<Record<string, string>>;
};

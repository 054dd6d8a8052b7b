import * as z from "zod/mini";
import { callEnds } from "../../domain/call/telephony.ts";
import { instant } from "../instant.ts";

/** Begins the ids of calls that a PBX took, so that none is taken for a contact of Connect. */
export const pbxCallPrefix = "pbx-";

/** As the PBX numbers its calls, with our prefix. */
export const pbxCallId = z.string().check(z.regex(/^pbx-[A-Za-z0-9-]{8,60}$/));

/** Whom the PBX put the call through to: the id of the operator's sign-in, configured at the extension. */
const operatorId = z.string().check(z.regex(/^[A-Za-z0-9._@-]{1,64}$/));
const caller = z.string().check(z.minLength(1), z.maxLength(32));
const seconds = z.int().check(z.nonnegative(), z.maximum(86_400));

const base = {
  /** Drawn by the PBX; the same event sent again has the same. */
  eventId: z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  /** When it happened, by the PBX's clock; may lie hours back when the link was down. */
  at: instant,
};

/** What a PBX can know of a telephone at an operator's desk. It clears missed calls itself. */
export const pbxOperatorStates = [
  "ready",
  "ringing",
  "on-call",
  "after-call",
  "paused",
  "offline",
] as const;

const count = z.int().check(z.nonnegative(), z.maximum(100_000));

/** Every minute: the PBX lives; and, where it can tell, how full it is and who sits at its telephones. */
const heartbeat = z
  .strictObject({
    ...base,
    kind: z.literal("heartbeat"),
    /** Calls that the PBX carries now, of those that it can carry; both or neither. */
    channelsInUse: z.exactOptional(count),
    channelsTotal: z.exactOptional(z.int().check(z.positive(), z.maximum(100_000))),
    /** Calls to 112 that found no free channel since the heartbeat before. */
    refusedCalls: z.exactOptional(count),
    /** Everybody who is signed in at a telephone; whoever is not listed is away. */
    operators: z.exactOptional(
      z
        .array(z.strictObject({ operatorId, state: z.enum(pbxOperatorStates) }))
        .check(z.maxLength(100)),
    ),
  })
  .check(
    z.refine(
      ({ channelsInUse, channelsTotal }) =>
        (channelsInUse === undefined) === (channelsTotal === undefined),
      { path: ["channelsTotal"] },
    ),
  );

/**
 * `pbx.event.v1`: what an IP PBX at home tells about a call with the public. Any order, twice, late. `ended` is the PBX's
 * own call detail record and carries everything, so that an event lost before it costs nothing.
 */
export const pbxEvent = z.discriminatedUnion("kind", [
  z.strictObject({
    ...base,
    kind: z.literal("offered"),
    callId: pbxCallId,
    /** As the network sent it; absent when hidden or missing. */
    caller: z.exactOptional(caller),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("answered"),
    callId: pbxCallId,
    operatorId,
    extension: z.exactOptional(z.string().check(z.regex(/^\d{2,8}$/))),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("ended"),
    callId: pbxCallId,
    endedBy: z.enum(callEnds),
    offeredAt: instant,
    answeredAt: z.exactOptional(instant),
    operatorId: z.exactOptional(operatorId),
    caller: z.exactOptional(caller),
    talkSeconds: z.exactOptional(seconds),
    holdSeconds: z.exactOptional(seconds),
    wentOutside: z.exactOptional(z.boolean()),
    /** What the PBX did of the `handling` that it was told: moved back, held for the number's other call, put first. */
    queuedLater: z.exactOptional(z.boolean()),
    waitedForOwnLine: z.exactOptional(z.boolean()),
    putFirst: z.exactOptional(z.boolean()),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("recording-ready"),
    callId: pbxCallId,
    /** Key in the recordings archive, never an address. */
    recordingKey: z
      .string()
      .check(z.regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/=-]{0,300}\.(wav|mp3|ogg)$/)),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("key-pressed"),
    /** Of the command that made the PBX ring this telephone. */
    requestId: z.string().check(z.minLength(8), z.maxLength(64)),
    /** As the command carried it: proves which question the key answers. */
    alertRef: z.string().check(z.minLength(1), z.maxLength(120)),
    key: z.string().check(z.regex(/^[0-9*#]$/)),
  }),
  z.strictObject({
    ...base,
    /** A call that the centre had the PBX make is over; its line is free. */
    kind: z.literal("outgoing-ended"),
    contactId: pbxCallId,
    /** As the command carried it. */
    callBackId: z.exactOptional(z.string().check(z.regex(/^[0-9a-f]{24}$/))),
    /** When whoever was rung was put through to an operator. */
    connectedAt: z.exactOptional(instant),
  }),
  heartbeat,
]);
export type PbxEvent = z.infer<typeof pbxEvent>;

import * as z from "zod/mini";
import { inOneSpelling, outsideCount, outsideMoment, outsideText } from "./outside.ts";

/**
 * Amazon Connect contact record (Kinesis): at least once, the truth about answer times.
 * Fields as published, read in either spelling; what we do not use is not named.
 */
export const contactRecord = z.pipe(
  z.pipe(z.unknown(), z.transform(inOneSpelling)),
  z.object({
    contactId: z.string().check(z.minLength(1), z.maxLength(64)),
    initialContactId: outsideText,
    /** Set when the contact went on as another one (transfer). */
    nextContactId: outsideText,
    initiationMethod: outsideText,
    initiationTimestamp: outsideMoment,
    disconnectTimestamp: outsideMoment,
    customerEndpoint: z.nullish(z.object({ address: outsideText })),
    queue: z.nullish(z.object({ arn: outsideText, enqueueTimestamp: outsideMoment })),
    lastUpdateTimestamp: outsideMoment,
    disconnectReason: outsideText,
    /** As the region's flows and its own outgoing calls set them. */
    attributes: z.nullish(
      z.object({
        regionCode: outsideText,
        /** Of a call that the centre made: why. */
        purpose: outsideText,
        callBackId: outsideText,
        /** `promised`: the caller was told that the centre calls back. */
        callBack: outsideText,
        unableToSpeak: outsideText,
        /** `later`: moved back in the queue. `first`: that was left out, as the caller pressed a key. */
        queueOrder: outsideText,
        /** `true`: held before the queue, as the number had an operator on another line. */
        waitedForOwnLine: outsideText,
        putFirst: outsideText,
        surveyScore: outsideText,
      }),
    ),
    agent: z.nullish(
      z.object({
        arn: outsideText,
        username: outsideText,
        connectedToAgentTimestamp: outsideMoment,
        /** Unit: seconds. */
        agentInteractionDuration: outsideCount,
        customerHoldDuration: outsideCount,
        afterContactWorkDuration: outsideCount,
        /** When the agent's side of the talk was over. */
        afterContactWorkStartTimestamp: outsideMoment,
      }),
    ),
    /** Set when the call went on to a telephone outside, such as the overflow number. */
    transferredToEndpoint: z.nullish(z.object({ address: outsideText })),
    /** When that telephone was put through. */
    transferCompletedTimestamp: outsideMoment,
    /** Unit: seconds, whole. */
    externalThirdParty: z.nullish(
      z.object({ externalThirdPartyInteractionDuration: outsideCount }),
    ),
    recordings: z.nullish(
      z.array(z.object({ location: outsideText, status: outsideText, type: outsideText })),
    ),
  }),
);
export type ContactRecord = z.infer<typeof contactRecord>;

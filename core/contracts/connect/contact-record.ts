import * as z from "zod/mini";
import { inOneSpelling, outsideMoment, outsideText } from "./outside.ts";

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
    /** As the region's flow sets them. */
    attributes: z.nullish(z.object({ regionCode: outsideText })),
    agent: z.nullish(
      z.object({
        arn: outsideText,
        username: outsideText,
        connectedToAgentTimestamp: outsideMoment,
      }),
    ),
    /** Set when the call went on to a telephone outside, such as the overflow number. */
    transferredToEndpoint: z.nullish(z.object({ address: outsideText })),
    recordings: z.nullish(
      z.array(z.object({ location: outsideText, status: outsideText, type: outsideText })),
    ),
  }),
);
export type ContactRecord = z.infer<typeof contactRecord>;

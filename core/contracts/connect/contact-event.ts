import * as z from "zod/mini";
import { inOneSpelling, outsideMoment, outsideText } from "./outside.ts";

/**
 * "Amazon Connect Contact Event" on EventBridge: best effort, unordered, may come late or never.
 * Both published spellings of the field names are read.
 */
export const contactEvent = z.pipe(
  z.pipe(z.unknown(), z.transform(inOneSpelling)),
  z.object({
    /** Moment of the event when the detail has none of its own. */
    time: outsideMoment,
    detail: z.object({
      eventType: z.string(),
      contactId: z.string().check(z.minLength(1), z.maxLength(64)),
      initialContactId: outsideText,
      initiationMethod: outsideText,
      initiationTimestamp: outsideMoment,
      connectedToSystemTimestamp: outsideMoment,
      disconnectTimestamp: outsideMoment,
      /** In newer payloads only. */
      disconnectReason: outsideText,
      queueInfo: z.nullish(z.object({ queueArn: outsideText, enqueueTimestamp: outsideMoment })),
      agentInfo: z.nullish(
        z.object({ agentArn: outsideText, connectedToAgentTimestamp: outsideMoment }),
      ),
    }),
  }),
);
export type ContactEvent = z.infer<typeof contactEvent>;

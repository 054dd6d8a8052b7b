import * as z from "zod/mini";

/** Delivery event of AWS End User Messaging SMS (configuration set → topic). */
export const smsDeliveryEvent = z.object({
  /** `TEXT_DELIVERED`, `TEXT_BLOCKED`, `TEXT_UNREACHABLE` … */
  eventType: z.string().check(z.regex(/^TEXT_/)),
  /** Unit: ms since 1970. */
  eventTimestamp: z.optional(z.number()),
  isFinal: z.optional(z.boolean()),
  /** What we sent along: `{ receipt: "<serial>:<ordinal>:<seq>:<contactId>" }`. */
  context: z.optional(z.record(z.string(), z.string())),
});
export type SmsDeliveryEvent = z.infer<typeof smsDeliveryEvent>;

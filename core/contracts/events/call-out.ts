import * as z from "zod/mini";
import { outgoingPurposes } from "../../domain/call/telephony.ts";

/** `call.out.v1`: a call that the centre is to make; waits in the contact region's queue until a line is free. */
export const callOut = z.strictObject({
  type: z.literal("call.out.v1"),
  /** The same request rings once. */
  requestId: z.string().check(z.minLength(8), z.maxLength(64)),
  purpose: z.enum(outgoingPurposes),
  /** E.164; absent for a call-back, whose number is read from the sealed item when it is dialled. */
  to: z.exactOptional(z.string().check(z.regex(/^\+\d{4,15}$/))),
  /** For a call-back: the call whose number is dialled. */
  callId: z.exactOptional(z.string()),
  attributes: z.record(z.string(), z.string().check(z.maxLength(300))),
  /** Given up after this moment: what it was for is over. */
  until: z.iso.datetime(),
});
export type CallOut = z.infer<typeof callOut>;

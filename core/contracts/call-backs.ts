import * as z from "zod/mini";
import { callBackView } from "./board.ts";

/** Path parameter of a call-back row: the first 24 hexadecimal digits of the number's keyed hash. */
export const callBackId = z.string().check(z.regex(/^[0-9a-f]{24}$/));

/** The centre is to ring this number; the line is dialled as soon as one is free. The same request rings once. */
export const dialCallBackRequest = z.strictObject({
  requestId: z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
});
export type DialCallBackRequest = z.infer<typeof dialCallBackRequest>;

/**
 * A person ends the row: nobody need call any more, or he has reached the caller another way. `not-reached` ends nothing:
 * our call met a voicemail, a wrong person or nobody, and the number waits again.
 */
export const endCallBackRequest = z.strictObject({
  reason: z.enum(["withdrawn", "reached", "not-reached"]),
  /** Why; kept sealed, shown to nobody on the board. */
  note: z.string().check(z.maxLength(500)),
});
export type EndCallBackRequest = z.infer<typeof endCallBackRequest>;

export const callBackResponse = z.object({ callBack: callBackView });

import * as z from "zod/mini";

/** `POST /calls/{callId}/transfer` */
export const transferCallRequest = z.strictObject({
  /** One of the region's quick connects. */
  to: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/)),
});

export const transferCallResponse = z.object({
  callId: z.string(),
  /** Whose telephone rings. */
  label: z.string(),
});

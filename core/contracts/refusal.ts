import * as z from "zod/mini";

/** Every refusal that crosses the HTTP boundary: a stable code, and its HTTP status. */
export const refusalStatus = {
  "invalid-json": 400,
  "invalid-request": 400,
  "wrong-content-type": 415,
  "report-too-long": 413,
  "unknown-place": 422,
  "unknown-agency": 422,
  unauthenticated: 401,
  "wrong-region": 403,
  "wrong-role": 403,
  "unknown-region": 404,
  "unknown-case": 404,
  "unknown-call": 404,
  "unknown-dispatch": 404,
  "unknown-setting": 404,
  "link-forged": 403,
  "link-expired": 410,
  "link-wrong-act": 403,
  "sender-not-listed": 403,
  "illegal-transition": 409,
  "case-closed": 409,
  "nothing-changed": 409,
  "already-dispatched": 409,
  "concurrent-change": 409,
  "open-dispatches": 409,
  "too-many-dispatches": 409,
  "unread-change": 409,
  "signature-unknown": 401,
  "transfer-in-workspace": 409,
  "unknown-quick-connect": 422,
  "call-not-on-line": 409,
  "not-your-call": 403,
  "no-line-free": 409,
  "telephone-silent": 502,
  "unknown-call-back": 404,
  "call-back-ended": 409,
  "already-dialling": 409,
} as const;
export type RefusalCode = keyof typeof refusalStatus;

/** `{ refusal: { code, message } }`: code for machines, message in Indonesian for people. */
export const refusalResponse = z.object({
  refusal: z.object({ code: z.string(), message: z.string(), facts: z.optional(z.unknown()) }),
});

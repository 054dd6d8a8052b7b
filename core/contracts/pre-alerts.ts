import * as z from "zod/mini";
import { kinds } from "../domain/case/kind.ts";
import { preAlertStates } from "../domain/dispatch/pre-alert.ts";
import { instant } from "./instant.ts";
import { agencyId } from "./living.ts";

export const preAlertView = z.object({
  agencyId: z.string(),
  kind: z.enum(kinds),
  state: z.enum(preAlertStates),
  at: instant,
  endedAt: z.exactOptional(instant),
  by: z.string(),
});

/** `POST /calls/{callId}/pre-alerts`: *bersiap* to one agency, once; or taken back. Answers the call. */
export const preAlertRequest = z.strictObject({
  agencyId,
  kind: z.enum(kinds),
  /** Absent: sends; true: takes back what was sent. */
  withdraw: z.exactOptional(z.literal(true)),
  /** The page asks by itself, for a kind that the region names; refused for any other kind. */
  automatic: z.exactOptional(z.literal(true)),
});
export type PreAlertRequest = z.infer<typeof preAlertRequest>;

import * as z from "zod/mini";
import { callView, informedWays } from "./board.ts";
import { caseHead } from "./cases.ts";

/**
 * `POST /cases/{serial}/reports`: another caller, or another case, tells of the same spot. One action, reversible:
 * `POST /cases/{serial}/separations` takes it apart again, and a joined case is open as before.
 */
export const joinReportRequest = z.union([
  z.strictObject({ callId: z.string().check(z.maxLength(64)) }),
  /** A case of its own with nobody at work on it; it is closed as a duplicate. */
  z.strictObject({ caseSerial: z.int().check(z.positive()) }),
]);
export type JoinReportRequest = z.infer<typeof joinReportRequest>;

export const joinReportResponse = z.object({
  /** The case that the report is joined to, or was taken off. */
  case: caseHead,
  /** The other case, where one was joined. */
  other: z.exactOptional(caseHead),
  call: z.exactOptional(callView),
  informed: z.exactOptional(z.enum(informedWays)),
  /** Indonesian, for the operator to say to the caller. */
  say: z.exactOptional(z.string()),
});

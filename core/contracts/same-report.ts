import * as z from "zod/mini";
import { callView } from "./board.ts";
import { caseHead } from "./cases.ts";
import { instant } from "./instant.ts";

/** `POST /cases/{serial}/reports`: another caller, or another case, tells of the same spot. One action, reversible. */
export const joinReportRequest = z.union([
  z.strictObject({ callId: z.string().check(z.maxLength(64)) }),
  /** A case of its own with nobody at work on it; it is closed as a duplicate. */
  z.strictObject({ caseSerial: z.int().check(z.positive()) }),
]);
export type JoinReportRequest = z.infer<typeof joinReportRequest>;

/** `POST /cases/{serial}/separations`: takes a joined report apart again; a joined case is open as before. */
export const separateReportRequest = joinReportRequest;

/** How the joined caller learns that help is on its way. */
export const informedWays = ["by-operator", "sms", "do-not-contact", "no-number"] as const;

export const joinedReport = z.object({
  callId: z.exactOptional(z.string()),
  caseSerial: z.exactOptional(z.int()),
  at: instant,
  by: z.string(),
  informed: z.enum(informedWays),
});

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

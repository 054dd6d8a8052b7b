import type { CentreAlarm } from "../../core/domain/centre/watch.ts";
import { errorFacts, log } from "../shared/log.ts";
import { countedLines, logPassedOver } from "../shared/log-lines.ts";

const lineOf: Readonly<Record<CentreAlarm, string>> = {
  "nobody-ready": countedLines.nobodyReady,
  "roster-not-met": countedLines.rosterNotMet,
  "on-call-empty": countedLines.onCallEmpty,
  "overflow-unconfirmed": countedLines.overflowUnconfirmed,
  "operators-silent": countedLines.operatorsSilent,
};

/** An alarm counts the line. */
export function logCentreAlarm(
  alarm: CentreAlarm,
  facts: Readonly<Record<string, string | number>>,
): void {
  log.error(lineOf[alarm], { ...facts });
}

export function logStaffFault(
  outcome: "retry" | "passed-over" | "act-failed",
  error: unknown,
): void {
  if (outcome === "passed-over") logPassedOver("agent-event", error);
  else log.error(`agent event: ${outcome}`, errorFacts(error));
}

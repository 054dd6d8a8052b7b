import type { Shipped } from "../../core/usecases/ship-cases.ts";
import type { DaysShipped } from "../../core/usecases/ship-days.ts";
import { log } from "../shared/log.ts";
import { countedLines } from "../shared/log-lines.ts";

/** A rejected case needs a person: an alarm counts this line. Everything else is tried again by itself. */
export function logShipped(serial: number, shipped: Shipped): void {
  if (shipped.result === "rejected") log.error(countedLines.rejectedCase, { serial, ...shipped });
  else log.info("shipped", { serial, ...shipped });
}

/** A refused day needs a person too; one that found the centre away is tried again by itself. */
export function logSweep(outcome: { readonly returned: number } & DaysShipped): void {
  for (const day of outcome.refused) log.error(countedLines.rejectedDay, { ...day });
  for (const day of outcome.unreconciled ?? []) log.error(countedLines.unreconciledDay, { ...day });
  if (outcome.stopped !== undefined) log.warn("day not accepted", { ...outcome });
  else if (outcome.returned > 0 || outcome.accepted.length > 0)
    log.info("ship sweep", { ...outcome });
}

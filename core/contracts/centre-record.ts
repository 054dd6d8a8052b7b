import * as z from "zod/mini";
import type { CentreState } from "../domain/centre/centre.ts";
import { type CentreRecord, centreAlarms } from "../domain/centre/watch.ts";
import { centreView } from "./board.ts";
import { instant } from "./instant.ts";

const miss = z.object({ contactId: z.string(), at: instant });

const trail = z.object({
  toldAt: instant,
  misses: z.array(miss),
  clearedAt: z.exactOptional(instant),
  supervisor: z.exactOptional(z.boolean()),
  silent: z.exactOptional(z.boolean()),
});

const step = z.object({
  key: z.string(),
  channel: z.enum(["whatsapp", "sms", "call"]),
  contactId: z.string(),
  at: instant,
  doneAt: z.exactOptional(instant),
});

const alert = z.object({
  since: instant,
  steps: z.array(step),
  calmSince: z.exactOptional(instant),
  answered: z.exactOptional(z.object({ by: z.string(), at: instant })),
});

const record = z.object({
  state: centreView,
  trails: z.record(z.string(), trail),
  begun: z.boolean(),
  shortSince: z.exactOptional(instant),
  alert: z.exactOptional(alert),
  diverted: z.exactOptional(z.array(z.string())),
  overflowLeft: z.exactOptional(z.array(z.string())),
  ringing: z.array(z.enum(centreAlarms)),
  wakeAt: z.exactOptional(instant),
});

/** The centre as the table holds it, without the keys beside it; throws on anything else. */
export function parseCentreRecord(item: unknown): CentreRecord {
  return record.parse(item);
}

/** What of it the desks show; throws on anything that is not the centre's item. */
export function parseCentreState(item: unknown): CentreState {
  return z.object({ state: centreView }).parse(item).state;
}

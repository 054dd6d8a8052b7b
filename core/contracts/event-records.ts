import * as z from "zod/mini";
import type { Join } from "../domain/duplicate/join.ts";
import type { EmergencyEvent } from "../domain/event/event.ts";
import type { RekapState } from "../domain/event/rekap.ts";
import { informedWays } from "./board.ts";
import { caseHead } from "./cases.ts";
import { eventView } from "./events.ts";
import { instant } from "./instant.ts";

/** An event as the table holds it, without the keys beside it; throws on anything else. */
export function parseEvent(item: unknown): EmergencyEvent {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return eventView.parse(item) as EmergencyEvent;
}

const joinItem = z.object({
  callId: z.exactOptional(z.string()),
  caseSerial: z.exactOptional(z.int()),
  at: instant,
  by: z.string(),
  informed: z.enum(informedWays),
  toldAt: z.exactOptional(instant),
  callers: z.int(),
  before: z.exactOptional(caseHead),
});

/** A joined report as it lies with its case; throws on anything else. */
export function parseJoin(item: unknown): Join {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return joinItem.parse(item) as Join;
}

const rekapItem = z.object({
  eventSerial: z.int(),
  agencyId: z.string(),
  singles: z.record(z.string(), instant),
  held: z.array(z.string()),
  dueAt: z.exactOptional(instant),
  lastAt: z.exactOptional(instant),
  lists: z.int(),
  turnAt: z.exactOptional(instant),
  rung: z.exactOptional(z.record(z.string(), z.object({ at: instant, nth: z.int() }))),
  told: z.exactOptional(
    z.record(z.string(), z.object({ at: instant, covers: z.array(z.string()) })),
  ),
  listed: z.exactOptional(z.array(z.string())),
  asTask: z.exactOptional(z.array(z.string())),
  version: z.int(),
});

/** An agency's list of an event; throws on anything else. */
export function parseRekap(item: unknown): RekapState {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return rekapItem.parse(item) as RekapState;
}

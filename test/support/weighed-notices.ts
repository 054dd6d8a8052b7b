import { type EventNotice, emptyRekap } from "../../core/domain/event/rekap.ts";
import { secondsAfter } from "../../core/domain/shared/time.ts";
import { at } from "./builders.ts";

export const start = at("08:00:00");
/** So many seconds after the start. */
export const moment = (seconds: number) => secondsAfter(start, seconds);
/** A first notice that nobody's life hangs on. */
export const notice = (reference: string, changes: Partial<EventNotice> = {}): EventNotice => ({
  reference,
  type: "first",
  priority: "P2",
  isBackup: false,
  ...changes,
});
/** Nothing has been sent yet. */
export const none = emptyRekap(3, "bpbd");

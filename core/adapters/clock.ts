import { instantOf } from "../domain/shared/time.ts";
import type { Clock } from "../usecases/ports.ts";

/** The machine's own clock: the only place under core/ that reads it. */
export const systemClock: Clock = { now: () => instantOf(Date.now()) };

import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { VirtualClock } from "./clock.ts";
import { replaceFile } from "./kept-file.ts";

const fileName = "clock.json";

/** How often the moment is kept. Unit: ms of real time. Chosen. */
const keepEveryMs = 500;

/** Nothing ran before this moment. */
const earliest = Date.UTC(2026, 0, 1);

/** Nobody moves the clock further ahead than this. Unit: ms. Chosen: some 20 years. */
const furthestMs = 20 * 366 * 86_400_000;

/**
 * The clock goes on where it stood, so that nothing due lies in a past that never was.
 * A file that cannot be read, or that names a moment nobody can have reached, leaves it at real time.
 *
 * @param dataDir undefined: nothing is kept.
 */
export function restoredClock(dataDir: string | undefined): VirtualClock {
  const clock = new VirtualClock();
  if (dataDir === undefined) return clock;
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, fileName);
  const kept = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  const moment = /^\d+$/.test(kept) ? Number(kept) : 0;
  if (moment >= earliest && moment <= clock.now() + furthestMs) clock.startAt(moment);
  return clock;
}

/** Keeps the clock's moment from now on. @returns the way to stop it. */
export function keepTime(clock: VirtualClock, dataDir: string | undefined): () => void {
  if (dataDir === undefined) return () => {};
  const file = join(dataDir, fileName);
  const keeping = setInterval(() => replaceFile(file, JSON.stringify(clock.now())), keepEveryMs);
  return () => clearInterval(keeping);
}

import type { VirtualClock } from "../clock.ts";

/**
 * Waits on the local clock. Until then it is no work; what the waiting code begins at once
 * afterwards is begun before the clock can step on.
 */
export function pause(clock: VirtualClock, ms: number): Promise<void> {
  return new Promise((done) => {
    clock.after(ms, () => {
      const end = clock.begin();
      done();
      setImmediate(end);
    });
  });
}

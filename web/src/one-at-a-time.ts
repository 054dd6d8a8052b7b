/** Starts `work`; when it is asked for while it runs, it runs once more afterwards. `work` must not throw. */
export function oneAtATime(work: () => Promise<void>): () => void {
  const state: { running: boolean; again: boolean } = { running: false, again: false };
  const run = async () => {
    state.running = true;
    do {
      state.again = false;
      await work();
    } while (state.again);
    state.running = false;
  };
  return () => {
    state.again = true;
    if (!state.running) void run();
  };
}

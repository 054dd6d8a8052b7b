/** Lets work on the same keys wait for each other, and work on other keys pass. */
export class KeyLock {
  readonly #tails = new Map<string, Promise<void>>();

  /** Runs `work` while nobody else works on any of `keys`. All keys are queued for at once: no deadlock. */
  async run<T>(keys: Iterable<string>, work: () => Promise<T>): Promise<T> {
    const wanted = new Set(keys);
    const ahead = [...wanted].map((key) => this.#tails.get(key));
    const { promise, resolve } = Promise.withResolvers<void>();
    for (const key of wanted) this.#tails.set(key, promise);
    await Promise.all(ahead);
    try {
      return await work();
    } finally {
      for (const key of wanted) {
        if (this.#tails.get(key) === promise) this.#tails.delete(key);
      }
      resolve();
    }
  }
}

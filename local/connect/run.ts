import type { CancelTimer, VirtualClock } from "../clock.ts";

/** The caller has hung up or somebody has answered: the flow ends where it is. */
export class FlowStopped extends Error {
  override readonly name = "FlowStopped";
}

/**
 * One flow under way on the system's clock: it counts as work except while it waits for time to pass,
 * so that moving the clock steps through it.
 */
export class Run {
  readonly #clock: VirtualClock;
  #endWork: () => void;
  readonly #stopping = new AbortController();
  #wake: (() => void) | undefined;
  /** Set while a block listens for a key. */
  #hear: ((key: string) => void) | undefined;
  /** Called each time that a block begins to listen for a key. */
  onListening: (() => void) | undefined;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
    this.#endWork = clock.begin();
  }

  /**
   * Waits for `ms` of the clock or until {@link wake}.
   * @throws FlowStopped when the run was stopped before or meanwhile.
   */
  pause(ms: number): Promise<void> {
    return this.#rest((goOn) => this.#clock.after(ms, goOn));
  }

  /**
   * Waits until {@link wake}, however long.
   * @throws FlowStopped when the run was stopped before or meanwhile.
   */
  untilWoken(): Promise<void> {
    return this.#rest(() => () => undefined);
  }

  get listening(): boolean {
    return this.#hear !== undefined;
  }

  /**
   * Listens for one key of the caller's telephone.
   *
   * @returns the key (`0` to `9`, `*`, `#`), or undefined when none was pressed within `limitMs`
   * @throws FlowStopped when the run was stopped before or meanwhile.
   */
  async nextKey(limitMs: number): Promise<string | undefined> {
    let heard: string | undefined;
    this.#hear = (key) => {
      heard = key;
      this.#hear = undefined;
      this.#wake?.();
    };
    this.onListening?.();
    try {
      await this.pause(limitMs);
    } finally {
      this.#hear = undefined;
    }
    return heard;
  }

  /** A key of the caller's telephone; one that no block listens for is lost, as on a real line. */
  press(key: string): void {
    this.#hear?.(key);
  }

  async #rest(arm: (goOn: () => void) => CancelTimer): Promise<void> {
    this.check();
    await new Promise<void>((done) => {
      const goOn = () => {
        cancel();
        this.#wake = undefined;
        this.#endWork = this.#clock.begin();
        done();
      };
      const cancel = arm(goOn);
      this.#wake = goOn;
      this.#endWork();
    });
    this.check();
  }

  /** @throws FlowStopped when the run was stopped. */
  check(): void {
    if (this.#stopping.signal.aborted) throw new FlowStopped();
  }

  /** Ends the present pause before its time. */
  wake(): void {
    this.#wake?.();
  }

  stop(): void {
    this.#stopping.abort();
    this.#wake?.();
  }

  /** To be called once, when the flow has ended in whatever way. */
  finish(): void {
    this.#endWork();
  }
}

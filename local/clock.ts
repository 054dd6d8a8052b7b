/** Stops a timer that has not fired yet. */
export type CancelTimer = () => void;

type Timer = { readonly dueAt: number; readonly order: number; readonly run: () => void };

/** Real time may pass this long in one go before the clock looks at its timers again. Unit: ms. */
const lookEveryMs = 25;

/**
 * The one clock of the local system. It runs at real speed and can be moved forward; whatever falls
 * due on the way happens in order, and each step waits until the system has nothing left to do.
 *
 * Handlers see the same time: their worker threads read {@link sharedOffset}.
 */
export class VirtualClock {
  /** One 64-bit integer: ms to add to the real clock. Shared with worker threads. */
  readonly sharedOffset = new SharedArrayBuffer(8);
  readonly #offset = new BigInt64Array(this.sharedOffset);
  readonly #timers = new Set<Timer>();
  readonly #realNow: () => number;
  #order = 0;
  #working = 0;
  #whenIdle: (() => void)[] = [];
  #heartbeat: NodeJS.Timeout | undefined;
  #advancing: Promise<void> = Promise.resolve();
  #pace: "real-time" | "steps" = "real-time";

  constructor(realNow: () => number = Date.now) {
    this.#realNow = realNow;
  }

  /** @returns ms since 1970, as the local system sees it. */
  now(): number {
    return this.#realNow() + Number(Atomics.load(this.#offset, 0));
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }

  /** Goes on where an earlier run stopped: never back behind `moment` (ms since 1970), nothing fires on the way. */
  startAt(moment: number): void {
    if (Number.isFinite(moment)) this.#moveTo(moment);
  }

  /**
   * Runs `run` once the clock shows `dueAt` (ms since 1970) or later.
   * @throws RangeError when `dueAt` is no moment: such a timer would stop all others
   */
  at(dueAt: number, run: () => void): CancelTimer {
    if (!Number.isFinite(dueAt)) throw new RangeError(`no moment to set a timer for: ${dueAt}`);
    const timer: Timer = { dueAt, order: this.#order++, run };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** Runs `run` after `ms` of the clock's own time. */
  after(ms: number, run: () => void): CancelTimer {
    return this.at(this.now() + ms, run);
  }

  /** A promise that settles after `ms` of the clock's own time. */
  sleep(ms: number): Promise<void> {
    return new Promise((done) => {
      this.after(ms, done);
    });
  }

  /**
   * Marks the start of work that must end before the clock may step to the next due moment
   * (an invocation, a message waiting for a consumer, a stream record).
   * @returns a function that marks its end; calling it twice is harmless.
   */
  begin(): () => void {
    this.#working++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#working--;
      if (this.#working === 0) setImmediate(() => this.#announceIdle());
    };
  }

  #announceIdle(): void {
    if (this.#working > 0) return;
    const waiting = this.#whenIdle;
    this.#whenIdle = [];
    for (const settle of waiting) settle();
  }

  /** Settles when no work is under way any more. */
  idle(): Promise<void> {
    return new Promise((done) => {
      this.#whenIdle.push(done);
      setImmediate(() => this.#announceIdle());
    });
  }

  /** Starts firing timers in real time. */
  start(): void {
    this.#heartbeat ??= setInterval(() => {
      if (this.#pace === "real-time") this.#fireDue(this.now());
    }, lookEveryMs);
  }

  stop(): void {
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
    this.#timers.clear();
  }

  /**
   * Moves the clock forward by `ms`; calls made meanwhile wait their turn.
   * @throws RangeError for a step that is not a number of ms or goes back; what a timer throws
   */
  advance(ms: number): Promise<void> {
    if (!Number.isFinite(ms) || ms < 0) {
      return Promise.reject(new RangeError(`the clock cannot be moved by ${ms} ms`));
    }
    const step = this.#advancing.then(() => this.#stepTo(this.now() + ms));
    // A timer that throws fails this call alone, not every later one.
    this.#advancing = step.catch(() => undefined);
    return step;
  }

  async #stepTo(target: number): Promise<void> {
    this.#pace = "steps";
    try {
      await this.idle();
      for (;;) {
        const next = this.#earliest();
        if (next === undefined || next.dueAt > target) break;
        this.#moveTo(next.dueAt);
        this.#fireDue(next.dueAt);
        await this.idle();
      }
      this.#moveTo(target);
    } finally {
      this.#pace = "real-time";
    }
  }

  #moveTo(moment: number): void {
    const behind = moment - this.now();
    if (behind > 0) Atomics.add(this.#offset, 0, BigInt(Math.ceil(behind)));
  }

  #earliest(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (first === undefined || isBefore(timer, first)) first = timer;
    }
    return first;
  }

  #fireDue(moment: number): void {
    const due = [...this.#timers].filter((timer) => timer.dueAt <= moment);
    due.sort((a, b) => (isBefore(a, b) ? -1 : 1));
    for (const timer of due) {
      if (this.#timers.delete(timer)) timer.run();
    }
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);
}

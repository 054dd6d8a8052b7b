import {
  ExecutionEnvironment,
  type FunctionSettings,
  type Outcome,
} from "./execution-environment.ts";

/** Limits that all functions of the local system share. */
export type PoolLimits = {
  /** Environments of one function at once. */
  readonly environmentsPerFunction: number;
  /** Environments of all functions; beyond it the longest idle one is ended. */
  readonly environments: number;
  /** Real time after which an idle environment is ended. Unit: seconds. */
  readonly idleSeconds: number;
};

export const usualLimits: PoolLimits = {
  environmentsPerFunction: 4, // chosen, not measured: 2 cores
  // About 30 MB each. Five regions have 20 functions that run every minute: with fewer, each would begin anew each time.
  environments: 28,
  idleSeconds: 15,
};

type Job = {
  readonly requestId: string;
  readonly event: string;
  readonly done: (outcome: Outcome) => void;
};
type Seat = {
  readonly environment: ExecutionEnvironment;
  readonly pool: FunctionPool;
  busy: boolean;
  /** Real time since which it is idle. */
  idleSince: number;
  idleTimer?: NodeJS.Timeout | undefined;
};

/** A busy or starting environment usually comes free sooner than another one has started. Unit: real ms. */
const patienceMs = 150;

const endingError = {
  errorType: "Runtime.ExitError",
  errorMessage: "the local system is ending",
};

/** All environments that live, of every function: memory is one machine's. */
export class EnvironmentBudget {
  readonly limits: PoolLimits;
  readonly #seats = new Set<Seat>();

  constructor(limits: PoolLimits) {
    this.limits = limits;
  }

  add(seat: Seat): void {
    this.#seats.add(seat);
    if (this.#seats.size <= this.limits.environments) return;
    const idle = [...this.#seats].filter(({ busy }) => !busy);
    idle.sort((a, b) => a.idleSince - b.idleSince);
    const oldest = idle[0];
    if (oldest !== undefined) oldest.pool.retire(oldest);
  }

  remove(seat: Seat): void {
    this.#seats.delete(seat);
  }

  get size(): number {
    return this.#seats.size;
  }
}

/** The environments of one function, started on demand, and the events that wait for one. */
export class FunctionPool {
  readonly settings: FunctionSettings;
  readonly #budget: EnvironmentBudget;
  readonly #clockOffset: SharedArrayBuffer;
  readonly #onLog: (text: string) => void;
  readonly #seats = new Set<Seat>();
  readonly #queue: Job[] = [];
  #patience: NodeJS.Timeout | undefined;
  readonly #closing = new AbortController();
  /** Heap in use after the last call. Unit: bytes. */
  heapBytes = 0;

  constructor(
    settings: FunctionSettings,
    budget: EnvironmentBudget,
    clockOffset: SharedArrayBuffer,
    onLog: (text: string) => void,
  ) {
    this.settings = settings;
    this.#budget = budget;
    this.#clockOffset = clockOffset;
    this.#onLog = onLog;
  }

  get environments(): number {
    return this.#seats.size;
  }

  run(requestId: string, event: string): Promise<Outcome> {
    if (this.#closing.signal.aborted) return Promise.resolve({ ok: false, error: endingError });
    return new Promise((done) => {
      this.#queue.push({ requestId, event, done });
      this.#serve();
    });
  }

  close(): void {
    this.#closing.abort();
    clearTimeout(this.#patience);
    for (const seat of this.#seats) this.retire(seat);
    for (const job of this.#queue.splice(0)) job.done({ ok: false, error: endingError });
  }

  /** Ends one environment. */
  retire(seat: Seat): void {
    clearTimeout(seat.idleTimer);
    this.#seats.delete(seat);
    this.#budget.remove(seat);
    seat.environment.end();
  }

  #serve(): void {
    const idle = [...this.#seats].find(({ busy }) => !busy);
    const seat = idle ?? (this.#seats.size === 0 ? this.#open() : undefined);
    if (seat === undefined) {
      this.#openSoon();
      return;
    }
    const job = this.#queue.shift();
    if (job !== undefined) void this.#occupy(seat, job);
  }

  #openSoon(): void {
    if (this.#patience !== undefined) return;
    this.#patience = setTimeout(() => {
      this.#patience = undefined;
      if (this.#closing.signal.aborted || this.#queue.length === 0 || !this.#mayGrow()) return;
      const job = this.#queue.shift();
      if (job !== undefined) void this.#occupy(this.#open(), job);
      if (this.#queue.length > 0) this.#openSoon();
    }, patienceMs);
  }

  #mayGrow(): boolean {
    const most = this.#budget.limits.environmentsPerFunction;
    return this.#seats.size < Math.min(most, this.settings.reservedConcurrency ?? most);
  }

  async #occupy(seat: Seat, job: Job): Promise<void> {
    seat.busy = true;
    clearTimeout(seat.idleTimer);
    const outcome = await seat.environment.run(job);
    seat.busy = false;
    this.#rest(seat);
    job.done(outcome);
    if (this.#queue.length > 0) this.#serve();
  }

  /** What timed out, crashed or never started gets no further event. */
  #rest(seat: Seat): void {
    if (!this.#seats.has(seat)) return;
    if (!seat.environment.alive) {
      this.retire(seat);
      return;
    }
    seat.idleSince = performance.now();
    seat.idleTimer = setTimeout(() => this.retire(seat), this.#budget.limits.idleSeconds * 1000);
    seat.idleTimer.unref();
  }

  #open(): Seat {
    const gone = (): void => {
      this.#seats.delete(seat);
      this.#budget.remove(seat);
      if (this.#queue.length > 0) this.#serve();
    };
    const environment = new ExecutionEnvironment(this.settings, this.#clockOffset, {
      onLog: this.#onLog,
      onHeap: (bytes) => {
        this.heapBytes = bytes;
      },
      onGone: gone,
    });
    const seat: Seat = { environment, pool: this, busy: true, idleSince: performance.now() };
    this.#seats.add(seat);
    this.#budget.add(seat);
    return seat;
  }
}

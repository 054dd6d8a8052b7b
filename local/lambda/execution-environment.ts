import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { Worker } from "node:worker_threads";
import type { LambdaError, WorkerJob, WorkerReport, WorkerStart } from "./worker-messages.ts";

export type FunctionSettings = {
  readonly name: string;
  readonly arn: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly region: string;
  /** The bundle's folder. */
  readonly folder: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  /** Folder for compiled code; without it every start compiles the bundle again. */
  readonly codeCache?: string;
  readonly timeoutSeconds: number;
  /** Environments at once; undefined: as many as the local system grants. */
  readonly reservedConcurrency: number | undefined;
};

/** How an invocation ended. `result` is JSON, undefined when the handler gave none. */
export type Outcome =
  | { readonly ok: true; readonly result: string | undefined }
  | { readonly ok: false; readonly error: LambdaError };

/** What an environment tells its function. */
export type EnvironmentListener = {
  readonly onLog: (text: string) => void;
  /** Heap in use after a call. Unit: bytes. */
  readonly onHeap: (bytes: number) => void;
  /** The thread is gone, whatever ended it. */
  readonly onGone: () => void;
};

type Initialized = { readonly ok: true } | { readonly ok: false; readonly error: LambdaError };
type Waiting = { readonly requestId: string; readonly settle: (outcome: Outcome) => void };

/** Lambda gives the code outside the handler ten seconds, apart from the function's time-out. */
const initSeconds = 10;

/** Left to itself V8 grows it further: measured, 16 threads then take about 80 MB more. */
const youngGenerationMb = 8;

const workerUrl = workerProgram();

/**
 * A thread that Node starts from a `.ts` file strips its types each time, which doubles the start: they
 * are stripped once, here. Node calls that experimental and would say so on every start of the system.
 */
function workerProgram(): URL {
  const source = readFileSync(new URL("./worker.ts", import.meta.url), "utf8");
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    // The name in stack traces, which would otherwise show the whole program.
    const program = `${stripTypeScriptTypes(source)}\n//# sourceURL=lambda-worker`;
    return new URL(`data:text/javascript;base64,${Buffer.from(program).toString("base64")}`);
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** One execution environment: a worker thread with the bundle loaded, for one event at a time. */
export class ExecutionEnvironment {
  readonly #settings: FunctionSettings;
  readonly #worker: Worker;
  readonly #listener: EnvironmentListener;
  readonly #initialized: Promise<Initialized>;
  #settleInit: (result: Initialized) => void = () => {};
  #waiting: Waiting | undefined;
  #ending: LambdaError | undefined;

  constructor(
    settings: FunctionSettings,
    clockOffset: SharedArrayBuffer,
    listener: EnvironmentListener,
  ) {
    this.#settings = settings;
    this.#listener = listener;
    const start: WorkerStart = {
      folder: settings.folder,
      handler: settings.handler,
      functionName: settings.name,
      memoryMb: settings.memoryMb,
      codeCache: settings.codeCache,
      clockOffset,
    };
    this.#worker = new Worker(workerUrl, {
      workerData: start,
      env: { ...settings.environment },
      execArgv: [],
      resourceLimits: {
        maxOldGenerationSizeMb: settings.memoryMb,
        maxYoungGenerationSizeMb: youngGenerationMb,
      },
    });
    this.#initialized = new Promise((settle) => {
      this.#settleInit = settle;
    });
    this.#worker.on("message", (message: WorkerReport) => this.#receive(message));
    this.#worker.on("error", (error) => this.#break(crashOf(error)));
    this.#worker.on("exit", (code) => this.#gone(code));
  }

  /** False from the moment at which it can take no more events. */
  get alive(): boolean {
    return this.#ending === undefined;
  }

  /** Runs one event. The start of the thread does not count against the function's time-out. */
  async run(job: { requestId: string; event: string }): Promise<Outcome> {
    const initialized = await this.#whenInitialized();
    if (!initialized.ok) {
      this.end(initialized.error);
      return initialized;
    }
    if (this.#ending !== undefined) return { ok: false, error: this.#ending };
    return this.#runWarm(job);
  }

  /** Ends the thread; a call that it still runs fails with `error`. */
  end(error: LambdaError = exitError("the environment was ended")): void {
    this.#break(error);
    void this.#worker.terminate();
  }

  async #whenInitialized(): Promise<Initialized> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Initialized>((settle) => {
      const errorMessage = `Init Duration: ${initSeconds}.00 s Phase: init Status: timeout`;
      timer = setTimeout(() => {
        settle({ ok: false, error: { errorType: "Sandbox.Timedout", errorMessage } });
      }, initSeconds * 1000);
    });
    const result = await Promise.race([this.#initialized, late]);
    clearTimeout(timer);
    return result;
  }

  #runWarm({ requestId, event }: { requestId: string; event: string }): Promise<Outcome> {
    const seconds = this.#settings.timeoutSeconds;
    return new Promise((done) => {
      const timer = setTimeout(() => {
        const errorMessage = `${requestId} Task timed out after ${seconds.toFixed(2)} seconds`;
        this.end({ errorType: "Sandbox.Timedout", errorMessage });
      }, seconds * 1000);
      const settle = (outcome: Outcome): void => {
        clearTimeout(timer);
        this.#waiting = undefined;
        done(outcome);
      };
      this.#waiting = { requestId, settle };
      const job: WorkerJob = {
        requestId,
        event,
        functionArn: this.#settings.arn,
        remainingMs: seconds * 1000,
      };
      this.#worker.postMessage(job);
    });
  }

  #receive(message: WorkerReport): void {
    switch (message.kind) {
      case "ready":
        this.#settleInit({ ok: true });
        break;
      case "init-failed":
        this.#settleInit({ ok: false, error: message.error });
        break;
      case "log":
        this.#listener.onLog(message.text);
        break;
      case "answered":
        this.#listener.onHeap(message.heapBytes);
        this.#settle(message.requestId, { ok: true, result: message.result });
        break;
      case "failed":
        this.#settle(message.requestId, { ok: false, error: message.error });
        break;
      default:
        throw new Error(`a worker said ${JSON.stringify(message satisfies never)}`);
    }
  }

  #settle(requestId: string, outcome: Outcome): void {
    if (this.#waiting?.requestId === requestId) this.#waiting.settle(outcome);
  }

  #break(error: LambdaError): void {
    this.#ending ??= error;
    this.#settleInit({ ok: false, error: this.#ending });
    this.#waiting?.settle({ ok: false, error: this.#ending });
  }

  #gone(code: number): void {
    this.#break(exitError(`Runtime exited with error: exit status ${code}`));
    this.#listener.onGone();
  }
}

function exitError(errorMessage: string): LambdaError {
  return { errorType: "Runtime.ExitError", errorMessage };
}

/** An error that ended the thread: heap used up, or a rejection that nobody handled. */
function crashOf(error: unknown): LambdaError {
  if (!(error instanceof Error)) return exitError(String(error));
  if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return exitError("Runtime exited with error: signal: killed");
  }
  return {
    errorType: error.name === "Error" ? "Runtime.UnhandledPromiseRejection" : error.name,
    errorMessage: error.message,
    trace: (error.stack ?? "").split("\n"),
  };
}

import { randomUUID } from "node:crypto";
import type { VirtualClock } from "../clock.ts";
import type { AsyncSettings } from "./async-invocation.ts";
import { runAsync, usualAsyncSettings } from "./async-invocation.ts";
import type { FunctionSettings, Outcome } from "./execution-environment.ts";
import { EnvironmentBudget, FunctionPool, type PoolLimits, usualLimits } from "./function-pool.ts";
import type { LambdaError } from "./worker-messages.ts";

/** A function's error, as a caller that waits for the answer sees it. */
export class FunctionFault extends Error {
  override readonly name = "FunctionFault";
  readonly detail: LambdaError;

  constructor(functionName: string, detail: LambdaError) {
    super(`${functionName}: ${detail.errorType}: ${detail.errorMessage}`);
    this.detail = detail;
  }
}

/** `sync` waits for the answer; `async` queues the event, with retries. */
export type InvokeType = "sync" | "async";

export type FunctionView = {
  readonly name: string;
  readonly arn: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly region: string;
  readonly memoryMb: number;
  /** Execution environments alive now. */
  readonly environments: number;
  /** Heap in use after the last call. Unit: bytes. */
  readonly heapBytes: number;
  readonly invocations: number;
  readonly errors: number;
};

export type LogLine = { readonly functionName: string; readonly at: string; readonly text: string };

export type LambdaService = {
  /**
   * Runs a function named by ARN (with or without qualifier) or by name.
   *
   * @returns the handler's result for `sync`; undefined, once the event is taken, for `async`.
   * @throws FunctionFault when the function failed; Error when there is no such function.
   */
  invoke(functionArn: string, event: unknown, options?: { type?: InvokeType }): Promise<unknown>;
  functions(): readonly FunctionView[];
  has(functionArn: string): boolean;
  /** The last log lines of a function, oldest first. */
  logs(functionName: string): readonly LogLine[];
  /** Workers alive now, of all functions. */
  environments(): number;
  close(): void;
};

export type LambdaOptions = {
  readonly clock: VirtualClock;
  readonly functions: readonly FunctionSettings[];
  /** What becomes of asynchronous events that fail, by function ARN. */
  readonly asyncSettings?: ReadonlyMap<string, AsyncSettings>;
  /** Delivers to a queue, topic, bus or function. */
  readonly deliver: (targetArn: string, body: unknown, attributes?: Record<string, string>) => void;
  readonly onLog?: ((line: LogLine) => void) | undefined;
  readonly limits?: Partial<PoolLimits> | undefined;
};

/** Of a request or an answer. Source: Lambda quotas, "Invocation payload". Unit: bytes. */
const maxSyncBytes = 6 * 1024 * 1024;
/** Of an asynchronous event. Source: Lambda quotas, "Invocation payload". Unit: bytes. */
const maxAsyncBytes = 1024 * 1024;

/** Log lines kept per function; the oldest go first. */
const keptLines = 500;

type Installed = {
  readonly pool: FunctionPool;
  readonly lines: LogLine[];
  invocations: number;
  errors: number;
};

/** The functions of the templates, each run by worker threads of its own. */
export function createLambda(options: LambdaOptions): LambdaService {
  const { clock } = options;
  const budget = new EnvironmentBudget({ ...usualLimits, ...options.limits });
  const installed = new Map<string, Installed>();
  for (const settings of options.functions) {
    installed.set(settings.name, install(settings, budget, options));
  }

  const run = async (name: string, event: string): Promise<Outcome> => {
    const one = find(installed, name);
    const end = clock.begin();
    try {
      one.invocations++;
      const outcome = limited(await one.pool.run(randomUUID(), event), maxSyncBytes);
      if (!outcome.ok) {
        one.errors++;
        record(one, options, `ERROR ${outcome.error.errorType}: ${outcome.error.errorMessage}`);
      }
      return outcome;
    } finally {
      end();
    }
  };

  return {
    async invoke(functionArn, event, { type = "sync" } = {}) {
      const { settings } = find(installed, functionArn).pool;
      const payload = payloadOf(settings.name, event, type);
      if (type === "async") {
        const own = options.asyncSettings?.get(settings.arn) ?? usualAsyncSettings;
        void runAsync({ clock, settings, own, payload, run, deliver: options.deliver });
        return;
      }
      const outcome = await run(settings.name, payload);
      if (!outcome.ok) throw new FunctionFault(settings.name, outcome.error);
      return outcome.result === undefined ? null : JSON.parse(outcome.result);
    },
    functions: () => [...installed.values()].map(viewOf),
    has: (functionArn) => installed.has(nameIn(functionArn)),
    logs: (name) => find(installed, name).lines,
    environments: () => budget.size,
    close() {
      for (const { pool } of installed.values()) pool.close();
    },
  };
}

function install(
  settings: FunctionSettings,
  budget: EnvironmentBudget,
  options: LambdaOptions,
): Installed {
  const onLog = (text: string): void => record(one, options, text.trimEnd());
  const pool = new FunctionPool(settings, budget, options.clock.sharedOffset, onLog);
  const one: Installed = { pool, lines: [], invocations: 0, errors: 0 };
  return one;
}

function record(one: Installed, { clock, onLog }: LambdaOptions, text: string): void {
  const line = { functionName: one.pool.settings.name, at: clock.iso(), text };
  one.lines.push(line);
  if (one.lines.length > keptLines) one.lines.shift();
  onLog?.(line);
}

function find(installed: ReadonlyMap<string, Installed>, functionArn: string): Installed {
  const one = installed.get(nameIn(functionArn));
  if (one === undefined) throw new Error(`there is no function ${functionArn}`);
  return one;
}

/** @returns the name in an ARN with or without qualifier; a plain name stays as it is. */
function nameIn(functionArn: string): string {
  return functionArn.startsWith("arn:") ? (functionArn.split(":")[6] ?? "") : functionArn;
}

function viewOf({ pool, invocations, errors }: Installed): FunctionView {
  const { name, arn, stack, logicalId, region, memoryMb } = pool.settings;
  const { environments, heapBytes } = pool;
  return {
    ...{ name, arn, stack, logicalId, region, memoryMb },
    ...{ environments, heapBytes, invocations, errors },
  };
}

function payloadOf(name: string, event: unknown, type: InvokeType): string {
  const payload = JSON.stringify(event ?? {});
  const most = type === "async" ? maxAsyncBytes : maxSyncBytes;
  const bytes = Buffer.byteLength(payload);
  if (bytes > most) {
    const errorMessage = `${bytes} byte payload is too large for the ${type} invocation (limit ${most} bytes)`;
    throw new FunctionFault(name, { errorType: "RequestEntityTooLargeException", errorMessage });
  }
  return payload;
}

function limited(outcome: Outcome, most: number): Outcome {
  const bytes = outcome.ok ? Buffer.byteLength(outcome.result ?? "") : 0;
  if (bytes <= most) return outcome;
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${most} bytes).`;
  return { ok: false, error: { errorType: "Function.ResponseSizeTooLarge", errorMessage } };
}

import { existsSync } from "node:fs";
import { createRequire, enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { getHeapStatistics } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import type { LambdaError, WorkerJob, WorkerReport, WorkerStart } from "./worker-messages.ts";

// Runs inside each worker thread. The host strips the types once and starts every worker from the
// same text, so nothing but node's own modules may be imported here.

type Handler = (event: unknown, context: Record<string, unknown>) => unknown;

const start: WorkerStart = workerData;

function report(message: WorkerReport): void {
  parentPort?.postMessage(message);
}

/** Handlers see the local clock: the real one, moved by the shared offset. */
function followClock(): void {
  const offset = new BigInt64Array(start.clockOffset);
  const realNow = Date.now;
  const now = () => realNow() + Number(Atomics.load(offset, 0));
  const moved = new Proxy(Date, {
    apply: (target) => new target(now()).toString(),
    construct: (target, values, subclass) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, subclass),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });
  Date.prototype.constructor = moved;
  globalThis.Date = moved;
}

function captureLogs(): void {
  const write = (text: unknown): boolean => {
    report({ kind: "log", text: String(text) });
    return true;
  };
  process.stdout.write = write;
  process.stderr.write = write;
}

function describe(error: unknown, fallback = "Error"): LambdaError {
  if (!(error instanceof Error)) return { errorType: fallback, errorMessage: String(error) };
  return {
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? "").split("\n"),
  };
}

function bundleFile(name: string): string | undefined {
  return [".cjs", ".js", ".mjs"]
    .map((ending) => join(start.folder, `${name}${ending}`))
    .find((file) => existsSync(file));
}

/** Loads the bundle, which runs the handler's once-per-container part. */
function loadHandler(): Handler {
  const dot = start.handler.lastIndexOf(".");
  const file = bundleFile(start.handler.slice(0, dot));
  if (file === undefined) {
    const error = new Error(`Cannot find module '${start.handler}' in ${start.folder}`);
    error.name = "Runtime.ImportModuleError";
    throw error;
  }
  const exported = createRequire(file)(file);
  const handler = exported[start.handler.slice(dot + 1)];
  if (typeof handler !== "function") {
    const error = new Error(`${start.handler} is undefined or not exported`);
    error.name = "Runtime.HandlerNotFound";
    throw error;
  }
  return handler;
}

function contextOf(job: WorkerJob): Record<string, unknown> {
  const endsAt = performance.now() + job.remainingMs;
  return {
    awsRequestId: job.requestId,
    functionName: start.functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: job.functionArn,
    memoryLimitInMB: String(start.memoryMb),
    logGroupName: `/aws/lambda/${start.functionName}`,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, endsAt - performance.now()),
  };
}

async function run(handler: Handler, job: WorkerJob): Promise<void> {
  const { requestId } = job;
  try {
    const result = await handler(JSON.parse(job.event), contextOf(job));
    report({
      kind: "answered",
      requestId,
      result: JSON.stringify(result),
      heapBytes: getHeapStatistics().used_heap_size,
    });
  } catch (error) {
    report({ kind: "failed", requestId, error: describe(error) });
  }
}

followClock();
captureLogs();
try {
  if (start.codeCache !== undefined) enableCompileCache(start.codeCache);
  const handler = loadHandler();
  if (start.codeCache !== undefined) flushCompileCache(); // a thread that is terminated writes nothing
  parentPort?.on("message", (job: WorkerJob) => {
    void run(handler, job);
  });
  report({ kind: "ready" });
} catch (error) {
  report({ kind: "init-failed", error: describe(error, "Runtime.Unknown") });
}

/** What a worker thread is started with. */
export type WorkerStart = {
  /** The bundle's folder, as on Lambda's `/var/task`. */
  readonly folder: string;
  /** `file.export`, as in the template. */
  readonly handler: string;
  readonly functionName: string;
  readonly memoryMb: number;
  /** Folder for V8's compiled code: measured, a start then takes about a quarter less CPU. */
  readonly codeCache: string | undefined;
  /** The local clock's offset: one 64-bit integer in ms. */
  readonly clockOffset: SharedArrayBuffer;
};

/** One event for the handler. */
export type WorkerJob = {
  readonly requestId: string;
  readonly functionArn: string;
  /** The event, as JSON. */
  readonly event: string;
  /** Real time until the time-out. Unit: ms. */
  readonly remainingMs: number;
};

export type LambdaError = {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
};

/** What a worker thread says. */
export type WorkerReport =
  | { readonly kind: "ready" }
  | { readonly kind: "init-failed"; readonly error: LambdaError }
  | { readonly kind: "log"; readonly text: string }
  | {
      readonly kind: "answered";
      readonly requestId: string;
      /** The handler's result as JSON; undefined when it gave none. */
      readonly result: string | undefined;
      /** Heap in use after the call. Unit: bytes. */
      readonly heapBytes: number;
    }
  | { readonly kind: "failed"; readonly requestId: string; readonly error: LambdaError };

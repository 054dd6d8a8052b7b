import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AccessNeed, AwsAnswer, AwsCall, Emulator } from "./aws-call.ts";
import { AwsFault, accessDenied, faultAnswer, notImplemented } from "./aws-fault.ts";
import type { VirtualClock } from "./clock.ts";
import { readCall } from "./door-request.ts";
import type { Policy } from "./policy.ts";

/** A call that the caller's role does not allow. */
export type Refusal = {
  /** ISO 8601, by the local clock. */
  readonly at: string;
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  readonly reason: string;
};

/** An emulator some of whose calls wait for something to happen. */
export type WaitingEmulator = Emulator & {
  /** True for a call that may wait: while it waits it is no work that holds the clock up. */
  waits(call: AwsCall): boolean;
};

export type Door = {
  /** For `AWS_ENDPOINT_URL`; an IP address, so that S3 clients use path style. */
  readonly url: string;
  readonly refusals: readonly Refusal[];
  close(): Promise<void>;
};

export type DoorOptions = {
  readonly clock: VirtualClock;
  readonly emulators: readonly (Emulator | WaitingEmulator)[];
  readonly policy: Policy;
  /** Default: any free port. */
  readonly port?: number;
  readonly onRefusal?: (refusal: Refusal) => void;
  /** Called when an emulator itself fails; the caller gets a 500. Default: written to standard error. */
  readonly onFault?: (error: unknown, call: AwsCall) => void;
};

/** Refusals kept for the start page and the tests; the oldest go first. */
const keptRefusals = 1_000;

/**
 * The one HTTP endpoint of all local AWS services. It learns service, region and calling function from the
 * signature's credential scope, asks the caller's role policy and hands the call to its emulator.
 * A service or action without an emulator is a 501 and never reaches the internet.
 */
export async function startDoor(options: DoorOptions): Promise<Door> {
  const refusals: Refusal[] = [];
  const served = new Map<string, Emulator | WaitingEmulator>();
  for (const emulator of options.emulators) {
    for (const service of emulator.services) {
      if (served.has(service)) throw new Error(`two emulators serve ${service}`);
      served.set(service, emulator);
    }
  }
  const record = (refusal: Refusal): void => {
    refusals.push(refusal);
    if (refusals.length > keptRefusals) refusals.shift();
    options.onRefusal?.(refusal);
  };
  const handle = (call: AwsCall) => answer(call, served.get(call.service), options, record);
  const server = createServer((request, response) => {
    // By the local clock: to the SDK a Date far from its own means a wrong clock, and it asks again after any refusal.
    response.setHeader("date", new Date(options.clock.now()).toUTCString());
    void serve(request, response, handle);
  });
  server.keepAliveTimeout = 60_000;
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    refusals,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (call: AwsCall) => Promise<AwsAnswer>,
): Promise<void> {
  try {
    const result = await readCall(request).then(handle);
    response.writeHead(result.status, result.headers).end(result.body);
  } catch (error) {
    const fault =
      error instanceof AwsFault ? error : new AwsFault(500, "InternalFailure", String(error));
    const result = faultAnswer("", fault);
    response.writeHead(result.status, result.headers).end(result.body);
  }
}

async function answer(
  call: AwsCall,
  emulator: Emulator | WaitingEmulator | undefined,
  options: DoorOptions,
  record: (refusal: Refusal) => void,
): Promise<AwsAnswer> {
  const waits = emulator !== undefined && "waits" in emulator && emulator.waits(call);
  const end = waits ? undefined : options.clock.begin();
  try {
    if (emulator === undefined) throw notImplemented(`${call.service} ${call.action || call.path}`);
    for (const need of emulator.needs(call)) demand(call, need, options, record);
    return await emulator.handle(call);
  } catch (error) {
    if (error instanceof AwsFault) return faultAnswer(call.service, error);
    (options.onFault ?? reportFault)(error, call);
    return faultAnswer(call.service, new AwsFault(500, "InternalFailure", "the emulator failed"));
  } finally {
    end?.();
  }
}

/** @throws AwsFault when the caller's role does not allow the need. */
function demand(
  call: AwsCall,
  need: AccessNeed,
  options: DoorOptions,
  record: (refusal: Refusal) => void,
): void {
  const decision = options.policy.decide(call.caller, need, call.region);
  if (decision.allowed) return;
  const { action, resource } = need;
  const { reason } = decision;
  record({ at: options.clock.iso(), caller: call.caller, action, resource, reason });
  const message = `User: ${call.caller} is not authorized to perform: ${action} on resource: ${resource} because ${reason}`;
  throw accessDenied(call.service, message);
}

function reportFault(error: unknown, call: AwsCall): void {
  console.error(`local ${call.service} ${call.action} of ${call.caller} failed`, error);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

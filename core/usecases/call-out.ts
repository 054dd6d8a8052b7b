import type { CallOut } from "../contracts/events/call-out.ts";
import type { OutgoingCall } from "../domain/call/telephony.ts";
import { isUrgent, mayTakeLine } from "../domain/centre/lines.ts";
import { isConfirmed } from "../domain/centre/overflow-test.ts";
import type { Instant } from "../domain/shared/time.ts";
import { madeAlertRef } from "./alert-refs.ts";
import type { Centre, CentreStore, Outgoing } from "./centre-ports.ts";
import { CentreContended, changeCentre, withLineCounts } from "./change-centre.ts";
import type {
  CallOutQueue,
  CallStore,
  Clock,
  Lines,
  LivingStore,
  Mac,
  Telephony,
} from "./ports.ts";

export type CallOutPorts = {
  readonly regionCode: string;
  readonly linesTotal: number;
  readonly centre: CentreStore;
  readonly lines: Lines;
  readonly living: Pick<LivingStore, "read">;
  readonly calls: Pick<CallStore, "callerNumber">;
  readonly mac: Pick<Mac, "linkMac">;
  readonly telephony: Pick<Telephony, "dial">;
  readonly queue: CallOutQueue;
  /** ARNs of the recordings by id; `kind-fire`. */
  readonly promptArns: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** A call that nobody will make any more: a person must. */
  readonly onGivenUp: (facts: {
    readonly requestId: string;
    readonly purpose: string;
    readonly reason: GivenUp;
  }) => void;
};

export type GivenUp = "no-line-in-time" | "no-number" | "refused-by-telephone-system";
export type CalledOut = "dialled" | "waiting" | "given-up" | "done-before" | "not-needed";

/** The telephone system will not ring this number, however often it is asked. */
export class DialRefused extends Error {
  override readonly name = "DialRefused";
}

/** The telephone system has no line now, whatever was counted. */
export class NoLineFree extends Error {
  override readonly name = "NoLineFree";
}

/** A waiting call looks for a line again after so long. Unit: seconds. Chosen. */
const urgentPauseSeconds = 5;
const callBackPauseSeconds = 15;

/** More lost races for a line than this in a row: the queue brings the call again. */
const maxAttempts = 10;

/**
 * Makes one outgoing call, when a line is free beside those that are kept for citizens; else it waits in the queue, and
 * the desks are told. The same request rings once: what was dialled is written down, and the telephone system knows
 * the request too.
 */
export async function callOut(ports: CallOutPorts, job: CallOut): Promise<CalledOut> {
  const now = ports.clock.now();
  const centre = await ports.centre.read(now);
  if (wasDone(centre, job)) return "done-before";
  if (isNeedless(centre, job)) return "not-needed";
  if (job.until <= now) return giveUp(ports, job, "no-line-in-time");
  const to = await numberOf(ports, job);
  if (to === undefined) return giveUp(ports, job, "no-number");
  if (!(await takeLine(ports, job))) return wait(ports, job);
  return dial(ports, job, to);
}

function wasDone({ outgoing }: Centre, { requestId }: CallOut): boolean {
  return outgoing.some((one) => one.requestId === requestId && one.status !== "waiting");
}

/** An earlier try was answered, or an operator is ready again. */
function isNeedless({ record }: Centre, { purpose }: CallOut): boolean {
  const { overflowSince, onCallAnswered } = record.state;
  if (purpose === "overflow-test") return isConfirmed(record.state);
  return (
    purpose === "alert-on-call" && (overflowSince === undefined || onCallAnswered !== undefined)
  );
}

/** A call-back's number is read from the sealed item only now. */
async function numberOf(
  { calls }: CallOutPorts,
  { to, callId }: CallOut,
): Promise<string | undefined> {
  if (to !== undefined || callId === undefined) return to;
  return calls.callerNumber(callId);
}

async function takeLine(ports: CallOutPorts, job: CallOut): Promise<boolean> {
  const { requestId, purpose } = job;
  const { reservedLines } = (await ports.living.read()).telephone;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const at = ports.clock.now();
    const centre = await ports.centre.read(at);
    // Its own line, taken before a try that failed, is not another's.
    const lines = centre.lines.filter(({ contactId }) => contactId !== requestId);
    const free = mayTakeLine(purpose, {
      total: ports.linesTotal,
      inUse: lines.length,
      reserved: reservedLines,
      urgentWaits: isUrgentWaiting(centre.outgoing, requestId),
    });
    if (!free) return false;
    const counted = withLineCounts(
      { ...centre, lines: [...lines, { contactId: requestId, outgoing: true }] },
      ports.linesTotal,
    );
    const version = centre.record.state.version;
    if (await ports.centre.takeLine(counted, version, { requestId, at })) return true;
  }
  throw new CentreContended("no line could be taken");
}

function isUrgentWaiting(outgoing: readonly Outgoing[], requestId: string): boolean {
  return outgoing.some(
    (one) => one.requestId !== requestId && one.status === "waiting" && isUrgent(one.purpose),
  );
}

async function wait(ports: CallOutPorts, job: CallOut): Promise<CalledOut> {
  await note(ports, job, "waiting");
  await ports.queue.put(job, isUrgent(job.purpose) ? urgentPauseSeconds : callBackPauseSeconds);
  return "waiting";
}

async function dial(ports: CallOutPorts, job: CallOut, to: string): Promise<CalledOut> {
  const { requestId, purpose } = job;
  try {
    const attributes = await attributesOf(ports, job);
    const { contactId } = await ports.telephony.dial({ requestId, to, purpose, attributes });
    await ports.lines.opened(contactId, ports.clock.now(), true);
    await ports.lines.closed(requestId);
    await note(ports, job, "dialled", contactId);
    return "dialled";
  } catch (error) {
    await ports.lines.closed(requestId);
    if (error instanceof NoLineFree) return wait(ports, job);
    if (error instanceof DialRefused) return giveUp(ports, job, "refused-by-telephone-system");
    throw error;
  }
}

/** What the flow of the purpose reads; nothing personal. */
async function attributesOf(
  ports: CallOutPorts,
  job: CallOut,
): Promise<OutgoingCall["attributes"]> {
  const { purpose, attributes } = job;
  const common = { purpose, regionCode: ports.regionCode };
  if (purpose === "call-back") return { ...attributes, ...common };
  const number = (name: string) => Number(attributes[name] ?? 0);
  const alertRef = await madeAlertRef(ports, {
    purpose,
    serial: number("serial"),
    ordinal: number("ordinal"),
    seq: number("seq"),
    contactId: attributes["contactId"] ?? "",
  });
  if (purpose !== "alert-agency") return { ...common, alertRef };
  const { promptArns } = ports;
  const kindPrompt =
    promptArns[`kind-${attributes["kind"] ?? "other"}`] ?? promptArns["kind-other"];
  return { ...common, alertRef, kindPrompt: kindPrompt ?? "" };
}

async function giveUp(ports: CallOutPorts, job: CallOut, reason: GivenUp): Promise<CalledOut> {
  const { requestId, purpose } = job;
  await note(ports, job, "given-up");
  // The alert itself has rung, and its next call is on its way.
  const isOvertaken = purpose === "alert-on-call" && reason === "no-line-in-time";
  if (!isOvertaken) ports.onGivenUp({ requestId, purpose, reason });
  return "given-up";
}

/** Writes down what became of the call, and tells the desks how many wait. */
async function note(
  ports: CallOutPorts,
  { requestId, purpose }: CallOut,
  status: Outgoing["status"],
  contactId?: string,
): Promise<void> {
  const at: Instant = ports.clock.now();
  const called = contactId === undefined ? {} : { contactId };
  await ports.centre.noteOutgoing({ requestId, purpose, status, at, ...called });
  await changeCentre(ports, (centre) => ({ record: withLineCounts(centre, ports.linesTotal) }));
}

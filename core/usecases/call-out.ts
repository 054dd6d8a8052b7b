import type { CallOut } from "../contracts/events/call-out.ts";
import { presentRow } from "../domain/call/call-back-rows.ts";
import type { OutgoingCall } from "../domain/call/telephony.ts";
import { isUrgent, mayTakeLine } from "../domain/centre/lines.ts";
import { isConfirmed } from "../domain/centre/overflow-test.ts";
import type { CentreRecord } from "../domain/centre/watch.ts";
import { isChainOver } from "../domain/dispatch/chain.ts";
import type { Instant } from "../domain/shared/time.ts";
import { madeAlertRef } from "./alert-refs.ts";
import type { CallBackStore } from "./call-back-ports.ts";
import type { Centre, CentreStore, Outgoing } from "./centre-ports.ts";
import { CentreContended, changeCentre, withLineCounts } from "./change-centre.ts";
import { speakingFor } from "./event-call.ts";
import type { EventStore } from "./event-ports.ts";
import { rowRules } from "./note-call-back.ts";
import type {
  CallOutQueue,
  CallStore,
  CaseStore,
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
  readonly calls: Pick<CallStore, "callerNumber" | "mayContact">;
  readonly cases: Pick<CaseStore, "findHead">;
  readonly events: Pick<EventStore, "read">;
  readonly callBacks: Pick<CallBackStore, "find">;
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
export async function callOut(ports: CallOutPorts, asked: CallOut): Promise<CalledOut> {
  const now = ports.clock.now();
  const centre = await ports.centre.read(now);
  if (wasDone(centre, asked)) return "done-before";
  const job = await speakingFor(ports, asked);
  if (await isNeedless(ports, centre, job)) return drop(ports, centre, job);
  if (job.until <= now) return giveUp(ports, job, "no-line-in-time", centre);
  const to = await numberOf(ports, job);
  if (to === undefined) return giveUp(ports, job, "no-number", centre);
  if (!(await takeLine(ports, job))) return wait(ports, job);
  return dial(ports, job, to);
}

function wasDone({ outgoing }: Centre, { requestId }: CallOut): boolean {
  return outgoing.some((one) => one.requestId === requestId && one.status !== "waiting");
}

/** What the call is for has been settled while it waited. */
async function isNeedless(ports: CallOutPorts, { record }: Centre, job: CallOut): Promise<boolean> {
  const { overflowSince, onCallAnswered } = record.state;
  switch (job.purpose) {
    case "overflow-test":
      return isConfirmed(record.state) || isHeard(record, job);
    case "alert-on-call":
      return overflowSince === undefined || onCallAnswered !== undefined;
    case "alert-agency":
      return isAnswered(ports, job);
    case "call-back":
      return isOver(ports, job);
  }
}

/** Somebody pressed the key on this one of two overflow numbers. */
function isHeard({ overflowLeft }: CentreRecord, { attributes }: CallOut): boolean {
  return overflowLeft !== undefined && !overflowLeft.includes(attributes["contactId"] ?? "");
}

/** The agency has answered by another way, or its task or its case is over, or a person has told it. */
async function isAnswered({ cases }: CallOutPorts, { attributes }: CallOut): Promise<boolean> {
  const head = await cases.findHead(Number(attributes["serial"] ?? 0));
  const dispatch = head?.dispatches[attributes["ordinal"] ?? ""];
  if (head === undefined || dispatch === undefined) return false;
  if (head.status === "closed") return true;
  // A supervisor is rung for a refusal too.
  const isRefused = attributes["seq"] === "0" && dispatch.status === "declined";
  const isOther = dispatch.status !== "sent" && !isRefused;
  return isOther || isChainOver(dispatch, head, Object.values(head.dispatches));
}

/** The number has been spoken with, or its row ended otherwise; or somebody asked for the call anew. */
async function isOver(
  ports: CallOutPorts,
  { attributes, requestId, callId }: CallOut,
): Promise<boolean> {
  const { callBackId } = attributes;
  // Decided by a person after the call was asked for.
  if (callId !== undefined && !(await ports.calls.mayContact(callId))) return true;
  if (callBackId === undefined) return false;
  const kept = await ports.callBacks.find(callBackId);
  const row = presentRow(kept, rowRules(await ports.living.read(), ports.clock.now()));
  if (row?.ended !== undefined) return true;
  return kept.requests.length > 0 && kept.requests.at(-1) !== requestId;
}

/** A call that has waited is counted on the desks no longer. */
async function drop(ports: CallOutPorts, { outgoing }: Centre, job: CallOut): Promise<CalledOut> {
  const hasWaited = outgoing.some(({ requestId }) => requestId === job.requestId);
  if (hasWaited) await note(ports, job, "not-needed");
  return "not-needed";
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
  // Supervisors are rung about a silent agency, not about a task of their own.
  const word = number("seq") === 0 ? "silent-agency" : `kind-${attributes["kind"] ?? "other"}`;
  const kindPrompt = promptArns[word] ?? promptArns["kind-other"];
  return { ...common, alertRef, kindPrompt: kindPrompt ?? "" };
}

async function giveUp(
  ports: CallOutPorts,
  job: CallOut,
  reason: GivenUp,
  centre?: Centre,
): Promise<CalledOut> {
  const { requestId, purpose } = job;
  await note(ports, job, "given-up");
  const isQuiet = reason === "no-line-in-time" && isOvertaken(job, centre?.outgoing ?? []);
  if (!isQuiet) ports.onGivenUp({ requestId, purpose, reason });
  return "given-up";
}

/** The alert itself has rung, and its next call is on its way; unless the one before found no line either. */
function isOvertaken({ requestId, purpose }: CallOut, outgoing: readonly Outgoing[]): boolean {
  if (purpose !== "alert-on-call") return false;
  const before = outgoing
    .filter((one) => one.purpose === purpose && one.requestId !== requestId)
    .filter(({ status }) => status === "dialled" || status === "given-up")
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1);
  return before?.status !== "given-up";
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

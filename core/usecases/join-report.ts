import type { JoinReportRequest } from "../contracts/same-report.ts";
import type { Call } from "../domain/call/call.ts";
import type { CaseHead } from "../domain/case/case.ts";
import {
  callersOf,
  type Informed,
  informedBy,
  type Join,
  type JoinKey,
  type JoinRefusal,
  joinCase,
  joinedCallerText,
  mayGiveBack,
  mayTakeReports,
  sayToCaller,
  separateCase,
  withoutReport,
  withReport,
} from "../domain/duplicate/join.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { Instant } from "../domain/shared/time.ts";
import type { EventStore, JoinStore } from "./event-ports.ts";
import type { CallStore, Clock, SmsSender } from "./ports.ts";

/** Two operators joining at once is ordinary; losing five races in a row is not. */
const maxAttempts = 5;

export type JoinPorts = {
  readonly joins: JoinStore;
  /** Reads cases together. */
  readonly events: Pick<EventStore, "read">;
  readonly calls: Pick<
    CallStore,
    "find" | "callerNumber" | "mayContact" | "setJoined" | "setSeparated"
  >;
  readonly sms: SmsSender;
  readonly clock: Clock;
};

export type JoinReportRefusal =
  | JoinRefusal
  | { readonly kind: "unknown-case" }
  | { readonly kind: "unknown-call" }
  | { readonly kind: "concurrent-change" }
  /** The call became a case of its own: that case is to be joined. */
  | { readonly kind: "call-has-case"; readonly caseSerial: number };

export type Joined = {
  readonly case: CaseHead;
  readonly other?: CaseHead;
  readonly call?: Call;
  readonly informed?: Informed;
  readonly say?: string;
};

type Outcome = Result<Joined, JoinReportRefusal>;

/**
 * Another caller, or another case, tells of the same spot. The case counts its callers; agencies are told nothing. The
 * same request again, or after an interruption, finishes what is missing (the mark of the call, the SMS to the caller)
 * and counts nobody twice. 6 requests and an SMS at most.
 */
export async function joinReport(
  ports: JoinPorts,
  serial: number,
  request: JoinReportRequest,
  actor: string,
): Promise<Outcome> {
  return "callId" in request
    ? joinCall(ports, serial, request, actor)
    : joinOtherCase(ports, serial, request, actor);
}

async function joinCall(
  ports: JoinPorts,
  serial: number,
  key: { readonly callId: string },
  actor: string,
): Promise<Outcome> {
  const call = await ports.calls.find(key.callId);
  if (call === undefined) return refuse({ kind: "unknown-call" });
  const { caseSerial } = call;
  if (caseSerial !== undefined && caseSerial !== serial) {
    return refuse({ kind: "call-has-case", caseSerial });
  }
  const informed = informedBy(call, await ports.calls.mayContact(key.callId));
  const written = await writeJoin(ports, serial, key, (into) => {
    if (into.callId === key.callId) return refuse({ kind: "same-case" });
    const open = mayTakeReports(into);
    if (!open.ok) return open;
    const at = ports.clock.now();
    const head = withReport(into, 1, at, actor);
    const join: Join = { ...key, at, by: actor, informed, callers: 1 };
    return accept({ join, heads: [head] });
  });
  if (!written.ok) return written;
  const marked = await ports.calls.setJoined(key.callId, serial, actor, ports.clock.now());
  const other = marked?.caseSerial;
  if (other !== undefined && other !== serial) {
    // The call became a case while it was being joined: it is that case's, and counted there.
    await writeSeparation(ports, serial, key, actor);
    return refuse({ kind: "call-has-case", caseSerial: other });
  }
  const { join, into } = written.value;
  await tell(ports, serial, key, join, key.callId);
  return accept({
    case: into,
    call: marked ?? call,
    informed: join.informed,
    say: sayToCaller(into),
  });
}

async function joinOtherCase(
  ports: JoinPorts,
  serial: number,
  key: { readonly caseSerial: number },
  actor: string,
): Promise<Outcome> {
  const { heads } = await ports.events.read(undefined, [key.caseSerial]);
  const callId = heads[0]?.callId;
  const call = callId === undefined ? undefined : await ports.calls.find(callId);
  const mayContact = callId === undefined || (await ports.calls.mayContact(callId));
  const barred = heads[0]?.doNotContact !== undefined;
  const informed = informedBy(call, mayContact && !barred);
  const written = await writeJoin(ports, serial, key, (into, other) => {
    if (other === undefined) return refuse({ kind: "unknown-case" });
    const at = ports.clock.now();
    const joined = joinCase(into, other, at, actor);
    if (!joined.ok) return joined;
    const callers = callersOf(other);
    const join: Join = { ...key, at, by: actor, informed, callers, before: other };
    return accept({ join, heads: [joined.value.into, joined.value.other] });
  });
  if (!written.ok) return written;
  const { join, into, other } = written.value;
  await tell(ports, serial, key, join, callId);
  return accept({
    case: into,
    ...(other === undefined ? {} : { other }),
    informed: join.informed,
    say: sayToCaller(into),
  });
}

type Written = {
  readonly join: Join;
  readonly into: CaseHead;
  readonly other: CaseHead | undefined;
};
type Decision = Result<
  { readonly join: Join; readonly heads: readonly CaseHead[] },
  JoinReportRefusal
>;

/** Reads, decides, writes if nobody wrote in between; what is joined already comes back as it stands. */
async function writeJoin(
  ports: JoinPorts,
  serial: number,
  key: JoinKey,
  decide: (into: CaseHead, other: CaseHead | undefined) => Decision,
): Promise<Result<Written, JoinReportRefusal>> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const [into, other] = await readBoth(ports, serial, key);
    if (into === undefined) return refuse({ kind: "unknown-case" });
    const before = await ports.joins.find(serial, key);
    if (before !== undefined) return accept({ join: before, into, other });
    const decided = decide(into, other);
    if (!decided.ok) return decided;
    const { join, heads } = decided.value;
    if (await ports.joins.join(serial, join, heads)) {
      return accept({ join, into: heads[0] ?? into, other: heads[1] });
    }
  }
  return refuse({ kind: "concurrent-change" });
}

async function readBoth(
  { events }: Pick<JoinPorts, "events">,
  serial: number,
  key: JoinKey,
): Promise<readonly [CaseHead | undefined, CaseHead | undefined]> {
  const others = "caseSerial" in key ? [key.caseSerial] : [];
  const { heads } = await events.read(undefined, [serial, ...others]);
  const of = (wanted: number) => heads.find((head) => head.serial === wanted);
  return [of(serial), "caseSerial" in key ? of(key.caseSerial) : undefined];
}

/** Writes to a caller who has hung up; an interruption before the stamp writes to him twice, never not at all. */
async function tell(
  ports: JoinPorts,
  serial: number,
  key: JoinKey,
  join: Join,
  callId: string | undefined,
): Promise<void> {
  if (join.informed !== "sms" || join.toldAt !== undefined || callId === undefined) return;
  const to = await ports.calls.callerNumber(callId);
  if (to === undefined || !(await ports.calls.mayContact(callId))) return;
  await ports.sms.send({ to, text: joinedCallerText, context: { joined: String(serial) } });
  await ports.joins.noteTold(serial, key, ports.clock.now());
}

/**
 * Takes a joined report off again: the call has to be decided on anew, the case is open exactly as it was. The same
 * request again finishes what an interruption left.
 */
export async function separateReport(
  ports: Omit<JoinPorts, "sms">,
  serial: number,
  key: JoinKey,
  actor: string,
): Promise<Outcome> {
  const written = await writeSeparation(ports, serial, key, actor);
  if (!written.ok) return written;
  const { into, other } = written.value;
  if (!("callId" in key)) return accept({ case: into, ...(other === undefined ? {} : { other }) });
  const call = await ports.calls.setSeparated(key.callId, serial);
  return call === undefined ? refuse({ kind: "unknown-call" }) : accept({ case: into, call });
}

async function writeSeparation(
  ports: Omit<JoinPorts, "sms">,
  serial: number,
  key: JoinKey,
  actor: string,
): Promise<Result<Omit<Written, "join">, JoinReportRefusal>> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const [into, other] = await readBoth(ports, serial, key);
    if (into === undefined) return refuse({ kind: "unknown-case" });
    const join = await ports.joins.find(serial, key);
    // Separated before, and perhaps interrupted then.
    if (join === undefined) return accept({ into, other });
    const at = ports.clock.now();
    const change = separationOf({ into, other, join }, at, actor);
    if (!change.ok) return change;
    if (await ports.joins.separate(serial, key, { ...change.value, at })) {
      const { into: after, reopened } = change.value;
      return accept({ into: after, other: reopened });
    }
  }
  return refuse({ kind: "concurrent-change" });
}

type Separation = { readonly into: CaseHead; readonly reopened?: CaseHead };

function separationOf(
  { into, other, join }: Written,
  at: Instant,
  actor: string,
): Result<Separation, JoinReportRefusal> {
  if (join.caseSerial === undefined) {
    const open = mayGiveBack(into);
    return open.ok ? accept({ into: withoutReport(into, join.callers, at, actor) }) : open;
  }
  if (other === undefined) return refuse({ kind: "unknown-case" });
  const separated = separateCase(into, other, join, at, actor);
  if (!separated.ok) return separated;
  return accept({ into: separated.value.into, reopened: separated.value.other });
}

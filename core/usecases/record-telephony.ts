import type { Call } from "../domain/call/call.ts";
import type { CallFacts, OutgoingEvent, TelephonyEvent } from "../domain/call/telephony.ts";
import { elapsedMs, type Instant } from "../domain/shared/time.ts";
import type { AppliedCall, CallStore, CallUpdate } from "./call-ports.ts";
import { type CallBackPorts, noteCall, noteOutgoing } from "./note-call-back.ts";
import type { Lines } from "./ports.ts";

export type TelephonyPorts = CallBackPorts & {
  readonly calls: Pick<CallStore, "applied" | "isBarred">;
  readonly lines: Lines;
};

/** An event that says a line was taken and comes later than this is not believed any more. Unit: ms. Chosen. */
const staleOpeningMs = 600_000;

/**
 * Applies what a telephone system tells of a call with the public, whichever system it is. Events may come in any
 * order, twice, late or never; the call that they leave is the same.
 *
 * @param contactId that holds the line; a leg of a transfer has its own
 * @returns the call, or undefined when the event is about a leg of a call that is not known yet
 */
export async function recordTelephony(
  ports: TelephonyPorts,
  event: TelephonyEvent,
  contactId: string = legOf(event) ?? event.callId,
): Promise<Call | undefined> {
  const applied = await ports.calls.applied(updateOf(event));
  if (applied === undefined) return undefined;
  // Connect tells an end twice; should the first be lost half-way, the record makes up for it.
  if (event.kind === "ended" && !applied.changed) return applied.call;
  await keepLine(ports, event, contactId, applied);
  const moment = momentOf(event, applied.call);
  if (moment !== undefined) await noteCall(ports, applied, moment);
  return applied.call;
}

function legOf(event: TelephonyEvent): string | undefined {
  return "legId" in event ? event.legId : undefined;
}

/** What an event adds to the call. */
function updateOf(event: TelephonyEvent): CallUpdate {
  const { callId } = event;
  switch (event.kind) {
    case "call-offered": {
      const { at, callerNumber } = event;
      return { callId, receivedAt: at, ...(callerNumber === undefined ? {} : { callerNumber }) };
    }
    case "queued":
      return { callId, ...legUpdate(event), queuedAt: event.at };
    case "answered": {
      const { at, operatorId } = event;
      const by = operatorId === undefined ? {} : { operatorId };
      return { callId, ...legUpdate(event), answeredAt: at, ...by };
    }
    case "ended": {
      const { at, endedBy } = event;
      const by = endedBy === undefined ? {} : { endedBy };
      return { callId, ...legUpdate(event), endedAt: at, ...by };
    }
    case "leg-opened":
      return { callId, ...legUpdate(event) };
    case "recording-ready":
      return { callId, receivedAt: event.at, recordingKey: event.recordingKey };
    case "settled":
      return settledUpdate(callId, event.legId, event.facts);
  }
}

/** Only the record of a leg makes a call that nobody knew: its events may belong to a call that we made ourselves. */
function legUpdate({ legId }: { readonly legId?: string }) {
  return legId === undefined ? {} : { legId, ifKnown: true };
}

/** A leg tells nothing of when the call came in, nor who called: that is its first contact's to say. */
function settledUpdate(callId: string, legId: string | undefined, facts: CallFacts): CallUpdate {
  if (legId === undefined) return { callId, ...facts, settled: true };
  return { callId, legId, ...facts, settled: true };
}

/**
 * What of an event may change the call-back list. Of a later leg nothing, until the record of the first has come: only
 * then it is known whether the first was answered, and when.
 */
function momentOf(event: TelephonyEvent, call: Call): "answered" | "ended" | "settled" | undefined {
  const { kind } = event;
  if (legOf(event) !== undefined && call.settled !== true) return undefined;
  return kind === "answered" || kind === "ended" || kind === "settled" ? kind : undefined;
}

async function keepLine(
  { lines, clock }: TelephonyPorts,
  event: TelephonyEvent,
  contactId: string,
  { call }: AppliedCall,
): Promise<void> {
  const isOver = event.kind === "ended" || event.kind === "settled";
  if (isOver) await lines.closed(contactId);
  else if (isOpening(event, call)) await openLine(lines, clock.now(), contactId, event.at, false);
}

/** The end of the leg before may be known already, and stands for the call's until the next leg tells more. */
function isOpening({ kind, at }: { kind: string; at: Instant }, { endedAt }: Call): boolean {
  if (kind === "call-offered") return endedAt === undefined;
  return kind === "leg-opened" && (endedAt === undefined || endedAt <= at);
}

async function openLine(
  lines: Lines,
  now: Instant,
  contactId: string,
  at: Instant,
  outgoing: boolean,
): Promise<void> {
  if (elapsedMs(at, now) < staleOpeningMs) await lines.opened(contactId, at, outgoing);
}

/** A call that the centre made is none of the public: it holds a line, and may have settled a call-back. */
export async function recordOutgoing(ports: TelephonyPorts, event: OutgoingEvent): Promise<void> {
  const { contactId, at, state, callBackId, connectedAt } = event;
  if (state === "opened") {
    await openLine(ports.lines, ports.clock.now(), contactId, at, true);
    return;
  }
  await ports.lines.closed(contactId);
  if (callBackId !== undefined) await noteOutgoing(ports, callBackId, { at, connectedAt });
}

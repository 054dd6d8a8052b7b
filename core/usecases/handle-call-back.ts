import type { CallOut } from "../contracts/events/call-out.ts";
import type { CallBack } from "../domain/call/call-back.ts";
import {
  isDialling,
  type KeptNumber,
  momentAfter,
  presentRow,
  type RowRules,
} from "../domain/call/call-back-rows.ts";
import { withDeed, withoutReached } from "../domain/call/call-back-rules.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import { type Instant, secondsAfter } from "../domain/shared/time.ts";
import type { CallStore } from "./call-ports.ts";
import { type CallBackPorts, rowRules } from "./note-call-back.ts";
import type { CallOutQueue } from "./ports.ts";

/**
 * A call back is given up when no line was free for so long: it and the 60 s of ringing after it are over before the
 * row may be dialled again. Unit: seconds. Chosen, not published.
 */
const giveUpSeconds = 480;

/** Requests that are remembered per number. Chosen. */
const maxRequests = 20;

export type CallBackRefusal = {
  readonly kind:
    | "unknown-call-back"
    | "call-back-ended"
    | "already-dialling"
    | "concurrent-change"
    | "do-not-contact";
};

export type DialPorts = CallBackPorts & {
  readonly calls: Pick<CallStore, "mayContact">;
  readonly queue: CallOutQueue;
  readonly regionCode: string;
};

type Found = {
  readonly kept: KeptNumber;
  readonly row: CallBack;
  readonly rules: RowRules;
};

/** The open row of a number. */
async function openRow(
  ports: CallBackPorts,
  callBackId: string,
): Promise<Result<Found, CallBackRefusal>> {
  const rules = rowRules(await ports.living.read(), ports.clock.now());
  const kept = await ports.callBacks.find(callBackId);
  const row = presentRow(kept, rules);
  if (row === undefined) return refuse({ kind: "unknown-call-back" });
  if (row.ended !== undefined) return refuse({ kind: "call-back-ended" });
  return accept({ kept, row, rules });
}

/**
 * Asks for a number to be called back; the line is dialled as soon as one is free. The same request again rings nobody
 * twice, also when the first was interrupted between the row and the queue.
 */
export async function dialCallBack(
  ports: DialPorts,
  callBackId: string,
  requestId: string,
  actor: string,
): Promise<Result<CallBack, CallBackRefusal>> {
  const found = await openRow(ports, callBackId);
  if (!found.ok) return found;
  const { kept, row, rules } = found.value;
  if (!(await ports.calls.mayContact(row.lastCallId))) return refuse({ kind: "do-not-contact" });
  if (kept.requests.includes(requestId)) {
    await ports.queue.put(callOutOf(ports, row, requestId, kept.dialling?.at ?? rules.now));
    return accept(row);
  }
  if (isDialling(row, rules.now)) return refuse({ kind: "already-dialling" });
  const next: KeptNumber = {
    ...kept,
    dialling: { by: actor, at: rules.now },
    tries: kept.tries + 1,
    requests: [...kept.requests, requestId].slice(-maxRequests),
    version: kept.version + 1,
  };
  const dialled = await saved(ports, next, rules);
  if (dialled.ok) await ports.queue.put(callOutOf(ports, row, requestId, rules.now));
  return dialled;
}

/** The number itself is read from the sealed item of the call, by whoever dials. */
function callOutOf(
  { regionCode }: DialPorts,
  row: CallBack,
  requestId: string,
  at: Instant,
): CallOut {
  return {
    type: "call.out.v1",
    requestId,
    purpose: "call-back",
    callId: row.lastCallId,
    attributes: {
      purpose: "call-back",
      callBackId: row.callBackId,
      // The desk opens this call when the number has answered.
      callId: row.lastCallId,
      regionCode,
    },
    until: secondsAfter(at, giveUpSeconds),
  };
}

/** A person ends a row: nobody need call any more, or the caller was reached another way. @param end.note kept sealed */
export async function endCallBack(
  ports: CallBackPorts,
  callBackId: string,
  end: { readonly reason: "withdrawn" | "reached"; readonly note: string },
  actor: string,
): Promise<Result<CallBack, CallBackRefusal>> {
  const found = await openRow(ports, callBackId);
  if (!found.ok) return found;
  const { kept, row, rules } = found.value;
  const { dialling: _over, ...idle } = kept;
  const deed = { reason: end.reason, at: momentAfter(row, rules.now), by: actor };
  const history = withDeed(kept.history, deed);
  const note = end.note === "" ? undefined : end.note;
  return saved(ports, { ...idle, history, version: kept.version + 1 }, rules, note);
}

/**
 * Our call met a voicemail, a wrong person or nobody: the number waits again, also when the telephone system took the
 * call for an answer and ended the row. What was dialled by hand counts as a try too.
 */
export async function callBackNotReached(
  ports: CallBackPorts,
  callBackId: string,
): Promise<Result<CallBack, CallBackRefusal>> {
  const rules = rowRules(await ports.living.read(), ports.clock.now());
  const kept = await ports.callBacks.find(callBackId);
  const row = presentRow(kept, rules);
  if (row === undefined) return refuse({ kind: "unknown-call-back" });
  const { ended } = row;
  if (ended !== undefined && ended.reason !== "reached") return refuse({ kind: "call-back-ended" });
  const { dialling, ...idle } = kept;
  const wasCounted = dialling !== undefined || ended !== undefined;
  const next: KeptNumber = {
    ...idle,
    history: ended === undefined ? kept.history : withoutReached(kept.history, ended.at),
    notReachedAt: rules.now,
    tries: kept.tries + (wasCounted ? 0 : 1),
    version: kept.version + 1,
  };
  return saved(ports, next, rules);
}

async function saved(
  ports: CallBackPorts,
  next: KeptNumber,
  rules: RowRules,
  note?: string,
): Promise<Result<CallBack, CallBackRefusal>> {
  if (!(await ports.callBacks.save(next, rules, note))) {
    return refuse({ kind: "concurrent-change" });
  }
  const row = presentRow(next, rules);
  return row === undefined ? refuse({ kind: "unknown-call-back" }) : accept(row);
}

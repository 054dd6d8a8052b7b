import type { MarkCallerRequest } from "../contracts/callers.ts";
import type { Call } from "../domain/call/call.ts";
import { isReachable } from "../domain/call/call.ts";
import { momentAfter, presentRow } from "../domain/call/call-back-rows.ts";
import { withDeed } from "../domain/call/call-back-rules.ts";
import { type CallerMark, type MarkRefusal, markedFields, markOf } from "../domain/call/marking.ts";
import { normaliseNumber } from "../domain/call/number.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import { isSameContent } from "../domain/shared/same-content.ts";
import { callBackIdOf } from "./call-back-ports.ts";
import type { AppliedCall, CallStore } from "./call-ports.ts";
import { type CallBackPorts, changeNumber, rowRules } from "./note-call-back.ts";
import type { CaseDesk, CaseStore } from "./ports.ts";
import { type SaveRefusal, saveDecision } from "./save-head.ts";

export type MarkCallerPorts = CallBackPorts & {
  readonly calls: Pick<CallStore, "find" | "mark" | "markNumber">;
};

export type MarkCasePorts = MarkCallerPorts & {
  readonly desk: CaseDesk;
  readonly cases: Pick<CaseStore, "save" | "findDetail">;
};

export type MarkCallerRefusal = MarkRefusal | { readonly kind: "unknown-call" };

/**
 * Writes what a person decides about the number of a call: on the call and on the number's record in one write; then a
 * number that must not be called leaves the call-back list, and the case that was made of the call shows it too.
 */
export async function markCaller(
  ports: MarkCasePorts,
  callId: string,
  request: MarkCallerRequest,
  actor: string,
): Promise<Result<Call, MarkCallerRefusal | SaveRefusal>> {
  const mark = markOf(request, actor, ports.clock.now());
  if (!mark.ok) return mark;
  const call = await ports.calls.find(callId);
  if (call === undefined) return refuse({ kind: "unknown-call" });
  const isNamed = isReachable(call) || mark.value.callBackNumber !== undefined;
  // A register of numbers: without one there is nothing to know the caller by.
  if (request.accessNeed && !isNamed) return refuse({ kind: "number-not-usable" });
  const marked = await ports.calls.mark(callId, mark.value);
  if (marked === undefined) return refuse({ kind: "unknown-call" });
  await leaveAllCallBacks(ports, marked, mark.value);
  const shown = await markCaseOf(ports, marked.call, mark.value);
  return shown.ok || shown.refusal.kind === "unknown-case" ? accept(marked.call) : shown;
}

/** Only the case that this call began: that a further caller must not be called is no word about the first. */
async function markCaseOf(
  ports: MarkCasePorts,
  { callId, caseSerial }: Call,
  mark: CallerMark,
): Promise<Result<unknown, SaveRefusal>> {
  if (caseSerial === undefined) return accept(undefined);
  return saveDecision<never>(ports, caseSerial, (head) =>
    accept(head.callId === callId ? markedHead(head, mark) : head),
  );
}

/**
 * As `markCaller`, for a case: the number of its call, the number that the caller named instead, and the case itself,
 * the numbers first, as nothing may go out to them meanwhile. The same request again makes up for what was interrupted.
 */
export async function markCase(
  ports: MarkCasePorts,
  serial: number,
  request: MarkCallerRequest,
  actor: string,
): Promise<Result<CaseHead, MarkRefusal | SaveRefusal>> {
  const mark = markOf(request, actor, ports.clock.now());
  if (!mark.ok) return mark;
  const detail = await ports.cases.findDetail(serial);
  if (detail === undefined) return refuse({ kind: "unknown-case" });
  await markNumbersOf(ports, detail.head.callId, (await detail.opened()).identity, mark.value);
  return saveDecision<never>(ports, serial, (head) => accept(markedHead(head, mark.value)));
}

/** Marks the numbers behind a case: that of its call, and the one that the caller named instead. */
export async function markNumbersOf(
  ports: MarkCallerPorts,
  callId: string | undefined,
  { callerNumber }: { readonly callerNumber?: string },
  mark: CallerMark,
): Promise<void> {
  const marked = callId === undefined ? undefined : await ports.calls.mark(callId, mark);
  if (marked !== undefined) await leaveAllCallBacks(ports, marked, mark);
  const { e164 } = normaliseNumber(callerNumber);
  if (e164 === undefined) return;
  await leaveCallBacks(ports, await ports.calls.markNumber(e164, mark), mark);
}

function markedHead(head: CaseHead, mark: CallerMark): CaseHead {
  const { doNotContact, language, ...rest } = head;
  const fields = markedFields(head, mark);
  if (isSameContent(fields, markedFields(head, { marked: mark.marked }))) return head;
  const { by: actor, at: changedAt } = mark.marked;
  return { ...rest, ...fields, version: head.version + 1, actor, changedAt };
}

/** The number that the call came from, and the one that its caller gave. */
async function leaveAllCallBacks(
  ports: CallBackPorts,
  { callerHash, ownHash }: AppliedCall,
  mark: CallerMark,
): Promise<void> {
  for (const hash of [callerHash, ownHash]) {
    if (hash !== undefined) await leaveCallBacks(ports, hash, mark);
  }
}

/** The row of a number that must not be called ends, and says so. */
async function leaveCallBacks(
  ports: CallBackPorts,
  callerHash: string,
  { doNotContact, marked }: CallerMark,
): Promise<void> {
  if (!doNotContact) return;
  const found = await ports.callBacks.find(callBackIdOf(callerHash));
  if (found.version === 0) return;
  const rules = rowRules(await ports.living.read(), ports.clock.now());
  await changeNumber(ports, found, rules, (kept) => {
    const row = presentRow(kept, rules);
    if (row === undefined || row.ended !== undefined) return kept;
    const { dialling: _over, ...idle } = kept;
    const at = momentAfter(row, marked.at);
    const deed = { reason: "do-not-contact" as const, at, by: marked.by };
    return { ...idle, history: withDeed(kept.history, deed) };
  });
}

import { markedCall } from "../../domain/call/marking.ts";
import { type UndoRefusal, untyped } from "../../domain/call/typing.ts";
import { accept, type Result, refuse } from "../../domain/shared/result.ts";
import type { Instant } from "../../domain/shared/time.ts";
import type { AppliedCall, CallerMark, CallUpdate } from "../../usecases/call-ports.ts";
import type { Beside } from "./call-entries.ts";
import { isDone, marksOf, type StoredCall, sealExpiry, withGivenNumber } from "./call-item.ts";
import type { CallTable } from "./call-register.ts";
import { callSealContext, openSealed } from "./call-seal.ts";
import { markEntry } from "./caller-item.ts";
import { callSealedKey } from "./table.ts";

/** Decides on a call as it stands and writes it, with what is to be written at once beside it. */
export type ChangeCall = (
  callId: CallUpdate["callId"],
  change: (stored: StoredCall) => StoredCall,
  beside?: (stored: StoredCall) => Beside,
) => Promise<AppliedCall | undefined>;

export async function undoType(
  change: ChangeCall,
  callId: string,
  by: string,
  now: Instant,
): Promise<Result<AppliedCall["call"], UndoRefusal> | undefined> {
  let refusal: UndoRefusal | undefined;
  const applied = await change(callId, (stored) => {
    const undone = untyped(stored, by, now);
    refusal = undone.ok ? undefined : undone.refusal;
    return undone.ok ? undone.value : stored;
  });
  if (applied === undefined) return undefined;
  return refusal === undefined ? accept(applied.call) : refuse(refusal);
}

/** The call, the records of its numbers and, when the caller gave a number, that number sealed: all or nothing. */
export async function markCallOf(
  table: CallTable,
  change: ChangeCall,
  callId: string,
  mark: CallerMark,
): Promise<AppliedCall | undefined> {
  const given = await givenNumber(table, callId, mark);
  return change(
    callId,
    (stored) => {
      const marked = markedCall(stored, mark);
      return given === undefined ? marked : withGivenNumber(marked, given.callerHash);
    },
    (stored) => ({
      callers: marksOf(stored, mark).map((one) => markEntry(table, one.hash, one.mark)),
      ...(given === undefined ? {} : { seal: sealEntry(table, stored, given.seal) }),
    }),
  );
}

async function givenNumber(table: CallTable, callId: string, { callBackNumber }: CallerMark) {
  if (callBackNumber === undefined) return undefined;
  const before = await openSealed(table, callId);
  const context = callSealContext(table.code, callId);
  const [callerHash, seal] = await Promise.all([
    table.mac.numberHash(callBackNumber),
    table.sealer.seal({ ...before, callBackNumber }, context),
  ]);
  return { callerHash, seal };
}

function sealEntry(
  { tableName, code, retention }: CallTable,
  stored: StoredCall,
  seal: Awaited<ReturnType<CallTable["sealer"]["seal"]>>,
) {
  const { call } = stored;
  const expiry = isDone(stored) ? { expiresAt: sealExpiry(call, retention) } : {};
  const Item = { ...callSealedKey(code, call.callId), ...seal, ...expiry };
  return { Put: { TableName: tableName, Item } };
}

import type { Instant } from "../shared/time.ts";
import { type Typing, typed } from "./typing.ts";

/**
 * A person joined the call to a case that tells of the same spot: it is a further report of that case. A call that has
 * become another case meanwhile stays that case's.
 */
export function joinedCall<T extends Typing>(
  state: T,
  caseSerial: number,
  by: string,
  at: Instant,
): T {
  const { caseSerial: before = caseSerial, callType } = state.call;
  const isJoined = state.call.caseSerial === caseSerial && callType === "duplicate";
  if (isJoined || before !== caseSerial) return state;
  const { call, ...rest } = typed(state, "duplicate", by, at);
  const { typedAt: _at, typedBefore: _before, ...said } = call;
  // biome-ignore lint/plugin: only optional fields of the call were left out or set
  return { ...rest, call: { ...said, caseSerial } } as T;
}

/** Takes it off that case again: a person has to say anew what the call is. Another case's call stays as it is. */
export function separatedCall<T extends Typing>(state: T, caseSerial: number): T {
  if (state.call.caseSerial !== caseSerial || state.call.callType !== "duplicate") return state;
  const { callTypeBy: _by, typeByBefore: _byBefore, presumedOver: _over, ...rest } = state;
  const { caseSerial: _case, callType: _type, ...call } = state.call;
  // biome-ignore lint/plugin: only optional fields were left out
  return { ...rest, call } as unknown as T;
}

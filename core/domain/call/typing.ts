import { accept, type Result, refuse } from "../shared/result.ts";
import { elapsedMs, type Instant } from "../shared/time.ts";
import type { Call, CallType } from "./call.ts";
import { abandonedInQueue, lostBeforeQueue } from "./measures.ts";

/** A call with who decided its type. */
export type Typing = {
  readonly call: Call;
  /** Who decided the type; `system` may be overruled by a later event. */
  readonly callTypeBy?: string;
  /** Who had decided the type that stood before; comes back with it. */
  readonly typeByBefore?: string;
  /** Its end never became known, and a person said hours later what it was. */
  readonly presumedOver?: boolean;
};

/** Who decides in the place of a person. */
const system = "system";

/** No call lasts this long: the contact record that tells its end has been lost. Unit: ms. Chosen, not published. */
const longestCallMs = 4 * 3_600_000;

/** So long the same key takes a decision back. Unit: seconds. Source: issue 4 §8. */
export const undoSeconds = 10;

/**
 * A person's word stands over the system's; the system never overrules a person or a case. Said hours after the call,
 * it also ends the waiting for a contact record that never came. The same word again changes nothing: the ten seconds
 * count from the first.
 *
 * @param at when it was said
 */
export function typed<T extends Typing>(state: T, callType: CallType, by: string, at: Instant): T {
  if (by === system) return typedBySystem(state, callType);
  const { call } = state;
  const isLost = call.endedAt === undefined && elapsedMs(call.receivedAt, at) >= longestCallMs;
  const over = isLost ? { presumedOver: true } : {};
  if (call.callType === callType && state.callTypeBy !== system) return { ...state, ...over };
  const { typeByBefore: _older, ...rest } = state;
  return {
    // biome-ignore lint/plugin: only an optional field was left out
    ...(rest as T),
    ...over,
    ...(state.callTypeBy === undefined ? {} : { typeByBefore: state.callTypeBy }),
    callTypeBy: by,
    call: { ...call, callType, typedAt: at, typedBefore: call.callType ?? "undecided" },
  };
}

function typedBySystem<T extends Typing>(state: T, callType: CallType): T {
  const { call } = state;
  const decided =
    call.caseSerial !== undefined || call.callType !== undefined || call.answeredAt !== undefined;
  return decided ? state : { ...state, callTypeBy: system, call: { ...call, callType } };
}

export type UndoRefusal = {
  readonly kind: /** Another person has decided since. */ "typed-by-another" | "undo-too-late";
};

/**
 * Takes the last decision back, by whoever made it and within 10 s by the machine's clock; then the call is as it was. A
 * call of which nothing is to be taken back (it was already, or has become a case) stays as it is.
 */
export function untyped<T extends Typing>(
  state: T,
  by: string,
  now: Instant,
): Result<T, UndoRefusal> {
  const { typedAt, typedBefore, callType: _taken, ...call } = state.call;
  if (typedAt === undefined || typedBefore === undefined) return accept(state);
  if (elapsedMs(typedAt, now) > undoSeconds * 1000) return refuse({ kind: "undo-too-late" });
  if (state.callTypeBy !== by) return refuse({ kind: "typed-by-another" });
  const { callTypeBy: _by, typeByBefore, presumedOver, ...rest } = state;
  const isUndecided = typedBefore === "undecided";
  const before: Typing = {
    ...rest,
    ...(typeByBefore === undefined ? {} : { callTypeBy: typeByBefore }),
    ...(presumedOver === undefined || isUndecided ? {} : { presumedOver }),
    call: isUndecided ? call : { ...call, callType: typedBefore },
  };
  // biome-ignore lint/plugin: only optional fields were left out or taken from before
  return accept(before as T);
}

/**
 * A call that became a case is a real report, whatever it was called before; but a second caller or one who asks after
 * his report stays that. Nothing is to be taken back any more.
 */
export function withCase<T extends Typing>(state: T, caseSerial: number): T {
  const { typedAt: _at, typedBefore: _before, ...call } = state.call;
  const { typeByBefore: _by, callTypeBy, ...rest } = state;
  const { callType } = call;
  const stays = callType === "duplicate" || callType === "follow-up";
  return {
    // biome-ignore lint/plugin: only an optional field was left out
    ...(rest as unknown as T),
    ...(callTypeBy === undefined || callTypeBy === system ? {} : { callTypeBy }),
    call: { caseSerial, ...call, callType: stays ? callType : "normal" },
  };
}

/**
 * The system may call "terputus" only what its record says to have ended without a word, before anybody answered. Never
 * a caller who told by key that he cannot speak, nor one who must not be called: a person decides. Whoever of the others
 * can be called back is on the call-back list. Source: issue 4 §1.
 */
export function isDropped(call: Call): boolean {
  const lost = abandonedInQueue(call) || lostBeforeQueue(call);
  const needsPerson = call.unableToSpeak === true || call.doNotContact !== undefined;
  return lost && call.settled === true && !needsPerson;
}

/** Gives a call that nobody has decided on the system's word, or takes that word back when it no longer fits. */
export function settledType<T extends Typing>(state: T): T {
  const { call } = state;
  const fits = isDropped(call);
  const isUndecided = call.callType === undefined && call.caseSerial === undefined;
  if (isUndecided) {
    return fits ? { ...state, callTypeBy: system, call: { ...call, callType: "dropped" } } : state;
  }
  if (state.callTypeBy !== system || !isGuessWrong(call)) return state;
  const { callType: _guess, ...rest } = call;
  const { callTypeBy: _by, ...beside } = state;
  const before = { ...beside, call: rest };
  // biome-ignore lint/plugin: only optional fields were left out
  return before as unknown as T;
}

/** An answer, another end, or the word of the caller became known late. */
function isGuessWrong(call: Call): boolean {
  return (
    call.answeredAt !== undefined ||
    call.wentOutside === true ||
    call.endedAt === undefined ||
    call.unableToSpeak === true ||
    call.doNotContact !== undefined
  );
}

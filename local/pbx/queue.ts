import type { PbxHandling } from "../../core/contracts/pbx/handling.ts";
import { epochOf, type Instant } from "../../core/domain/shared/time.ts";

/** A call that rings, as far as its place in the queue goes. */
export type Waiting = {
  readonly callId: string;
  readonly offeredAt: Instant;
  readonly handling?: PbxHandling;
  /** Rings at no telephone until then, as its number has another call. */
  readonly heldUntil?: Instant;
  /** The caller pressed 1: while lines were declared overloaded, or while the call was held. */
  readonly putFirst?: boolean;
};

/** What the centre says of a call later than this changes nothing. Unit: ms. Source: docs/network/ip-pbx.md. */
export const latestHandlingMs = 3_000;
/** So long the PBX holds a number's second call. Unit: ms. Source: docs/network/ip-pbx.md. */
export const holdMs = 60_000;
/** So much later a call that was moved back counts as come. Unit: ms. Source: docs/network/ip-pbx.md. */
const laterMs = 60_000;

/** The call that an operator gets who picks up now; held ones ring nowhere. */
export function firstInLine<T extends Waiting>(ringing: readonly T[]): T | undefined {
  return ringing.filter(({ heldUntil }) => heldUntil === undefined).toSorted(byPlace)[0];
}

function byPlace(one: Waiting, other: Waiting): number {
  const isFirst = ({ putFirst }: Waiting) => (putFirst === true ? 0 : 1);
  return isFirst(one) - isFirst(other) || comeAt(one) - comeAt(other);
}

function comeAt({ offeredAt, handling }: Waiting): number {
  return epochOf(offeredAt) + (handling?.queueOrder === "later" ? laterMs : 0);
}

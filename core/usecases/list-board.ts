import type { Call } from "../domain/call/call.ts";
import type { CallBack } from "../domain/call/call-back.ts";
import { compareCallBacks } from "../domain/call/call-back-rank.ts";
import type { CaseHead } from "../domain/case/case.ts";
import type { CentreState } from "../domain/centre/centre.ts";
import type { EmergencyEvent } from "../domain/event/event.ts";
import type { IncomingOffer } from "../domain/handover/handover.ts";
import type { Instant } from "../domain/shared/time.ts";
import type { CaseStore, Clock } from "./ports.ts";

export type Board = {
  readonly cases: readonly CaseHead[];
  readonly calls: readonly Call[];
  readonly callBacks: readonly CallBack[];
  /** Cases that neighbours offer, the oldest first. */
  readonly offers?: readonly IncomingOffer[];
  /** Events of many places that are open. */
  readonly events?: readonly EmergencyEvent[];
  readonly centre?: CentreState;
  readonly next?: string;
  readonly serverTime: Instant;
};

/** One page of what a person still has to do something with; closed cases cost nothing. */
export async function listBoard(
  ports: { readonly cases: Pick<CaseStore, "openPage">; readonly clock: Clock },
  next: string | undefined,
): Promise<Board> {
  const { ended: _finished, callBacks = [], ...page } = await ports.cases.openPage(next);
  return {
    ...page,
    callBacks: callBacks.toSorted(compareCallBacks),
    serverTime: ports.clock.now(),
  };
}

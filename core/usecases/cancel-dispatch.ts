import type { CancelRequest } from "../contracts/cases.ts";
import type { CaseHead } from "../domain/case/case.ts";
import {
  type CaseClosedRefusal,
  cancelAll,
  cancelOne,
  type UnknownDispatchRefusal,
} from "../domain/case/plan.ts";
import { watchRulesOf } from "../domain/dispatch/watch-rules.ts";
import type { Result } from "../domain/shared/result.ts";
import type { Clock } from "./ports.ts";
import { type HeadPorts, type SaveRefusal, saveDecision } from "./save-head.ts";

export type CancelPorts = HeadPorts & { readonly clock: Clock };

export type CancelRefusal = CaseClosedRefusal | UnknownDispatchRefusal | SaveRefusal;

/** Withdraws one agency, or the case from all of them (BATAL). Withdrawing twice changes nothing. */
export function cancelDispatches(
  ports: CancelPorts,
  serial: number,
  { ordinal, reason }: CancelRequest,
  actor: string,
): Promise<Result<CaseHead, CancelRefusal>> {
  const at = ports.clock.now();
  return saveDecision<CaseClosedRefusal | UnknownDispatchRefusal>(ports, serial, (head, living) =>
    ordinal === undefined
      ? cancelAll(head, reason, at, actor, watchRulesOf(living))
      : cancelOne(head, ordinal, reason, at, actor, watchRulesOf(living)),
  );
}

import type { NoteToldRequest } from "../contracts/care.ts";
import type { CaseHead } from "../domain/case/case.ts";
import type { CaseClosedRefusal, UnknownDispatchRefusal } from "../domain/case/plan.ts";
import { type AgencyAnsweredRefusal, noteTold } from "../domain/dispatch/told.ts";
import { watchRulesOf } from "../domain/dispatch/watch-rules.ts";
import type { Result } from "../domain/shared/result.ts";
import type { Clock } from "./ports.ts";
import { type HeadPorts, type SaveRefusal, saveDecision } from "./save-head.ts";

export type NoteToldPorts = HeadPorts & { readonly clock: Clock };

/** Writes who of a silent agency was told and how, which ends the alarm for it. 2 requests. */
export function noteToldAtDesk(
  ports: NoteToldPorts,
  { serial, ordinal }: { readonly serial: number; readonly ordinal: number },
  words: NoteToldRequest,
  actor: string,
): Promise<
  Result<CaseHead, CaseClosedRefusal | UnknownDispatchRefusal | AgencyAnsweredRefusal | SaveRefusal>
> {
  const at = ports.clock.now();
  return saveDecision(ports, serial, (head, living) =>
    noteTold(head, ordinal, words, at, actor, watchRulesOf(living)),
  );
}

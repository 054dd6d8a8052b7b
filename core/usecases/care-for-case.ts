import type { PauseCaseRequest, StepRequest } from "../contracts/care.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { type CaseClosedRefusal, isWorkable } from "../domain/case/plan.ts";
import { type CaseOpenRefusal, type JoinedCaseRefusal, reopenCase } from "../domain/case/reopen.ts";
import { noteCallerTold, type StepRefusal, skipStep, undoSkip } from "../domain/case/sop.ts";
import { type PauseRefusal, pauseCase, resumeCase } from "../domain/deadline/pause.ts";
import { watchRulesOf } from "../domain/dispatch/watch-rules.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { CaseDesk, CaseStore, Clock } from "./ports.ts";
import { type HeadPorts, type SaveRefusal, saveDecision } from "./save-head.ts";

export type CarePorts = HeadPorts & { readonly clock: Clock };

/** A step of the SOP is left out or taken up again, or the caller has been told how it ended. 2 requests. */
export function noteStep(
  ports: CarePorts,
  serial: number,
  request: StepRequest,
  actor: string,
): Promise<Result<CaseHead, StepRefusal | SaveRefusal>> {
  const at = ports.clock.now();
  return saveDecision<StepRefusal>(ports, serial, (head) => {
    if ("how" in request) return noteCallerTold(head, request.how, at, actor);
    const { step, reason, undo } = request;
    if (undo === true) return accept(undoSkip(head, step, at, actor));
    return skipStep(head, step, reason, at, actor);
  });
}

/** The targets of the case stand still, or run on; nobody's alarm stops. 2 requests. */
export function notePause(
  ports: CarePorts,
  serial: number,
  request: PauseCaseRequest,
  actor: string,
): Promise<Result<CaseHead, PauseRefusal | SaveRefusal>> {
  const at = ports.clock.now();
  return saveDecision<PauseRefusal>(ports, serial, (head) =>
    "resume" in request ? resumeCase(head, at, actor) : pauseCase(head, request.reason, at, actor),
  );
}

export type ReopenPorts = {
  readonly desk: CaseDesk;
  readonly cases: Pick<CaseStore, "reopen">;
  readonly clock: Clock;
};

type Reopened = Result<
  CaseHead,
  CaseOpenRefusal | JoinedCaseRefusal | CaseClosedRefusal | SaveRefusal
>;

/** Desks and the shipper change an ended case at once now and then; losing five races in a row is not ordinary. */
const maxAttempts = 5;

/**
 * Takes an ended case up again: 2 requests. Its words live on with it; where their retention has passed it is refused
 * (`case-closed`), as nobody could read what it was about. The same re-opening again is accepted unchanged.
 */
export async function reopenCaseAtDesk(
  ports: ReopenPorts,
  serial: number,
  reason: string,
  actor: string,
): Promise<Reopened> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const reopened = await tryToReopen(ports, serial, reason, actor);
    if (reopened !== undefined) return reopened;
  }
  return refuse({ kind: "concurrent-change" });
}

/** @returns undefined when somebody else has changed the case meanwhile */
async function tryToReopen(
  ports: ReopenPorts,
  serial: number,
  reason: string,
  actor: string,
): Promise<Reopened | undefined> {
  const { head, living } = await ports.desk.read(serial);
  if (head === undefined) return refuse({ kind: "unknown-case" });
  if (isSameAgain(head, reason, actor)) return accept(head);
  const at = ports.clock.now();
  const decided = reopenCase(head, reason, at, actor, watchRulesOf(living));
  if (!decided.ok) return decided;
  const saved = await ports.cases.reopen(decided.value, head.version, at);
  if (saved === "words-gone") return refuse({ kind: "case-closed", status: head.status });
  return saved === "reopened" ? decided : undefined;
}

/** The key was pressed twice, or the first answer was lost. */
function isSameAgain(head: CaseHead, reason: string, actor: string): boolean {
  const newest = head.reopened?.at(-1);
  return isWorkable(head) && newest?.reason === reason && newest.by === actor;
}

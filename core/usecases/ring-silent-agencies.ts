import type { CaseHead } from "../domain/case/case.ts";
import type { DueStep } from "../domain/dispatch/next-step.ts";
import type { Living } from "../domain/region/living.ts";
import { secondsAfter } from "../domain/shared/time.ts";
import type { CallOutQueue, Clock } from "./ports.ts";
import type { RelayPorts } from "./relay-changes.ts";

type RingPorts = {
  readonly regionCode: string;
  readonly clock: Clock;
  readonly callOut?: CallOutQueue;
  readonly onProblem: RelayPorts["onProblem"];
};

/** A call that found no line for so long is overtaken by the next step of the escalation. Unit: seconds. Chosen. */
const lifeSeconds = 180;

/**
 * An agency that has not answered an urgent task at its first reminder is rung: the first person on duty. Asked for before
 * the reminder is written, so that an interruption in between rings once too often in the queue and never not at all; the
 * request's name makes it one call. Reminders go out whatever becomes of it.
 */
export async function ringSilentAgencies(
  ports: RingPorts,
  head: CaseHead,
  steps: readonly DueStep[],
  living: Living,
): Promise<void> {
  const { callOut } = ports;
  if (callOut === undefined || head.priority !== "P1") return;
  for (const step of steps) {
    if (!isFirstReminder(step, head)) continue;
    try {
      await ring(ports, callOut, head, step, living);
    } catch (error) {
      ports.onProblem("call-not-queued", { serial: head.serial, ordinal: step.ordinal }, error);
    }
  }
}

/** Of a task that waits for its first answer: a change or a withdrawal is not a task to accept by key. */
function isFirstReminder(step: DueStep, { dispatches }: CaseHead): boolean {
  const isReminder = step.kind === "repeat" && step.notice === "repeat";
  return isReminder && dispatches[String(step.ordinal)]?.tier === 0;
}

async function ring(
  ports: RingPorts,
  callOut: CallOutQueue,
  head: CaseHead,
  { ordinal, agencyId }: DueStep,
  living: Living,
): Promise<void> {
  const [first] = living.agencies[agencyId]?.contacts ?? [];
  const dispatch = head.dispatches[String(ordinal)];
  if (first === undefined || dispatch === undefined) return;
  const { serial, kind } = head;
  // The reminder that is sent now; an UBAH after it is not acknowledged by this call.
  const seq = dispatch.notice.seq + 1;
  const digits = ports.regionCode.replace(".", "");
  const numbers = { serial: String(serial), ordinal: String(ordinal), seq: String(seq) };
  await callOut.put({
    type: "call.out.v1",
    requestId: `alert-agency-${digits}-${serial}-${ordinal}-${seq}`,
    purpose: "alert-agency",
    to: first.phone,
    attributes: { ...numbers, kind, contactId: first.contactId },
    until: secondsAfter(ports.clock.now(), lifeSeconds),
  });
}

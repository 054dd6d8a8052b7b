import type { CallOut } from "../contracts/events/call-out.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { callSteps, silentSince } from "../domain/dispatch/chain.ts";
import type { Dispatch } from "../domain/dispatch/dispatch.ts";
import type { DueStep } from "../domain/dispatch/next-step.ts";
import { callableOf } from "../domain/dispatch/watch-rules.ts";
import { alertHoldSeconds, callHoldSeconds, supervisorsList } from "../domain/event/once.ts";
import type { Contact, Living } from "../domain/region/living.ts";
import { epochOf, secondsAfter } from "../domain/shared/time.ts";
import type { RekapStore } from "./event-ports.ts";
import type { CallOutQueue, Clock } from "./ports.ts";
import type { RelayPorts } from "./relay-changes.ts";
import { ringOnce } from "./ring-once.ts";

type RingPorts = {
  readonly regionCode: string;
  /** Who has been rung about an event. */
  readonly lists: RekapStore;
  readonly clock: Clock;
  readonly callOut?: CallOutQueue;
  readonly onProblem: RelayPorts["onProblem"];
};

/** Supervisors who are rung at once, the first of their list; all of them get the messages. Chosen. */
const rungSupervisors = 2;

/**
 * Rings whom the steps name: the first and second person on duty of a silent agency, and the supervisors on call. Asked
 * for before the steps are written, so that an interruption in between rings once too often in the queue and never not at
 * all; the request's name makes it one call. Everything else goes on whatever becomes of it.
 *
 * @param after the case with the steps taken: a call reads out the notice that goes out now
 */
export async function ringSilentAgencies(
  ports: RingPorts,
  after: CaseHead,
  steps: readonly DueStep[],
  living: Living,
): Promise<void> {
  const { callOut } = ports;
  if (callOut === undefined) return;
  for (const step of steps) {
    const dispatch = after.dispatches[String(step.ordinal)];
    for (const job of dispatch === undefined ? [] : jobsOf(ports, after, dispatch, step, living)) {
      try {
        await ringOf(ports, callOut, after, step, job);
      } catch (error) {
        ports.onProblem("call-not-queued", { serial: after.serial, ordinal: step.ordinal }, error);
      }
    }
  }
}

/** One call, as it is asked for, and the name of the person in its request. */
type Job = { readonly name: string; readonly request: CallOut };

async function ringOf(
  ports: RingPorts,
  callOut: CallOutQueue,
  { eventSerial }: CaseHead,
  { kind, agencyId }: DueStep,
  { name, request }: Job,
): Promise<void> {
  if (eventSerial === undefined) return callOut.put(request);
  const isAlert = kind === "supervisor";
  const listId = isAlert ? supervisorsList : agencyId;
  const holdSeconds = isAlert ? alertHoldSeconds : callHoldSeconds;
  const prefix = `alert-agency-${ports.regionCode.replace(".", "")}-e${eventSerial}`;
  await ringOnce(ports, { eventSerial, listId, name, holdSeconds }, (nth) =>
    callOut.put({
      ...request,
      requestId: isAlert ? `${prefix}-${name}-${nth}` : `${prefix}-${agencyId}-${name}-${nth}`,
      attributes: {
        ...request.attributes,
        ...(isAlert ? {} : { eventSerial: String(eventSerial) }),
      },
    }),
  );
}

function jobsOf(
  ports: RingPorts,
  head: CaseHead,
  dispatch: Dispatch,
  step: DueStep,
  living: Living,
): readonly Job[] {
  const people = callableOf(living.agencies[step.agencyId]?.contacts ?? []);
  const job = (contact: Contact, name: string, seq: number): Job => ({
    name,
    request: requestOf(ports, head, dispatch, { contact, name, seq }),
  });
  if (step.kind === "supervisor") {
    // A key of theirs answers for no agency: their call stands for no notice.
    return living.supervisors
      .slice(0, rungSupervisors)
      .map((contact, index) => job(contact, `s${index + 1}`, 0));
  }
  const names: readonly string[] = callSteps;
  const person = names.indexOf(step.kind);
  const contact = people[person];
  return contact === undefined ? [] : [job(contact, `c${person + 1}`, dispatch.notice.seq)];
}

function requestOf(
  ports: RingPorts,
  { serial, kind }: CaseHead,
  dispatch: Dispatch,
  call: { readonly contact: Contact; readonly name: string; readonly seq: number },
): CallOut {
  const { ordinal } = dispatch;
  const digits = ports.regionCode.replace(".", "");
  // A silence of its own: a change that is not read is rung about anew.
  const silence = epochOf(silentSince(dispatch)) / 1000;
  const numbers = { serial: String(serial), ordinal: String(ordinal), seq: String(call.seq) };
  return {
    type: "call.out.v1",
    requestId: `alert-agency-${digits}-${serial}-${ordinal}-${Math.floor(silence)}-${call.name}`,
    purpose: "alert-agency",
    to: call.contact.phone,
    attributes: { ...numbers, kind, contactId: call.contact.contactId },
    until: secondsAfter(ports.clock.now(), callHoldSeconds),
  };
}

import type { CaseHead } from "../domain/case/case.ts";
import type { Dispatch } from "../domain/dispatch/dispatch.ts";
import { supervisorsList, weighAlert } from "../domain/event/once.ts";
import {
  type EventNotice,
  emptyRekap,
  type RekapState,
  singlesWithin,
  type Weighed,
  weighNotice,
  windowSeconds,
} from "../domain/event/rekap.ts";
import { afterSingle } from "../domain/event/turns.ts";
import { referenceOf } from "../domain/notice/message-reference.ts";
import { epochOf } from "../domain/shared/time.ts";
import { notePace, readPace } from "./agency-pace.ts";
import { escalationNames } from "./dispatch-notices.ts";
import type { RekapQueue, RekapStore } from "./event-ports.ts";
import type { Clock } from "./ports.ts";

/** Notices of one event come from several shards at once; losing ten races in a row is not ordinary. */
export const maxAttempts = 10;

export type HoldPorts = {
  readonly lists: RekapStore;
  /** Absent where the sweep itself holds what it found lost: it looks again in a minute. */
  readonly rekaps?: RekapQueue;
  readonly clock: Clock;
};

export const changesAllTheTime = "an agency's list changes all the time";

/** Thrown when an agency's list changed at every attempt; the stream brings the notice again. */
export class HoldFault extends Error {
  override readonly name = "HoldFault";
}

/** How a notice is named on a list: `serial:ordinal:seq`. */
export function noticeReference(serial: number, { ordinal, notice }: Dispatch): string {
  return `${serial}:${ordinal}:${notice.seq}`;
}

export function noticeOfReference(reference: string): {
  readonly serial: number;
  readonly ordinal: number;
  readonly seq: number;
} {
  const [serial = 0, ordinal = 0, seq = 0] = reference.split(":").map(Number);
  return { serial, ordinal, seq };
}

type Answer = Pick<Weighed, "isHeld" | "isKnown" | "isTask">;

/**
 * Whether a notice waits for its agency's list of the event instead of going singly. Written down before it is held
 * back, with a due moment, so that the sweep sends what a lost wake-up forgets. No request for a case that is on no event.
 *
 * @throws {HoldFault} after too many races
 */
export async function weighForList(
  ports: HoldPorts,
  head: CaseHead,
  dispatch: Dispatch,
): Promise<Answer> {
  const { eventSerial, priority, serial } = head;
  if (eventSerial === undefined) return { isHeld: false };
  const { agencyId, notice, insteadOf, by } = dispatch;
  const told = {
    reference: noticeReference(serial, dispatch),
    type: notice.type,
    priority,
    isBackup: insteadOf !== undefined && by === "system",
  };
  const elsewhere = await singlesElsewhere(ports, agencyId, told);
  const answer = await hold(ports, eventSerial, agencyId, (state, isOver) =>
    weighNotice(state, told, ports.clock.now(), { isOver, elsewhere }),
  );
  if (!answer.isHeld && told.type === "first") await noteSingle(ports, agencyId, told.reference);
  return answer;
}

/** A task without danger waits for its list also when other events have just sent its agency three notices. */
async function singlesElsewhere(
  { lists, clock }: HoldPorts,
  agencyId: string,
  { type, priority }: EventNotice,
): Promise<RekapState["singles"]> {
  if (type !== "first" || priority === "P1") return {};
  return singlesWithin(await readPace(lists, agencyId), windowSeconds, clock.now());
}

function noteSingle({ lists, clock }: HoldPorts, agencyId: string, reference: string) {
  return notePace(lists, agencyId, (pace) => afterSingle(pace, reference, clock.now()));
}

/**
 * Whether the alert to the supervisors about a silent agency waits, because they have just been told of the event. Written
 * down like a held notice.
 *
 * @throws {HoldFault} after too many races
 */
export async function weighForSupervisors(
  ports: HoldPorts,
  { eventSerial, serial }: CaseHead,
  dispatch: Dispatch,
): Promise<Answer> {
  const supervisor = dispatch.chain?.supervisor;
  if (eventSerial === undefined || supervisor === undefined) return { isHeld: false };
  const alert = {
    reference: `${serial}:${dispatch.ordinal}:${Math.floor(epochOf(supervisor) / 1000)}`,
    message: referenceOf(escalationNames(serial, dispatch, supervisor)),
  };
  return hold(ports, eventSerial, supervisorsList, (state, isOver) =>
    weighAlert(state, alert, ports.clock.now(), isOver),
  );
}

/** Only what would begin to wait asks whether the event goes on: 1 request more. */
async function hold(
  ports: HoldPorts,
  eventSerial: number,
  agencyId: string,
  weigh: (state: RekapState, isOver: boolean) => Weighed,
): Promise<Answer> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const read = await ports.lists.read(eventSerial, agencyId);
    const before = read ?? emptyRekap(eventSerial, agencyId);
    const first = weigh(before, false);
    const begins = first.isHeld && first.state !== before;
    const isOver = begins && (await ports.lists.isOver(eventSerial));
    const answer = isOver ? weigh(before, true) : first;
    if (answer.state === before || (await keep(ports, before, answer.state))) return answer;
  }
  throw new HoldFault(changesAllTheTime);
}

/** Writes the list down; its wake-up follows, and the sweep makes up for one that is lost. */
export async function keep(
  { lists, rekaps, clock }: HoldPorts,
  before: RekapState,
  after: RekapState,
): Promise<boolean> {
  const { dueAt } = after;
  if (!(await lists.save(after, before.version))) return false;
  if (dueAt !== undefined && dueAt !== before.dueAt) {
    await rekaps?.wake(after.eventSerial, after.agencyId, dueAt, clock.now());
  }
  return true;
}

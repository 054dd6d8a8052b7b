import type { NoticeMessage } from "../contracts/events/notice.ts";
import { isWorkable } from "../domain/case/plan.ts";
import { linkLifeSeconds } from "../domain/dispatch/advance.ts";
import { isAwaited } from "../domain/dispatch/chain.ts";
import type { EmergencyEvent } from "../domain/event/event.ts";
import { supervisorsList } from "../domain/event/once.ts";
import {
  afterList,
  countsOf,
  isAnyAwaited,
  isListDue,
  placesOfAgency,
  type RekapState,
} from "../domain/event/rekap.ts";
import { withListed } from "../domain/event/singly.ts";
import { afterTurn, isOnlyReminder, turnOf, withTurn } from "../domain/event/turns.ts";
import type { Living } from "../domain/region/living.ts";
import { type Instant, secondsAfter } from "../domain/shared/time.ts";
import { notePace, readPace } from "./agency-pace.ts";
import { noticeOf, publishNotice } from "./dispatch-notices.ts";
import { noticeOfReference } from "./hold-notices.ts";
import type { RekapPorts } from "./rekap-ports.ts";
import { sendHeldAlerts } from "./send-held-alerts.ts";

/** Notices are held while a list goes out; losing ten races in a row is not ordinary. */
const maxAttempts = 10;

/** Lists that one sweep sends; the next minute's sweep takes the rest. Chosen, not measured. */
const sweepLimit = 50;

/**
 * Sends one agency its list of an event, once what is held for it has come due. Published before it is written down as
 * sent: an interruption sends it twice, never not at all. Lost on its way, no receipt says that it has reached anybody,
 * and the sweep publishes what it stood for. A notice that came meanwhile starts the next list. One that only reminds waits
 * for its turn among the lists of all events; the sweep sends it then.
 *
 * @returns whether a list went out
 */
export async function sendRekap(
  ports: RekapPorts,
  eventSerial: number,
  agencyId: string,
): Promise<boolean> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const sent = await sendOrWait(ports, eventSerial, agencyId);
    if (sent !== undefined) return sent;
  }
  return false;
}

/** @returns undefined when somebody changed the list meanwhile: it may tell of a task by now */
async function sendOrWait(
  ports: RekapPorts,
  eventSerial: number,
  agencyId: string,
): Promise<boolean | undefined> {
  const read = await ports.lists.read(eventSerial, agencyId);
  if (read === undefined) return false;
  if (agencyId === supervisorsList) return sendHeldAlerts(ports, read);
  if (!isListDue(read, ports.clock.now())) return false;
  const turn = isOnlyReminder(read) ? await turnAhead(ports, read) : undefined;
  if (turn === undefined) return sendNow(ports, read);
  return (await waitForTurn(ports, read, turn)) ? false : undefined;
}

/** When the list may go out, the agency having had one of any event of late; undefined: now. 1 request. */
async function turnAhead(
  { lists, clock }: RekapPorts,
  state: RekapState,
): Promise<Instant | undefined> {
  const now = clock.now();
  const turn = turnOf(state, await readPace(lists, state.agencyId), now);
  return turn > now ? turn : undefined;
}

/**
 * Books the turn once the list has written it down: a turn that no list knows of would cost every event of the agency two
 * minutes. 1 request, and 2 more to book one.
 *
 * @returns false when somebody changed the list meanwhile, and nothing was booked
 */
async function waitForTurn(
  { lists }: RekapPorts,
  state: RekapState,
  turn: Instant,
): Promise<boolean> {
  const { agencyId, turnAt, version } = state;
  if (!(await lists.save(withTurn(state, turn), version))) return false;
  if (turnAt !== turn) await notePace(lists, agencyId, (pace) => afterTurn(pace, turn));
  return true;
}

async function sendNow(ports: RekapPorts, state: RekapState): Promise<boolean> {
  const covers = await publishList(ports, state);
  if (covers !== undefined) {
    await notePace(ports.lists, state.agencyId, (pace) => afterTurn(pace, ports.clock.now()));
  }
  return noteSent(ports, state, covers ?? []);
}

/** A notice that was held while the list went out changes the state: it is kept for the next list. */
async function noteSent(
  { lists, clock }: RekapPorts,
  sent: RekapState,
  covers: readonly string[],
): Promise<boolean> {
  let current: RekapState | undefined = sent;
  for (let attempt = 1; current !== undefined && attempt <= maxAttempts; attempt++) {
    const after = withListed(afterList(current, sent.held, clock.now()), covers, current);
    if (await lists.save(after, current.version)) return true;
    current = await lists.read(sent.eventSerial, sent.agencyId);
  }
  return false;
}

/** @returns what it stands for; undefined when nobody has to answer anything on it, and nothing was published */
async function publishList(
  ports: RekapPorts,
  state: RekapState,
): Promise<readonly string[] | undefined> {
  const { event } = await ports.events.read(state.eventSerial, []);
  if (event === undefined) return undefined;
  const [{ heads }, living] = await Promise.all([
    ports.events.read(undefined, event.places),
    ports.living.read(),
  ]);
  const places = placesOfAgency(heads, state.agencyId);
  const listed = new Set(places.map(({ head }) => head.serial));
  const covers = state.held.filter((reference) => listed.has(noticeOfReference(reference).serial));
  await publishLeftOut(ports, state, covers, living);
  if (!isAnyAwaited(places)) return undefined;
  const list = listNotice(ports, event, state, living, countsOf(places));
  await publishNotice(ports, { ...list, covers });
  return covers;
}

/** A place was taken off or split off while its notice was held: no list of this event says it, so it goes singly. */
async function publishLeftOut(
  ports: RekapPorts,
  { held }: RekapState,
  covers: readonly string[],
  living: Living,
): Promise<void> {
  const left = held.filter((reference) => !covers.includes(reference)).map(noticeOfReference);
  if (left.length === 0) return;
  const serials = [...new Set(left.map(({ serial }) => serial))];
  const { heads } = await ports.events.read(undefined, serials);
  for (const { serial, ordinal, seq } of left) {
    const head = heads.find((one) => one.serial === serial);
    const dispatch = head?.dispatches[String(ordinal)];
    if (head === undefined || dispatch?.notice.seq !== seq || !isWorkable(head)) continue;
    if (isAwaited(dispatch)) {
      await publishNotice(ports, noticeOf(ports.regionCode, head, dispatch, living));
    }
  }
}

function listNotice(
  ports: RekapPorts,
  { serial, eventNumber, name, kind }: EmergencyEvent,
  { agencyId, lists }: RekapState,
  living: Living,
  counts: ReturnType<typeof countsOf>,
): NoticeMessage {
  const at = ports.clock.now();
  const duty = living.agencies[agencyId];
  const ordinal = ports.agencies.findIndex((agency) => agency.agencyId === agencyId);
  const webhook = duty?.webhookUrl === undefined ? {} : { webhookUrl: duty.webhookUrl };
  return {
    type: "dispatch.notice.v1",
    region: ports.regionCode,
    serial,
    caseNumber: eventNumber,
    ordinal,
    agencyId,
    seq: lists + 1,
    notice: "rekap",
    at,
    kind,
    priority: counts.lifeInDanger > 0 ? "P1" : "P2",
    district: "",
    village: "",
    list: { name, ...counts },
    linkExpiresAt: secondsAfter(at, linkLifeSeconds),
    recipients: (duty?.contacts ?? []).map(({ contactId, phone, channels }) => ({
      contactId,
      phone,
      channels: [...channels],
    })),
    ...webhook,
  };
}

/** Lists whose wake-up was lost. @returns how many went out */
export async function sweepRekaps(ports: RekapPorts, faults: unknown[]): Promise<number> {
  let sent = 0;
  for (const { eventSerial, agencyId } of await ports.lists.due(ports.clock.now(), sweepLimit)) {
    try {
      if (await sendRekap(ports, eventSerial, agencyId)) sent++;
    } catch (error) {
      faults.push(error);
    }
  }
  return sent;
}

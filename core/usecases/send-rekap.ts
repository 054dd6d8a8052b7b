import type { NoticeMessage } from "../contracts/events/notice.ts";
import { linkLifeSeconds } from "../domain/dispatch/advance.ts";
import type { EmergencyEvent } from "../domain/event/event.ts";
import {
  afterList,
  countsOf,
  isListDue,
  placesOfAgency,
  type RekapState,
} from "../domain/event/rekap.ts";
import type { Living } from "../domain/region/living.ts";
import { secondsAfter } from "../domain/shared/time.ts";
import { publishNotice } from "./dispatch-notices.ts";
import type { EventStore, RekapStore } from "./event-ports.ts";
import type { CaseStore, Clock, LivingStore, Notifier } from "./ports.ts";
import type { RelayPorts } from "./relay-changes.ts";

export type RekapPorts = {
  readonly regionCode: string;
  /** Of the region, in the order of its file: a list's link names its agency by index. */
  readonly agencies: readonly { readonly agencyId: string }[];
  readonly lists: RekapStore;
  readonly events: Pick<EventStore, "read">;
  readonly cases: Pick<CaseStore, "stampReceipts">;
  readonly living: Pick<LivingStore, "read">;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly onProblem: RelayPorts["onProblem"];
};

/** Channel and recipient of the receipts that say: this notice went out within a list. */
const listReceipt = { channel: "rekap", contactId: "rekap" } as const;

/** Notices are held while a list goes out; losing ten races in a row is not ordinary. */
const maxAttempts = 10;

/** Receipts in one request to the table. */
const stampsAtOnce = 100;

/** Lists that one sweep sends; the next minute's sweep takes the rest. Chosen, not measured. */
const sweepLimit = 50;

/**
 * Sends one agency its list of an event, once what is held for it has come due. Published before it is written down as
 * sent: an interruption sends it twice, never not at all. A notice that came meanwhile starts the next list.
 *
 * @returns whether a list went out
 */
export async function sendRekap(
  ports: RekapPorts,
  eventSerial: number,
  agencyId: string,
): Promise<boolean> {
  const read = await ports.lists.read(eventSerial, agencyId);
  if (read === undefined || !isListDue(read, ports.clock.now())) return false;
  await publishList(ports, read);
  await stampHeld(ports, read);
  return noteSent(ports, read);
}

/** A notice that was held while the list went out changes the state: it is kept for the next list. */
async function noteSent({ lists, clock }: RekapPorts, sent: RekapState): Promise<boolean> {
  let current: RekapState | undefined = sent;
  for (let attempt = 1; current !== undefined && attempt <= maxAttempts; attempt++) {
    if (await lists.save(afterList(current, sent.held, clock.now()), current.version)) return true;
    current = await lists.read(sent.eventSerial, sent.agencyId);
  }
  return false;
}

async function publishList(ports: RekapPorts, state: RekapState): Promise<void> {
  const { event } = await ports.events.read(state.eventSerial, []);
  if (event === undefined) return;
  const [{ heads }, living] = await Promise.all([
    ports.events.read(undefined, event.places),
    ports.living.read(),
  ]);
  const counts = countsOf(placesOfAgency(heads, state.agencyId));
  if (counts.reports > 0)
    await publishNotice(ports, listNotice(ports, event, state, living, counts));
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

/** Every notice that the list stands for has left its trace: the sweep does not take it for lost. */
async function stampHeld(ports: RekapPorts, { held }: RekapState): Promise<void> {
  const stamps = held.map((reference) => {
    const [serial = 0, ordinal = 0, seq = 0] = reference.split(":").map(Number);
    const stage = "sent" as const;
    return { serial, ordinal, seq, ...listReceipt, stage, at: ports.clock.now() };
  });
  for (let start = 0; start < stamps.length; start += stampsAtOnce) {
    await ports.cases.stampReceipts(stamps.slice(start, start + stampsAtOnce));
  }
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

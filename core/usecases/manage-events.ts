import type {
  CloseEventRequest,
  OpenEventRequest,
  PlaceOnEventRequest,
  SplitEventRequest,
} from "../contracts/events.ts";
import type { CaseHead } from "../domain/case/case.ts";
import type { EmergencyEvent } from "../domain/event/event.ts";
import {
  changePlaces,
  closeEvent,
  type EventRefusal,
  openEvent,
  splitEvent,
} from "../domain/event/rules.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { EventStore } from "./event-ports.ts";
import type { Clock } from "./ports.ts";

/** Operators put places on one event at once; losing ten races in a row is not ordinary. */
const maxAttempts = 10;

export type EventPorts = {
  readonly regionCode: string;
  /** Ids of the region's agencies. */
  readonly agencyIds: ReadonlySet<string>;
  readonly events: EventStore;
  readonly clock: Clock;
};

export type ManageEventRefusal =
  | EventRefusal
  | { readonly kind: "unknown-event" }
  | { readonly kind: "unknown-agency"; readonly agencyId: string }
  | { readonly kind: "unknown-case"; readonly serials: readonly number[] }
  | { readonly kind: "concurrent-change" };

export type Managed = { readonly event: EmergencyEvent; readonly other?: EmergencyEvent };
type Outcome = Result<Managed, ManageEventRefusal>;

/** A person opens an event. The same request sent twice makes one. 4 requests. */
export async function openEventAtDesk(
  ports: EventPorts,
  request: OpenEventRequest,
  actor: string,
): Promise<Outcome> {
  const { requestId, places, leadAgency, name, kind } = request;
  if (!ports.agencyIds.has(leadAgency)) {
    return refuse({ kind: "unknown-agency", agencyId: leadAgency });
  }
  const made = await madeBefore(ports, requestId);
  if (made !== undefined) return made;
  const serial = await ports.events.nextSerial();
  return attempt(ports, undefined, places, async ({ heads }) => {
    const at = ports.clock.now();
    const input = { code: ports.regionCode, serial, name, kind, leadAgency, at, actor };
    const opened = openEvent(input, heads);
    if (!opened.ok) return opened;
    const { event } = opened.value;
    const saved = await ports.events.save(
      [{ event, readVersion: 0 }],
      opened.value.heads,
      requestId,
    );
    return saved ? accept({ event }) : madeBefore(ports, requestId);
  });
}

async function madeBefore(ports: EventPorts, requestId: string): Promise<Outcome | undefined> {
  const serial = await ports.events.madeBy(requestId);
  if (serial === undefined) return undefined;
  const { event } = await ports.events.read(serial, []);
  return event === undefined ? refuse({ kind: "unknown-event" }) : accept({ event });
}

/** Puts cases on an event, or takes them off: 2 requests. What is so already changes nothing. */
export async function placeOnEvent(
  ports: EventPorts,
  eventSerial: number,
  { add = [], remove = [] }: PlaceOnEventRequest,
  actor: string,
): Promise<Outcome> {
  return attempt(ports, eventSerial, [...add, ...remove], async ({ event, heads }) => {
    if (event === undefined) return refuse({ kind: "unknown-event" });
    const of = (serials: readonly number[]) =>
      heads.filter(({ serial }) => serials.includes(serial));
    const cases = { add: of(add), remove: of(remove) };
    const changed = changePlaces(event, cases, ports.clock.now(), actor);
    if (!changed.ok) return changed;
    const after = changed.value.event;
    if (after === event) return accept({ event });
    const write = { event: after, readVersion: event.version };
    const saved = await ports.events.save([write], changed.value.heads);
    return saved ? accept({ event: after }) : undefined;
  });
}

/** Some places become an event of their own: 4 requests. The same request sent twice makes one. */
export async function splitEventAtDesk(
  ports: EventPorts,
  eventSerial: number,
  { requestId, name, places }: SplitEventRequest,
  actor: string,
): Promise<Outcome> {
  const made = await madeBefore(ports, requestId);
  if (made !== undefined) return made;
  const serial = await ports.events.nextSerial();
  return attempt(ports, eventSerial, places, async ({ event, heads }) => {
    if (event === undefined) return refuse({ kind: "unknown-event" });
    const part = { code: ports.regionCode, serial, name, heads };
    const split = splitEvent(event, part, ports.clock.now(), actor);
    if (!split.ok) return split;
    const { left, event: own, heads: moved } = split.value;
    const writes = [
      { event: own, readVersion: 0 },
      { event: left, readVersion: event.version },
    ];
    const saved = await ports.events.save(writes, moved, requestId);
    return saved ? accept({ event: own, other: left }) : madeBefore(ports, requestId);
  });
}

/** The event ends; its places go on. 2 requests. */
export async function closeEventAtDesk(
  ports: EventPorts,
  eventSerial: number,
  { reason }: CloseEventRequest,
  actor: string,
): Promise<Outcome> {
  return attempt(ports, eventSerial, [], async ({ event }) => {
    if (event === undefined) return refuse({ kind: "unknown-event" });
    const closed = closeEvent(event, reason, ports.clock.now(), actor);
    if (closed === event) return accept({ event });
    const saved = await ports.events.save([{ event: closed, readVersion: event.version }], []);
    return saved ? accept({ event: closed }) : undefined;
  });
}

type Read = Awaited<ReturnType<EventStore["read"]>>;

/** Reads, decides, writes if nobody wrote in between; otherwise reads and decides again. */
async function attempt(
  { events }: EventPorts,
  eventSerial: number | undefined,
  serials: readonly number[],
  decide: (read: Read) => Promise<Outcome | undefined>,
): Promise<Outcome> {
  for (let tries = 1; tries <= maxAttempts; tries++) {
    const read = await events.read(eventSerial, serials);
    const missing = unknownOf(serials, read.heads);
    if (missing.length > 0) return refuse({ kind: "unknown-case", serials: missing });
    const decided = await decide(read);
    if (decided !== undefined) return decided;
  }
  return refuse({ kind: "concurrent-change" });
}

function unknownOf(serials: readonly number[], heads: readonly CaseHead[]): readonly number[] {
  const known = new Set(heads.map(({ serial }) => serial));
  return serials.filter((serial) => !known.has(serial));
}

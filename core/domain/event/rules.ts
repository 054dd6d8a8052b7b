import type { CaseHead } from "../case/case.ts";
import type { Kind } from "../case/kind.ts";
import { shortNumber } from "../case/numbers.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import type { Instant } from "../shared/time.ts";
import type { EmergencyEvent } from "./event.ts";

/** One transaction takes 100 items, two of which are not places. Source: DynamoDB quotas. */
export const mostPlacesAtOnce = 98;

export type EventRefusal =
  | { readonly kind: "event-closed" }
  /** Cases that are a place of an event already; each is on one at most. */
  | { readonly kind: "already-on-event"; readonly serials: readonly number[] }
  | { readonly kind: "not-on-event"; readonly serials: readonly number[] }
  /** The case has been joined to another one, which is the place. */
  | { readonly kind: "joined-elsewhere"; readonly serials: readonly number[] }
  | { readonly kind: "case-closed"; readonly serials: readonly number[] }
  | { readonly kind: "too-many-places"; readonly most: number };

/** What is written together, all or nothing. */
export type EventChange = {
  readonly event: EmergencyEvent;
  /** Cases that come on or off, each with one more version. */
  readonly heads: readonly CaseHead[];
};

/** `33.75-P0003` ("peristiwa"). @param code Kemendagri code of the region */
export function eventNumberOf(code: string, serial: number): string {
  return `${code}-P${shortNumber(serial)}`;
}

export type OpenEventInput = {
  readonly code: string;
  readonly serial: number;
  readonly name: string;
  readonly kind: Kind;
  readonly leadAgency: string;
  readonly at: Instant;
  readonly actor: string;
};

/** A person opens an event with its first places. */
export function openEvent(
  input: OpenEventInput,
  heads: readonly CaseHead[],
): Result<EventChange, EventRefusal> {
  const { code, serial, name, kind, leadAgency, at, actor } = input;
  const event: EmergencyEvent = {
    serial,
    eventNumber: eventNumberOf(code, serial),
    name,
    kind,
    leadAgency,
    status: "open",
    openedAt: at,
    openedBy: actor,
    places: [],
    version: 0,
  };
  const placed = changePlaces(event, { add: heads, remove: [] }, at, actor);
  return placed.ok ? accept({ ...placed.value, event: versioned(placed.value.event, 1) }) : placed;
}

function versioned(event: EmergencyEvent, version: number): EmergencyEvent {
  return { ...event, version };
}

/**
 * Puts cases on the event and takes others off, in one write. What is so already stays as it is: when nothing is left to
 * do, the very same event comes back. Off a closed event a place may be taken, on it none comes.
 */
export function changePlaces(
  event: EmergencyEvent,
  cases: { readonly add: readonly CaseHead[]; readonly remove: readonly CaseHead[] },
  at: Instant,
  actor: string,
): Result<EventChange, EventRefusal> {
  const come = cases.add.filter(({ eventSerial }) => eventSerial !== event.serial);
  const go = cases.remove.filter(({ eventSerial }) => eventSerial === event.serial);
  const refusal = placeRefusal(event, come) ?? sizeRefusal(come.length + go.length);
  if (refusal !== undefined) return refuse(refusal);
  if (come.length + go.length === 0) return accept({ event, heads: [] });
  const gone = new Set(go.map(({ serial }) => serial));
  const places = [
    ...event.places.filter((serial) => !gone.has(serial)),
    ...come.map(({ serial }) => serial),
  ];
  return accept({
    event: { ...event, places, version: event.version + 1 },
    heads: [
      ...come.map((head) => placed(head, event.serial, at, actor)),
      ...go.map((head) => placed(head, undefined, at, actor)),
    ],
  });
}

function sizeRefusal(count: number): EventRefusal | undefined {
  return count > mostPlacesAtOnce ? { kind: "too-many-places", most: mostPlacesAtOnce } : undefined;
}

function placeRefusal(
  { status }: EmergencyEvent,
  come: readonly CaseHead[],
): EventRefusal | undefined {
  if (come.length === 0) return undefined;
  if (status === "closed") return { kind: "event-closed" };
  const serialsOf = (is: (head: CaseHead) => boolean) =>
    come.filter(is).map(({ serial }) => serial);
  const joined = serialsOf(({ joinedTo }) => joinedTo !== undefined);
  if (joined.length > 0) return { kind: "joined-elsewhere", serials: joined };
  const elsewhere = serialsOf(({ eventSerial }) => eventSerial !== undefined);
  if (elsewhere.length > 0) return { kind: "already-on-event", serials: elsewhere };
  const ended = serialsOf((head) => head.status === "closed" || head.status === "cancelled");
  return ended.length > 0 ? { kind: "case-closed", serials: ended } : undefined;
}

/** One more version, so that every desk and the national centre see it; no agency is told of it. */
function placed(
  head: CaseHead,
  eventSerial: number | undefined,
  at: Instant,
  actor: string,
): CaseHead {
  const { eventSerial: _before, ...rest } = head;
  const changed = { ...rest, version: head.version + 1, actor, changedAt: at };
  return eventSerial === undefined ? changed : { ...changed, eventSerial };
}

/** The part of an event that a person splits off, as a new event with the same kind and lead agency. */
export function splitEvent(
  event: EmergencyEvent,
  part: {
    readonly code: string;
    readonly serial: number;
    readonly name: string;
    readonly heads: readonly CaseHead[];
  },
  at: Instant,
  actor: string,
): Result<EventChange & { readonly left: EmergencyEvent }, EventRefusal> {
  if (event.status === "closed") return refuse({ kind: "event-closed" });
  const { heads, name, serial, code } = part;
  const strangers = heads.filter(({ eventSerial }) => eventSerial !== event.serial);
  if (strangers.length > 0) {
    return refuse({ kind: "not-on-event", serials: strangers.map((head) => head.serial) });
  }
  const tooMany = sizeRefusal(heads.length + 1);
  if (tooMany !== undefined) return refuse(tooMany);
  const moved = heads.map((head) => head.serial);
  const left = {
    ...event,
    places: event.places.filter((place) => !moved.includes(place)),
    version: event.version + 1,
  };
  const split: EmergencyEvent = {
    ...event,
    serial,
    eventNumber: eventNumberOf(code, serial),
    name,
    openedAt: at,
    openedBy: actor,
    places: moved,
    splitFrom: event.serial,
    version: 1,
  };
  return accept({
    event: split,
    left,
    heads: heads.map((head) => placed(head, serial, at, actor)),
  });
}

/** Its places go on as they are. Closed stays closed. */
export function closeEvent(
  event: EmergencyEvent,
  closeReason: string,
  at: Instant,
  actor: string,
): EmergencyEvent {
  if (event.status === "closed") return event;
  const closed = { status: "closed", closedAt: at, closedBy: actor, closeReason } as const;
  return { ...event, ...closed, version: event.version + 1 };
}

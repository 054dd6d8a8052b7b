import type { Place } from "../../core/domain/case/case.ts";
import type { Kind } from "../../core/domain/case/kind.ts";
import { type Instant, instantOf } from "../../core/domain/shared/time.ts";
import { type Random, seeded } from "../seeded.ts";
import type { Difficulty, Grade } from "./grades.ts";
import { type Anchor, anchorOf, type Town, tellPlace } from "./telling.ts";
import { hardBriefs, idleBriefs, tellings } from "./texts/report-words.ts";

/**
 * A day of calls as a centre of a size may get it, with the truth of each: which event the caller tells of. Written
 * and committed before the matcher, from what is known of centres (domain.md 6.1, 6.3, 6.6), not from what the matcher
 * can do. Seeded: the same seed and size give the same day.
 */
export type CityDay = { readonly seed: number; readonly calls: readonly CityCall[] };

export type CityCall = {
  /** Unit: calls of the day, by time, from 0. */
  readonly index: number;
  readonly receivedAt: Instant;
  /** What the operator has typed when the candidates are shown. */
  readonly report: {
    readonly kind?: Kind;
    readonly place?: Place;
    readonly brief?: string;
  };
  /** The event that it tells of; absent: none. */
  readonly event?: number;
  /** The first caller of its event, for whom nothing should be offered. */
  readonly isFirst: boolean;
  /** The harder of this call's and that of the call that began the case. */
  readonly grade: Grade;
  readonly difficulty?: Difficulty;
  /** When the case of the event leaves the board; the same for all its callers. */
  readonly caseEndsAt?: Instant;
};

type Event = {
  readonly id: number;
  readonly kind: Kind;
  /** Ways to tell what happened. */
  readonly briefs: readonly string[];
  readonly anchor: Anchor;
  readonly beganMs: number;
  readonly endsMs: number;
  readonly isTwin: boolean;
};
type Told = Omit<CityCall, "index" | "receivedAt" | "grade" | "isFirst"> & {
  readonly atMs: number;
  readonly own: Exclude<Grade, "idle">;
};

const dayStartMs = Date.UTC(2026, 10, 20, 17);
const minute = 60_000;
/** Reports among the calls; the others are prank, ghost, information, cut off. Kota Semarang 2025: 43 % (domain.md 6.1). */
const reportShare = 0.4;
/** Chosen. Shares of the reports; of the events, for twins. */
const hardShare = 0.12;
const nearShare = 0.35;
const twinShare = 0.15;

/** @param size calls of the day: 50, 500, 2000 */
export function cityDay(seed: number, size: number, town: Town): CityDay {
  const random = seeded(seed * 7919 + size);
  const reports = Math.round(size * reportShare);
  const told: Told[] = [];
  let id = 1;
  while (told.length < reports) {
    const hasTwin = random.next() < twinShare;
    const event = newEvent(random, town, id++, hasTwin);
    told.push(...tellersOf(random, town, event));
    if (hasTwin) told.push(...tellersOf(random, town, twinOf(random, town, event, id++)));
  }
  const graded = gradedOf(told.slice(0, reports));
  const idle = Array.from({ length: size - reports }, () => idleCall(random));
  const calls = [...graded, ...idle].sort((one, other) => one.atMs - other.atMs);
  return {
    seed,
    calls: calls.map(({ atMs, ...call }, index) => ({
      index,
      receivedAt: instantOf(atMs),
      ...call,
    })),
  };
}

/** More in the daytime than at night. */
function momentOf(random: Random): number {
  const hour = random.next() < 0.75 ? 6 + random.below(16) : random.below(24);
  return dayStartMs + hour * 60 * minute + random.below(60 * minute);
}

function kindOf(random: Random): Kind {
  const all = entriesOf(tellings);
  const total = all.reduce((sum, [, { share }]) => sum + share, 0);
  let left = random.below(total);
  for (const [kind, { share }] of all) {
    left -= share;
    if (left < 0) return kind;
  }
  return "other";
}

function newEvent(random: Random, town: Town, id: number, isTwin: boolean): Event {
  const kind = kindOf(random);
  const anchor = anchorOf(random, town);
  return eventAt(random, { id, kind, anchor, beganMs: momentOf(random), isTwin });
}

function eventAt(random: Random, made: Omit<Event, "endsMs" | "briefs">): Event {
  const telling = tellings[made.kind];
  const [least, most] = telling?.openMinutes ?? [30, 120];
  const endsMs = made.beganMs + (least + random.below(most - least)) * minute;
  return { ...made, endsMs, briefs: random.pick(telling?.briefs ?? [[""]]) };
}

/** Another event: same kind, same kelurahan, within half an hour, somewhere else. */
function twinOf(random: Random, town: Town, event: Event, id: number): Event {
  const anchor = anchorOf(random, town, event.anchor);
  const beganMs = event.beganMs + (1 + random.below(29)) * minute;
  return eventAt(random, { id, kind: event.kind, anchor, beganMs, isTwin: true });
}

function tellersOf(random: Random, town: Town, event: Event): Told[] {
  const { callers, spreadMinutes } = tellings[event.kind] ?? { callers: [1, 1], spreadMinutes: 1 };
  const [least, most] = callers;
  // Few events have many callers.
  const count = least + Math.floor((most - least + 1) * random.next() ** 2);
  return Array.from({ length: count }, (_, teller) => {
    const later =
      teller === 0 ? 0 : 30_000 + Math.floor(random.next() ** 2 * spreadMinutes * minute);
    return tellerOf(random, town, event, Math.min(event.beganMs + later, event.endsMs - minute));
  });
}

function tellerOf(random: Random, town: Town, event: Event, atMs: number): Told {
  const draw = random.next();
  const caseEndsAt = instantOf(event.endsMs);
  const base = { atMs, event: event.id, caseEndsAt };
  if (draw < hardShare) return { ...base, own: "hard", report: hardReport(random, event) };
  const difficulty = difficultyOf(random, event, draw);
  const place = tellPlace(random, town, event.anchor, difficulty);
  const mistakenFor: readonly Kind[] = tellings[event.kind]?.mistakenFor ?? ["other"];
  const kind = difficulty === "other-kind" ? random.pick(mistakenFor) : event.kind;
  const report = { kind, place, brief: random.pick(event.briefs) };
  if (difficulty === undefined) return { ...base, own: "clear", report };
  return { ...base, own: "near", difficulty, report };
}

function difficultyOf(random: Random, event: Event, draw: number): Difficulty | undefined {
  if (event.isTwin) return "twin";
  if (draw >= hardShare + nearShare) return undefined;
  return random.pick(["misspelt-landmark", "neighbouring-village", "other-kind"] as const);
}

/** Silent, or without a place; now and then the kecamatan is known. */
function hardReport(random: Random, event: Event): CityCall["report"] {
  if (random.next() < 0.3) return {};
  const brief = random.pick(hardBriefs);
  const kind = random.next() < 0.7 ? { kind: event.kind } : {};
  const { districtCode, district } = event.anchor;
  const known =
    random.next() < 0.3 ? { districtCode, district } : { districtCode: "", district: "" };
  const place = { ...known, villageCode: "", village: "", detail: "", certain: false };
  return { ...kind, brief, place };
}

function idleCall(random: Random) {
  const brief = random.pick(idleBriefs);
  return {
    atMs: momentOf(random),
    isFirst: false,
    grade: "idle" as const,
    report: brief === "" ? {} : { brief },
  };
}

const hardness: Readonly<Record<Exclude<Grade, "idle">, number>> = { clear: 0, near: 1, hard: 2 };

/** A call is as hard as the harder of itself and the one that the case was written from; twins are near on both sides. */
function gradedOf(
  told: readonly Told[],
): (Omit<CityCall, "index" | "receivedAt"> & { atMs: number })[] {
  const byTime = told.toSorted((one, other) => one.atMs - other.atMs);
  const firsts = new Map<number, Told>();
  return byTime.map((one) => {
    const { own, ...call } = one;
    const event = call.event ?? 0;
    const first = firsts.get(event) ?? one;
    const isFirst = first === one;
    firsts.set(event, first);
    const harder = hardness[own] >= hardness[first.own] ? one : first;
    const difficulty = harder.difficulty === undefined ? {} : { difficulty: harder.difficulty };
    const { difficulty: _own, ...rest } = call;
    return { ...rest, ...difficulty, isFirst, grade: harder.own };
  });
}

function entriesOf<K extends string, V>(record: Readonly<Partial<Record<K, V>>>): [K, V][] {
  // biome-ignore lint/plugin: the keys of a record are those of its type
  return Object.entries(record) as [K, V][];
}

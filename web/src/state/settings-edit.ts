import type * as z from "zod/mini";
import type { agencyDuty, contact, waits } from "../../../core/contracts/living.ts";
import { livingSchemas } from "../../../core/contracts/living.ts";
import type { settingsResponse } from "../../../core/contracts/settings.ts";
import type { LivingTopic } from "../../../core/domain/region/living.ts";
import { livingIssues } from "../../../core/domain/region/living-rules.ts";
import {
  epochOf,
  type Instant,
  instantOf,
  startOfDay,
  type TimeZone,
} from "../../../core/domain/shared/time.ts";

export type Settings = z.infer<typeof settingsResponse>["settings"];
export type Versions = z.infer<typeof settingsResponse>["versions"];
export type Contact = z.infer<typeof contact>;
export type AgencyDuty = z.infer<typeof agencyDuty>;
export type Waits = z.infer<typeof waits>;

/** Topics in the order of the list; a recorded voice is deployed (runbook 13), so `prompts` has no form. */
export const editable = [
  "agencies",
  "routing",
  "waits",
  "overflowNumber",
  "supervisors",
  "operators",
  "roster",
  "declaredEvent",
  "telephone",
  "localKinds",
  "languages",
  "neighbours",
  "preAlertKinds",
  "overload",
  "blocked",
] as const satisfies readonly LivingTopic[];
export type EditableTopic = (typeof editable)[number];

/** A topic's new value and the version that it replaces. */
export type WholeValue = { readonly value: unknown; readonly version: number };

/** What was read of a topic, and what stands now. */
type Read = { readonly settings: Settings; readonly versions: Versions };

/**
 * One agency's new duty within all of them as they stand now: another supervisor may have saved another agency
 * meanwhile. When it was this one that was saved, the version that was read goes along, so that the centre refuses.
 */
export function withDuty(read: Read, now: Read, agencyId: string, duty: AgencyDuty): WholeValue {
  const before = JSON.stringify(read.settings.agencies[agencyId]);
  const same = JSON.stringify(now.settings.agencies[agencyId]) === before;
  return {
    value: { ...now.settings.agencies, [agencyId]: duty },
    version: (same ? now : read).versions.agencies ?? 0,
  };
}

/** Path of the first thing that is wrong with a new value, as `0.phone`; undefined when nothing is. */
export function wrongPath(
  topic: LivingTopic,
  value: unknown,
  agencyIds: readonly string[],
): string | undefined {
  const read = livingSchemas[topic].safeParse(value);
  if (!read.success) return read.error.issues[0]?.path.join(".") ?? topic;
  return livingIssues({ [topic]: read.data }, agencyIds)[0]?.split(":")[0];
}

/** A new row of a duty list; its id is new in the list and says nothing about a person. */
export function newContact(existing: readonly Contact[], prefix: string): Contact {
  const taken = new Set(existing.map((known) => known.contactId));
  let number = existing.length + 1;
  while (taken.has(`${prefix}-${number}`)) number += 1;
  return {
    contactId: `${prefix}-${number}`,
    title: "",
    phone: "+62",
    channels: ["whatsapp", "sms"],
  };
}

/** Replaces one element of a list. */
export function withItem<T>(list: readonly T[], index: number, item: T): T[] {
  return list.map((known, at) => (at === index ? item : known));
}

export function withoutItem<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

/** `60, 150` as seconds; undefined when one of them is no whole number above zero. */
export function secondsList(text: string): number[] | undefined {
  const parts = text.split(",").map((part) => part.trim());
  const numbers = parts.filter((part) => part !== "").map(Number);
  return numbers.every((number) => Number.isInteger(number) && number > 0) ? numbers : undefined;
}

/** A short word that a schema takes as an id, made of what people call the thing: "Kabupaten Batang" → `kabupaten-batang`. */
export function idOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-+$/g, "")
    .slice(0, 40);
}

/** `2026-11-21 14.30` on the region's clock; undefined when it is not written so. */
export function localMoment(text: string, zone: TimeZone): Instant | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{2})[.:](\d{2})$/.exec(text.trim());
  const [, date, hour, minute] = parts ?? [];
  if (date === undefined || Number.isNaN(Date.parse(date))) return undefined;
  const minutes = Number(hour) * 60 + Number(minute);
  return instantOf(epochOf(startOfDay(date, zone)) + minutes * 60_000);
}

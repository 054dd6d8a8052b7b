import type * as z from "zod/mini";
import type { agencyDuty, contact, waits } from "../../../core/contracts/region.ts";
import { livingSchemas } from "../../../core/contracts/region.ts";
import type { settingsResponse } from "../../../core/contracts/settings.ts";
import type { LivingTopic } from "../../../core/domain/region/living.ts";
import {
  epochOf,
  type Instant,
  instantOf,
  startOfDay,
  type TimeZone,
} from "../../../core/domain/shared/time.ts";

export type Settings = z.infer<typeof settingsResponse>["settings"];
export type Contact = z.infer<typeof contact>;
export type AgencyDuty = z.infer<typeof agencyDuty>;
export type Waits = z.infer<typeof waits>;

/** Topics with a form of their own here; prompts and blocked numbers get theirs with the contact centre. */
export const editable = [
  "agencies",
  "routing",
  "waits",
  "overflowNumber",
  "supervisors",
  "operators",
] as const satisfies readonly LivingTopic[];
export type EditableTopic = (typeof editable)[number];

/** Path of the first thing that is wrong with a new value, as `0.phone`; undefined when nothing is. */
export function wrongPath(topic: LivingTopic, value: unknown): string | undefined {
  const read = livingSchemas[topic].safeParse(value);
  return read.success ? undefined : (read.error.issues[0]?.path.join(".") ?? topic);
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

/** `2026-11-21 14.30` on the region's clock; undefined when it is not written so. */
export function localMoment(text: string, zone: TimeZone): Instant | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{2})[.:](\d{2})$/.exec(text.trim());
  const [, date, hour, minute] = parts ?? [];
  if (date === undefined || Number.isNaN(Date.parse(date))) return undefined;
  const minutes = Number(hour) * 60 + Number(minute);
  return instantOf(epochOf(startOfDay(date, zone)) + minutes * 60_000);
}

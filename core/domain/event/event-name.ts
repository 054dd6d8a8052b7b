import { kindWords } from "../notice/kind-words.ts";
import type { EmergencyEvent } from "./event.ts";
import { eventWords } from "./event-words.ts";

/** The word for an event in messages to agencies: that of its name, else that of its kind. */
export function eventWord({ name, kind }: Pick<EmergencyEvent, "name" | "kind">): string {
  const upper = `${name.toUpperCase()} `;
  return eventWords.find((word) => upper.startsWith(`${word} `)) ?? kindWords[kind];
}

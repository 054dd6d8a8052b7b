import { checkPattern, type EventPattern, matchesPattern } from "./event-pattern.ts";
import { jsonObject } from "./json.ts";
import type { MessageAttribute } from "./sqs-message.ts";

/** What a filter policy looks at: the attributes of a message, or its JSON body. */
export type FilterScope = "MessageAttributes" | "MessageBody";

/** @throws Error at boot when the policy uses something that cannot be judged here. */
export function checkFilter(policy: EventPattern, scope: FilterScope, where: string): void {
  checkPattern(policy, where);
  const nested = Object.entries(policy).find(
    ([name, wanted]) => name !== "$or" && !Array.isArray(wanted),
  );
  if (scope === "MessageAttributes" && nested !== undefined) {
    throw new Error(`${where}: ${nested[0]} is nested, which only the scope MessageBody allows`);
  }
}

/** @returns whether a subscription with this filter policy gets the message. */
export function passesFilter(
  policy: EventPattern | undefined,
  scope: FilterScope,
  message: string,
  attributes: Readonly<Record<string, MessageAttribute>>,
): boolean {
  if (policy === undefined) return true;
  if (scope === "MessageAttributes") return matchesPattern(policy, valuesOf(attributes));
  const body = jsonObject(message);
  return body !== undefined && matchesPattern(policy, body);
}

function valuesOf(attributes: Readonly<Record<string, MessageAttribute>>): Record<string, unknown> {
  const entries = Object.entries(attributes).filter(([, one]) => one.dataType !== "Binary");
  return Object.fromEntries(entries.map(([name, one]) => [name, plainValue(one)]));
}

function plainValue({ dataType, value }: MessageAttribute): unknown {
  if (dataType === "Number") return Number(value);
  return dataType === "String.Array" ? JSON.parse(value) : value;
}

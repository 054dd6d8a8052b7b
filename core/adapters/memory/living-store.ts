import type { Living, LivingTopic } from "../../domain/region/living.ts";
import type { DayLedger, LivingChange, LivingStore } from "../../usecases/ports.ts";
import { livingOf, versionsOf } from "../dynamodb/living-store.ts";

/** Living values in memory, for tests. */
export function memoryLivingStore(first: Living): LivingStore {
  const changes: LivingChange[] = [];
  const of = (topic: LivingTopic) => changes.filter((change) => change.topic === topic);
  return {
    read: async () => livingOf(first, changes),
    history: async (topic) => of(topic).reverse(),
    async *changes(topic) {
      yield* of(topic).reverse();
    },
    current: async () => ({ settings: livingOf(first, changes), versions: versionsOf(changes) }),
    write: async (topic, value, by, reason, at, expected) => {
      if (expected !== undefined && expected !== of(topic).length) return undefined;
      const change = { topic, version: of(topic).length + 1, value, by, reason, at };
      changes.push(change);
      return change;
    },
  };
}

export function memoryDayLedger(): DayLedger {
  let span: { readonly first: string; readonly last?: string } | undefined;
  const refused = new Set<string>();
  return {
    begun: async (today) => {
      span ??= { first: today };
      return { ...span, refused: [...refused].sort() };
    },
    markShipped: async (date) => {
      if (span?.last === undefined || span.last < date) {
        span = { first: span?.first ?? date, last: date };
      }
    },
    noteRefused: async (date) => void refused.add(date),
    clearRefused: async (date) => void refused.delete(date),
  };
}

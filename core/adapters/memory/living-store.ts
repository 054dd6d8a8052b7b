import type { Living, LivingTopic } from "../../domain/region/living.ts";
import type { DayLedger, LivingChange, LivingStore } from "../../usecases/ports.ts";
import { livingOf, versionsOf } from "../dynamodb/living-store.ts";

/** Living values in memory, for tests. */
export function memoryLivingStore(first: Living): LivingStore {
  const changes: LivingChange[] = [];
  const of = (topic: LivingTopic) => changes.filter((change) => change.topic === topic);
  return {
    overflowNumber: async () => livingOf(first, changes).overflowNumber,
    read: async () => livingOf(first, changes),
    history: async (topic) => of(topic).reverse(),
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
  return {
    begun: async (today) => {
      span ??= { first: today };
      return span;
    },
    markShipped: async (date) => {
      if (span?.last === undefined || span.last < date) {
        span = { first: span?.first ?? date, last: date };
      }
    },
  };
}

import type { Living, LivingTopic } from "../../domain/region/living.ts";
import type { DayLedger, LivingChange, LivingStore } from "../../usecases/ports.ts";
import { livingOf } from "../dynamodb/living-store.ts";

/** Living values in memory, for tests. */
export function memoryLivingStore(first: Living): LivingStore {
  const changes: LivingChange[] = [];
  const of = (topic: LivingTopic) => changes.filter((change) => change.topic === topic);
  return {
    read: async () => livingOf(first, changes),
    history: async (topic) => of(topic).reverse(),
    write: async (topic, value, by, reason, at) => {
      const change = { topic, version: of(topic).length + 1, value, by, reason, at };
      changes.push(change);
      return change;
    },
  };
}

export function memoryDayLedger(): DayLedger {
  let last: string | undefined;
  return {
    lastShipped: async () => last,
    markShipped: async (date) => {
      if (last === undefined || last < date) last = date;
    },
  };
}

import { livingTopics } from "../../domain/region/living.ts";
import type { CaseDesk } from "../../usecases/ports.ts";
import { headOf } from "./head-item.ts";
import { type LivingTable, livingOf } from "./living-store.ts";
import { readAll } from "./requests.ts";
import { headKey, livingKey } from "./table.ts";

/** Case and living values in one batch read: all their keys are known. */
export function dynamoCaseDesk(table: LivingTable): CaseDesk {
  const { code, first } = table;
  const livingKeys = livingTopics.map((topic) => livingKey(code, topic));
  const livingPartition = livingKey(code, "").pk;
  return {
    async read(serial) {
      const items = await readAll(table, [headKey(code, serial), ...livingKeys]);
      const changed = items.filter(({ pk }) => pk === livingPartition);
      const head = items.find(({ sk, pk }) => sk === "HEAD" && pk !== livingPartition);
      return { head: headOf(head), living: livingOf(first, changed, table.onUnreadable) };
    },
  };
}

import { type OperatorList, withOperatorList } from "../domain/centre/told-operators.ts";
import { elapsedMs } from "../domain/shared/time.ts";
import type { CentreStore } from "./centre-ports.ts";
import { changeCentre } from "./change-centre.ts";
import type { Clock } from "./ports.ts";

/** An older list says nothing of who sits there now. Unit: ms. Chosen: as long as the PBX may be silent unnoticed. */
const staleMs = 300_000;

/**
 * Keeps what the PBX tells of its operators. What follows from it (nobody ready, fewer than promised) is judged by
 * the watch in the contact region at its next look, within a minute.
 */
export async function noteOperators(
  ports: { readonly centre: CentreStore; readonly clock: Clock },
  list: OperatorList,
): Promise<void> {
  const now = ports.clock.now();
  if (elapsedMs(list.at, now) > staleMs) return;
  await changeCentre(ports, ({ record }) => ({ record: withOperatorList(record, list, now) }));
}

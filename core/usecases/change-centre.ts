import type { CentreRecord } from "../domain/centre/watch.ts";
import type { Centre, CentreStore } from "./centre-ports.ts";
import type { Clock } from "./ports.ts";

/** Agent events, calls and keys come at once; more lost races than this in a row are a fault. */
const maxAttempts = 10;

/** The centre changed too often while something was to be written; whoever called may try again. */
export class CentreContended extends Error {
  override readonly name = "CentreContended";
}

type CentrePorts = { readonly centre: CentreStore; readonly clock: Clock };

/**
 * Reads, decides, writes if nobody wrote in between; nothing is written when nothing changes.
 *
 * @throws {CentreContended} after too many lost races
 */
export async function changeCentre<T extends { readonly record: CentreRecord }>(
  ports: CentrePorts,
  decide: (centre: Centre) => T,
): Promise<T> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const centre = await ports.centre.read(ports.clock.now());
    const decided = decide(centre);
    if (isSameRecord(decided.record, centre.record)) return decided;
    if (await ports.centre.save(decided.record, centre.record.state.version)) return decided;
  }
  throw new CentreContended("the centre could not be saved");
}

/** Key order is the writers', the same in both: a record is always made from the one that was read. */
function isSameRecord(one: CentreRecord, other: CentreRecord): boolean {
  return one === other || sortedText(one) === sortedText(other);
}

function sortedText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The record with the lines and waiting calls of this moment. */
export function withLineCounts(
  { record, lines, outgoing }: Centre,
  linesTotal: number,
): CentreRecord {
  const state = {
    ...record.state,
    linesInUse: lines.length,
    linesTotal,
    outgoingWaiting: outgoing.filter(({ status }) => status === "waiting").length,
  };
  return { ...record, state };
}

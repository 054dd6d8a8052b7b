import { readFileSync } from "node:fs";
import { dynamoCallStore } from "../core/adapters/dynamodb/call-store.ts";
import type { TableAccess } from "../core/adapters/dynamodb/client.ts";
import type { Call } from "../core/domain/call/call.ts";
import {
  type CarrierComparison,
  compareWithCarrier,
  type Reconciliation,
  reconcileCalls,
} from "../core/domain/reporting/reconcile.ts";
import { type Instant, instantOf, localDate, type TimeZone } from "../core/domain/shared/time.ts";

/** Only the table is read: no key of a caller is needed, and none is used. */
function noKey(): never {
  throw new Error("a reconciliation opens nothing that is sealed");
}

/** Calls of one local day, by pages. */
export async function callsOf(
  table: TableAccess & { readonly timeZone: TimeZone },
  date: string,
): Promise<readonly Call[]> {
  const store = dynamoCallStore({
    ...table,
    retention: { case: 0, callerIdentity: 0 },
    sealer: { seal: async () => noKey(), open: async () => noKey() },
    mac: { numberHash: async () => noKey(), linkMac: async () => noKey() },
  });
  const calls: Call[] = [];
  for await (const call of store.ofDay(date)) calls.push(call);
  return calls;
}

/**
 * Starts of calls in the carrier's file: one call a line, the first cell that is a moment (`2026-11-21T07:05:00+07:00`;
 * without a zone it is refused, as a carrier's clock may be in any). Heads and empty lines are passed over; numbers are
 * not looked at.
 *
 * @throws {RangeError} for a moment without a zone
 */
export function carrierStarts(csv: string, date: string, zone: TimeZone): readonly Instant[] {
  return csv.split(/\r?\n/).flatMap((line) => {
    const cell = line
      .split(/[,;\t]/)
      .map((text) => text.replaceAll('"', "").trim())
      .find((text) => /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text));
    if (cell === undefined) return [];
    if (!/(Z|[+-]\d{2}:?\d{2})$/.test(cell)) throw new RangeError(`waktu tanpa zona: ${cell}`);
    const start = instantOf(Date.parse(cell.replace(" ", "T")));
    return localDate(start, zone) === date ? [start] : [];
  });
}

/** What a person reads; Indonesian. */
export function reconciliationLines(
  date: string,
  own: Reconciliation,
  carrier: CarrierComparison | undefined,
): { readonly lines: readonly string[]; readonly clean: boolean } {
  const lines = [
    `${date}: ${own.calls} panggilan, ${own.records} dengan catatan telepon`,
    ...own.withoutRecord.map((callId) => `tanpa catatan telepon: ${callId}`),
  ];
  if (carrier !== undefined) {
    lines.push(`operator telekomunikasi mencatat ${carrier.carrier} panggilan`);
    lines.push(`tidak pernah sampai: ${carrier.neverArrived}`);
    lines.push(...carrier.minutes.map(({ minute, missing }) => `${minute} UTC: ${missing}`));
  }
  const clean = own.withoutRecord.length === 0 && (carrier?.neverArrived ?? 0) === 0;
  return { lines, clean };
}

/**
 * `npm run region -- reconcile 33.75 2026-11-21 [--carrier file.csv]`.
 *
 * @returns the exit code: 0 nothing left over, 1 something is, 2 it could not be looked at
 */
export async function reconcile(
  table: TableAccess & { readonly timeZone: TimeZone },
  words: readonly string[],
  now: Instant,
): Promise<{ readonly lines: readonly string[]; readonly exitCode: number }> {
  const [date = "", option, file] = words;
  const isOption = option === undefined || (option === "--carrier" && file !== undefined);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !isOption) {
    const usage = "npm run region -- reconcile 33.75 2026-11-21 [--carrier berkas.csv]";
    return { lines: [usage], exitCode: 2 };
  }
  const calls = await callsOf(table, date);
  const voice = calls.filter(({ channel }) => channel === "voice");
  const carrier =
    file === undefined
      ? undefined
      : compareWithCarrier(
          carrierStarts(readFileSync(file, "utf8"), date, table.timeZone),
          voice.map(({ receivedAt }) => receivedAt),
        );
  const { lines, clean } = reconciliationLines(date, reconcileCalls(calls, now), carrier);
  return { lines, exitCode: clean ? 0 : 1 };
}

import type { CaseStore } from "../../core/usecases/ports.ts";

/** Serials of the cases that wait for the national centre, the oldest end first. */
export async function unshippedOf(cases: Pick<CaseStore, "unshipped">): Promise<readonly number[]> {
  const serials: number[] = [];
  for await (const { serial } of cases.unshipped()) serials.push(serial);
  return serials;
}

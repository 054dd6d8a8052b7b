import * as z from "zod/mini";

const status = z.object({ door: z.string(), tables: z.record(z.string(), z.string()) });

/** Whoever answers on the port is this machine's own system, or nobody. Unit: ms. */
const timeoutMs = 1_500;

export type LocalTable = {
  /** URL of the local AWS services. */
  readonly door: string;
  readonly tableName: string;
};

/** The table of one region in a running local system; undefined when none runs or it has no such region. */
export async function localTable(url: string, code: string): Promise<LocalTable | undefined> {
  const found = status.safeParse(await statusOf(url));
  const tableName = found.success ? found.data.tables[code] : undefined;
  return found.success && tableName !== undefined
    ? { door: found.data.door, tableName }
    : undefined;
}

async function statusOf(url: string): Promise<unknown> {
  try {
    const answer = await fetch(`${url}/lokal/api/status`, {
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await answer.json();
  } catch {
    return undefined;
  }
}

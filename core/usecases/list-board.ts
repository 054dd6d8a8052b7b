import type { Call } from "../domain/call/call.ts";
import type { CaseHead } from "../domain/case/case.ts";
import type { Instant } from "../domain/shared/time.ts";
import type { CaseStore, Clock } from "./ports.ts";

export type Board = {
  readonly cases: readonly CaseHead[];
  readonly calls: readonly Call[];
  readonly next?: string;
  readonly serverTime: Instant;
};

/** One page of what a person still has to do something with; closed cases cost nothing. */
export async function listBoard(
  ports: { readonly cases: Pick<CaseStore, "openPage">; readonly clock: Clock },
  next: string | undefined,
): Promise<Board> {
  const { ended: _finished, ...page } = await ports.cases.openPage(next);
  return { ...page, serverTime: ports.clock.now() };
}

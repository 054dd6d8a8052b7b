import type { Instant } from "../../core/domain/shared/time.ts";
import type { Api } from "./api.ts";
import type { CallBackRow, CallRow, CaseRow, Centre, EventRow, OfferRow } from "./state/board.ts";

/** A board of more pages is cut; 100 rows a page. */
const maxPages = 50;

type WholeBoard = {
  readonly cases: readonly CaseRow[];
  readonly calls: readonly CallRow[];
  readonly callBacks: readonly CallBackRow[];
  readonly events: readonly EventRow[];
  readonly offers: readonly OfferRow[];
  readonly centre: Centre | undefined;
  readonly serverTime: Instant;
};

/**
 * All pages; undefined when one could not be had, as half a board would hide cases. Rows of every sort stand on the page of
 * their moment; only the centre is told once, on the first page.
 */
export async function wholeBoard(api: Pick<Api, "board">): Promise<WholeBoard | undefined> {
  const cases: CaseRow[] = [];
  const calls: CallRow[] = [];
  const callBacks: CallBackRow[] = [];
  const events: EventRow[] = [];
  const offers: OfferRow[] = [];
  let centre: Centre | undefined;
  let next: string | undefined;
  let serverTime: Instant | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await api.board(next);
    if (!answer.ok) return undefined;
    const { value } = answer;
    cases.push(...value.cases);
    calls.push(...value.calls);
    callBacks.push(...value.callBacks);
    events.push(...(value.events ?? []));
    offers.push(...(value.offers ?? []));
    centre ??= value.centre;
    serverTime = value.serverTime;
    next = value.next;
    if (next === undefined) break;
  }
  if (serverTime === undefined) return undefined;
  return { cases, calls, callBacks, events, offers, centre, serverTime };
}

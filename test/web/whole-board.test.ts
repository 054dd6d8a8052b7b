import { expect, it } from "vitest";
import type { BoardResponse } from "../../core/contracts/board.ts";
import { instantOf } from "../../core/domain/shared/time.ts";
import type { Api } from "../../web/src/api.ts";
import { wholeBoard } from "../../web/src/whole-board.ts";
import { aCase, anEvent, anOffer } from "./a-case.ts";

const serverTime = instantOf(Date.parse("2026-11-22T03:00:00.000Z"));
const centre = {
  operators: [],
  staffed: 2,
  ready: 1,
  promised: 2,
  linesInUse: 0,
  linesTotal: 10,
  outgoingWaiting: 0,
  version: 4,
};
const empty: BoardResponse = { cases: [], calls: [], callBacks: [], serverTime };

/** A board of these pages; a page that is not there cannot be had. */
function pages(...all: readonly (Partial<BoardResponse> | undefined)[]): Pick<Api, "board"> {
  return {
    board: async (next) => {
      const at = Number(next ?? "0");
      const page = all[at];
      if (page === undefined) return { ok: false, problem: { kind: "network" } };
      const more = at + 1 < all.length ? { next: String(at + 1) } : {};
      return { ok: true, value: { ...empty, ...page, ...more } };
    },
  };
}

it("keeps an event and a neighbour's offer that stand on the board's second page", async () => {
  const first = { cases: [aCase(1)], events: [anEvent(3)], offers: [anOffer("H1")], centre };
  const second = { cases: [aCase(2)], events: [anEvent(4)], offers: [anOffer("H2")] };

  expect(await wholeBoard(pages(first, second))).toEqual({
    cases: first.cases.concat(second.cases),
    calls: [],
    callBacks: [],
    events: first.events.concat(second.events),
    offers: first.offers.concat(second.offers),
    centre,
    serverTime,
  });
});

it("is none at all when one of its pages could not be had", async () => {
  expect(await wholeBoard(pages({ cases: [aCase(1)] }, undefined))).toBeUndefined();
});

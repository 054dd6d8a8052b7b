import fc from "fast-check";
import { expect, it } from "vitest";
import type { CaseHead } from "../../../../core/domain/case/case.ts";
import { mayClose } from "../../../../core/domain/case/plan.ts";
import type { HandoverState } from "../../../../core/domain/handover/handover.ts";
import {
  answerHandover,
  type Fallback,
  keepHandover,
  offerHandover,
  ownerOf,
  withdrawHandover,
} from "../../../../core/domain/handover/rules.ts";
import type { Result } from "../../../../core/domain/shared/result.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { aHead, at, someWaits } from "../../../support/builders.ts";

const fallback: Fallback = { waits: someWaits, standInOf: (agencyId) => agencyId };
const acts = ["offer", "accepted", "refused", "completed", "withdraw", "watch", "close"] as const;
type Act = (typeof acts)[number];

/** Written down a second time, on purpose: the code's own table is not asked. */
const legal: Readonly<Record<HandoverState, readonly HandoverState[]>> = {
  offered: ["offered", "accepted", "refused", "kept", "withdrawn", "completed"],
  accepted: ["accepted", "completed", "refused", "withdrawn"],
  refused: ["refused"],
  kept: ["kept"],
  withdrawn: ["withdrawn"],
  completed: ["completed", "withdrawn"],
};

function step(head: CaseHead, act: Act, seconds: number): CaseHead {
  const now = secondsAfter(at("08:00:00"), seconds);
  const by = "operator:1";
  const of = (result: Result<CaseHead, unknown>) => (result.ok ? result.value : head);
  switch (act) {
    case "offer": {
      const offer = { neighbourId: "n", way: "phone", fallback: ["damkar", "pmi"] } as const;
      return of(offerHandover(head, { ...offer, at: now, by, waits: someWaits }));
    }
    case "withdraw":
      return of(withdrawHandover(head, now, by, someWaits));
    case "watch":
      return keepHandover(head, now, fallback);
    case "close":
      return mayClose(head).ok
        ? { ...head, status: "closed", closedAt: now, version: head.version + 1 }
        : head;
    default: {
      const handoverId = head.handover?.handoverId ?? "";
      return of(answerHandover(head, handoverId, { answer: act, at: now, by }, fallback));
    }
  }
}

const histories = fc.array(
  fc.record({ act: fc.constantFrom(...acts), wait: fc.integer({ min: 0, max: 30 }) }),
  { minLength: 1, maxLength: 25 },
);

function checkForward(before: CaseHead, head: CaseHead): void {
  const [one, other] = [before.handover, head.handover];
  if (head !== before) expect(head.version).toBe(before.version + 1);
  if (one === undefined) return;
  if (one.handoverId === other?.handoverId) {
    expect(legal[one.state]).toContain(other.state);
    return;
  }
  expect(["refused", "kept", "withdrawn"]).toContain(one.state);
  expect(head.pastHandovers?.at(-1)).toEqual(one);
}

function checkOwned(head: CaseHead): void {
  const { handover, status, due, dispatches } = head;
  const state = handover?.state ?? "withdrawn";
  const isTheirs = ["accepted", "completed"].includes(state);
  expect(ownerOf(head).owner).toBe(isTheirs ? "neighbour" : "us");
  // Ours, and refused or not answered: somebody has been sent.
  const isSent = Object.keys(dispatches).length > 0;
  expect(isSent || !["kept", "refused"].includes(state)).toBe(true);
  // Asked and open: the watch knows when to look.
  const isWatched = due !== undefined && due <= (handover?.answerDue ?? "");
  expect(isWatched || state !== "offered" || status === "closed").toBe(true);
}

it("goes only forward, is never without an owner, and never falls between two centres", () => {
  fc.assert(
    fc.property(histories, (history) => {
      let head = aHead();
      let seconds = 0;
      for (const { act, wait } of history) {
        seconds += wait;
        const before = head;
        head = step(before, act, seconds);
        checkForward(before, head);
        checkOwned(head);
      }
    }),
    { seed: 112, numRuns: 1_000 },
  );
});

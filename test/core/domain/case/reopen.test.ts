import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseHead, SopStep } from "../../../../core/domain/case/case.ts";
import { cancelAll, confirmCancelled, mayClose } from "../../../../core/domain/case/plan.ts";
import { reopenCase } from "../../../../core/domain/case/reopen.ts";
import { advanceDispatch, isLive } from "../../../../core/domain/dispatch/advance.ts";
import { isEscalated, isTold } from "../../../../core/domain/dispatch/chain.ts";
import { type Dispatch, dispatchStatuses } from "../../../../core/domain/dispatch/dispatch.ts";
import { nextStep } from "../../../../core/domain/dispatch/next-step.ts";
import { watchRulesOf } from "../../../../core/domain/dispatch/watch-rules.ts";
import type { Handover } from "../../../../core/domain/handover/handover.ts";
import { ownerOf } from "../../../../core/domain/handover/rules.ts";
import { aLiving } from "../../../support/async-world.ts";
import { accepted, aDispatch, aHead, at } from "../../../support/builders.ts";

const waits = watchRulesOf(aLiving());
const by = "operator:9";
const ended = { status: "closed", disposition: "handled", closedAt: at("08:30:00") } as const;
const reopen = (head: Parameters<typeof reopenCase>[0]) =>
  reopenCase(head, "Api menyala lagi", at("09:00:00"), by, waits);

const asCounted = ({ ordinal, status, stamps, resumedAt }: Dispatch) => ({
  ...{ ordinal, status, stamps, resumedAt },
});

function liveOf(head: CaseHead): Dispatch {
  const [first] = Object.values(head.dispatches).filter(isLive);
  if (first === undefined) throw new Error("nobody is at work");
  return first;
}

describe("a case that is taken up again", () => {
  it("keeps its number and its past, with one version more and the reason", () => {
    const done = aDispatch({ status: "completed", statusAt: at("08:20:00") });
    const head = aHead({ ...ended, version: 5, victims: 2 }, done);
    const { disposition: _d, closedAt: _c, ...kept } = head;

    expect(reopen(head)).toStrictEqual({
      ok: true,
      value: {
        ...kept,
        status: "open",
        version: 6,
        actor: by,
        changedAt: at("09:00:00"),
        dispatches: { 1: done },
        reopened: [{ at: at("09:00:00"), by, reason: "Api menyala lagi" }],
      },
    });
  });

  it("adds to the earlier re-openings", () => {
    const before = { at: at("08:40:00"), by: "operator:1", reason: "Salah tutup" };
    const head = accepted(reopen(aHead({ ...ended, reopened: [before] })));

    expect(head.reopened).toStrictEqual([
      before,
      { at: at("09:00:00"), by, reason: "Api menyala lagi" },
    ]);
  });

  it("has its agencies at work as they were, with a link that lives on, and is told so", () => {
    const crew = aDispatch({ status: "on-scene", stamps: { sent: at("08:00:00") } });
    const head = accepted(reopen(aHead(ended, crew)));

    expect(head.status).toBe("dispatched");
    expect(head.dispatches).toStrictEqual({
      1: {
        ...crew,
        resumedAt: at("09:00:00"),
        tier: 0,
        notice: { ...crew.notice, since: at("09:00:00") },
        linkExpiresAt: "2026-11-28T09:00:00.000Z",
      },
    });
    expect(head.due).toBeUndefined();
    const later = advanceDispatch(liveOf(head), "completed", at("09:01:00"), "agency-link:damkar");
    expect(later.ok).toBe(true);
  });

  it("waits anew for an agency that had not answered, from the re-opening on", () => {
    const silent = aDispatch({ tier: 3, escalatedAt: at("08:02:00"), alarmedAt: at("08:05:00") });
    const told = { who: "Danru", how: "HT", by, at: at("08:03:00") };
    for (const before of [silent, { ...silent, told }]) {
      const head = accepted(reopen(aHead(ended, before)));
      expect(head.due).toBe(at("09:00:30"));
      const resumed = liveOf(head);
      expect([isTold(resumed), isEscalated(resumed)]).toStrictEqual([false, false]);
      expect(nextStep(head, waits, {}, at("09:00:30")).steps).toStrictEqual([
        { kind: "repeat", ordinal: 1, agencyId: "damkar", tier: 1, notice: "repeat" },
        { kind: "call-1", ordinal: 1, agencyId: "damkar" },
      ]);
    }
  });

  it("rings anew when the agency refuses after it", () => {
    const silent = aDispatch({ escalatedAt: at("08:02:00"), chain: { backup: at("08:03:00") } });
    const head = accepted(reopen(aHead(ended, silent)));
    const refused = advanceDispatch(liveOf(head), "declined", at("09:00:10"), "agency-link:damkar");
    if (!refused.ok) throw new Error("declined");
    const due = nextStep({ ...head, dispatches: { 1: refused.value } }, waits, {}, at("09:00:10"));

    expect(due.steps.map(({ kind }) => kind)).toStrictEqual(["desk", "backup", "supervisor"]);
  });

  it("runs on from a pause that nobody ended, which ended with the case", () => {
    const pause = { from: at("08:10:00"), reason: "weather", by: "operator:1" } as const;
    const over = { ...pause, from: at("08:01:00"), until: at("08:05:00") };

    expect(accepted(reopen(aHead({ ...ended, pauses: [over, pause] }))).pauses).toStrictEqual([
      over,
      { ...pause, until: at("08:30:00") },
    ]);
    const { closedAt: _none, ...unended } = ended;
    expect(accepted(reopen(aHead({ ...unended, pauses: [pause] }))).pauses).toStrictEqual([
      { ...pause, until: at("09:00:00") },
    ]);
  });

  it("has its caller told of the new ending, and asks again for what was left out of the old one", () => {
    const skip = (step: SopStep) => ({ step, reason: "Tidak perlu", by, at: at("08:20:00") });
    const steps = ["verified", "crew-checked", "handled", "caller-told"] as const;
    const past = {
      ...ended,
      callerTold: { at: at("08:31:00"), by, how: "telepon" },
      skipped: steps.map(skip),
    };
    const without = accepted(reopen(aHead(past, aDispatch({ status: "completed" }))));
    expect(without.skipped).toStrictEqual([skip("verified")]);
    expect(without).not.toHaveProperty("callerTold");

    const atWork = accepted(reopen(aHead(past, aDispatch({ status: "en-route" }))));
    expect(atWork.skipped).toStrictEqual([skip("verified"), skip("crew-checked")]);
    const none = accepted(reopen(aHead({ ...ended, skipped: [skip("arrived")] })));
    expect(none).not.toHaveProperty("skipped");
  });

  it("is ours again once a neighbour had finished with it, and may be offered anew", () => {
    const handover: Handover = {
      ...{ handoverId: "33.75-0042-H1", neighbourId: "batang", way: "phone", by },
      ...{ offeredAt: at("08:05:00"), answerDue: at("08:05:20"), fallback: ["damkar"] },
      state: "completed",
    };
    const over = accepted(reopen(aHead({ ...ended, handover })));
    expect(over.pastHandovers).toStrictEqual([handover]);
    expect(over).not.toHaveProperty("handover");
    expect(ownerOf(over)).toStrictEqual({ owner: "us" });

    const second = { ...handover, handoverId: "33.75-0042-H2" };
    const twice = accepted(
      reopen(aHead({ ...ended, handover: second, pastHandovers: [handover] })),
    );
    expect(twice.pastHandovers).toStrictEqual([handover, second]);

    const running = { ...second, state: "accepted" as const };
    const theirs = accepted(
      reopen(aHead({ ...ended, handover: running, pastHandovers: [handover] })),
    );
    expect([theirs.handover, theirs.pastHandovers]).toStrictEqual([running, [handover]]);
    const first = accepted(reopen(aHead({ ...ended, handover: running })));
    expect(first).not.toHaveProperty("pastHandovers");
  });

  it("is not opened beside the case into which it was joined", () => {
    expect(reopen(aHead({ ...ended, disposition: "duplicate", joinedTo: 7 }))).toStrictEqual({
      ok: false,
      refusal: { kind: "joined-elsewhere", joinedTo: 7 },
    });
  });

  it("goes on waiting for a withdrawn crew that has not turned back", () => {
    const cancelled = accepted(
      cancelAll(aHead({}, aDispatch({ status: "en-route" })), "Keliru", at("08:10:00"), by, waits),
    );
    const head = accepted(reopen(cancelled));

    expect(head).toMatchObject({ status: "open", due: cancelled.due });
    expect(head.due).toBeDefined();
    expect(head).not.toHaveProperty("cancelReason");
    expect(head).not.toHaveProperty("disposition");
    expect(mayClose(head).ok).toBe(false);
  });

  it("may have been withdrawn and ended too", () => {
    const withdrawn = accepted(cancelAll(aHead(), "Keliru", at("08:10:00"), by));
    expect(accepted(reopen(confirmCancelled(withdrawn, at("08:11:00"))))).not.toHaveProperty(
      "closedAt",
    );
  });

  it.each(["open", "dispatched"] as const)("is refused while it is %s", (status) => {
    expect(reopen(aHead({ status }))).toStrictEqual({ ok: false, refusal: { kind: "case-open" } });
  });

  it("counts on exactly those agencies on which it counted before", () => {
    const statuses = fc.array(fc.constantFrom(...dispatchStatuses), { maxLength: 6 });
    fc.assert(
      fc.property(statuses, fc.constantFrom("closed", "cancelled"), (given, status) => {
        const dispatches = given.map((now, index) =>
          aDispatch({ ordinal: index + 1, status: now, agencyId: `a${index}` }),
        );
        const head = accepted(reopen(aHead({ ...ended, status }, ...dispatches)));
        expect(head.status).toBe(dispatches.some(isLive) ? "dispatched" : "open");
        expect(Object.values(head.dispatches).map(asCounted)).toStrictEqual(
          dispatches.map((before) => ({
            ...asCounted(before),
            resumedAt: isLive(before) ? at("09:00:00") : undefined,
          })),
        );
      }),
      { seed: 4 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cancelAll, confirmCancelled, mayClose } from "../../../../core/domain/case/plan.ts";
import { reopenCase } from "../../../../core/domain/case/reopen.ts";
import { cancelDispatch, isLive } from "../../../../core/domain/dispatch/advance.ts";
import { dispatchStatuses } from "../../../../core/domain/dispatch/dispatch.ts";
import { watchRulesOf } from "../../../../core/domain/dispatch/watch-rules.ts";
import { aLiving } from "../../../support/async-world.ts";
import { accepted, aDispatch, aHead, at } from "../../../support/builders.ts";

const waits = watchRulesOf(aLiving());
const by = "operator:9";
const ended = { status: "closed", disposition: "handled", closedAt: at("08:30:00") } as const;
const reopen = (head: Parameters<typeof reopenCase>[0]) =>
  reopenCase(head, "Api menyala lagi", at("09:00:00"), by, waits);

describe("a case that is taken up again", () => {
  it("keeps its number and its past, with one version more and the reason", () => {
    const done = aDispatch({ status: "completed", statusAt: at("08:20:00") });
    const head = aHead({ ...ended, version: 5, victims: 2 }, done);
    const { disposition: _d, closedAt: _c, ...kept } = head;

    expect(reopen(head)).toEqual({
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

    expect(head.reopened).toEqual([before, { at: at("09:00:00"), by, reason: "Api menyala lagi" }]);
  });

  it("counts an agency that was at work as released by the closing, so that it can be sent anew", () => {
    const crew = aDispatch({ status: "on-scene", stamps: { sent: at("08:00:00") } });
    const head = accepted(reopen(aHead(ended, crew)));

    expect(head.dispatches["1"]).toEqual({
      ...crew,
      status: "turned-back",
      statusAt: at("08:30:00"),
      stamps: { sent: at("08:00:00"), "turned-back": at("08:30:00") },
      by,
      cancelReason: "Dilepas saat kasus ditutup",
    });
    expect(head.due).toBeUndefined();
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

  it("takes the moment of the re-opening where none of an end is known", () => {
    const withdrawn = aHead({ status: "cancelled" }, aDispatch({ status: "sent" }));
    expect(accepted(reopen(withdrawn)).dispatches["1"]?.statusAt).toBe(at("09:00:00"));
  });

  it.each(["open", "dispatched"] as const)("is refused while it is %s", (status) => {
    expect(reopen(aHead({ status }))).toEqual({ ok: false, refusal: { kind: "case-open" } });
  });

  it("leaves no agency at work, and never touches one that had finished", () => {
    const statuses = fc.array(fc.constantFrom(...dispatchStatuses), { maxLength: 6 });
    fc.assert(
      fc.property(statuses, fc.constantFrom("closed", "cancelled"), (given, status) => {
        const dispatches = given.map((now, index) =>
          aDispatch({ ordinal: index + 1, status: now, agencyId: `a${index}` }),
        );
        const head = accepted(reopen(aHead({ ...ended, status }, ...dispatches)));
        for (const before of dispatches) {
          const after = head.dispatches[String(before.ordinal)];
          if (isLive(before)) expect(after?.status).toBe("turned-back");
          else expect(after).toEqual(before);
        }
      }),
      { seed: 4 },
    );
    expect(isLive(cancelDispatch(aDispatch(), "x", at("08:01:00")))).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../../../core/domain/case/case.ts";
import { cancelAll } from "../../../../core/domain/case/plan.ts";
import { planDue } from "../../../../core/domain/dispatch/next-step.ts";
import { handoverDue } from "../../../../core/domain/handover/due.ts";
import { handoverStates } from "../../../../core/domain/handover/handover.ts";
import {
  findHandover,
  handoverWaitMs,
  noteDelivered,
  offerHandover,
  ownerOf,
  withdrawHandover,
} from "../../../../core/domain/handover/rules.ts";
import { accepted, aDispatch, aHead, at, someWaits } from "../../../support/builders.ts";
import { h1, inState, kept, offered, offering, says } from "../../../support/handovers.ts";

describe("offering a case to a neighbour", () => {
  it("gives it 20 s to answer, and the watch looks at that very moment", () => {
    const before = aHead();

    expect(offerHandover(before, offering)).toEqual({
      ok: true,
      value: {
        ...before,
        version: before.version + 1,
        actor: "operator:1",
        changedAt: at("08:01:00"),
        due: at("08:01:20"),
        handover: {
          handoverId: h1,
          neighbourId: "kab-batang",
          way: "exchange",
          state: "offered",
          offeredAt: at("08:01:00"),
          by: "operator:1",
          answerDue: at("08:01:20"),
          fallback: ["damkar"],
        },
      },
    });
  });

  it("leaves agencies at work where they are, and their own deadlines too", () => {
    const sent = aHead({}, aDispatch());
    const after = offered(sent);

    expect(after.dispatches).toBe(sent.dispatches);
    expect(after.status).toBe("dispatched");
    expect(after.due).toBe(planDue(after, someWaits));
  });

  it("is refused for a case that has ended", () => {
    expect(offerHandover(aHead({ status: "closed" }), offering)).toEqual({
      ok: false,
      refusal: { kind: "case-closed", status: "closed" },
    });
  });

  it.each(["offered", "accepted", "completed"] as const)(
    "is refused while another offer is %s",
    (state) => {
      expect(offerHandover(inState(state), offering)).toEqual({
        ok: false,
        refusal: { kind: "handover-open", state },
      });
    },
  );

  it.each(["refused", "kept", "withdrawn"] as const)(
    "may follow one that was %s, which is kept beside it",
    (state) => {
      const first = inState(state);
      const second = offered(first);

      expect(second.handover?.handoverId).toBe("33.75-0042-H2");
      expect(second.pastHandovers).toEqual([first.handover]);
      expect(
        offered(inState(state, { pastHandovers: second.pastHandovers ?? [] })).handover,
      ).toEqual({ ...second.handover, handoverId: "33.75-0042-H3" });
    },
  );

  it("keeps no list of past offers while there is none", () => {
    expect(offered()).not.toHaveProperty("pastHandovers");
  });
});

describe("an offer that the neighbour's system has", () => {
  it("says since when, once", () => {
    const head = offered();
    const after = noteDelivered(head, h1, at("08:01:02"));

    expect(after).toEqual({
      ...head,
      version: head.version + 1,
      actor: "system",
      changedAt: at("08:01:02"),
      handover: { ...head.handover, deliveredAt: at("08:01:02") },
    });
    expect(noteDelivered(after, h1, at("08:01:03"))).toBe(after);
  });

  it("says nothing of another offer, or of one that has ended", () => {
    const heads = [aHead(), inState("kept"), inState("accepted")];

    for (const head of heads) expect(noteDelivered(head, h1, at("08:01:02"))).toBe(head);
    const second = offered(kept());
    expect(noteDelivered(second, h1, at("08:01:02"))).toBe(second);
  });
});

describe("taking an offer back", () => {
  const withdraw = (head: CaseHead) =>
    withdrawHandover(head, at("08:01:10"), "operator:2", someWaits);

  it("ends it without sending anybody: the operator goes on", () => {
    const head = offered();
    const { due: _none, ...rest } = head;

    expect(withdraw(head)).toEqual({
      ok: true,
      value: {
        ...rest,
        version: head.version + 1,
        actor: "operator:2",
        changedAt: at("08:01:10"),
        handover: { ...head.handover, state: "withdrawn" },
      },
    });
  });

  it("again changes nothing", () => {
    const withdrawn = accepted(withdraw(offered()));

    expect(accepted(withdraw(withdrawn))).toBe(withdrawn);
  });

  it.each(["accepted", "completed"] as const)(
    "is possible when it was %s, while the case is open; the alarm for it ends",
    (state) => {
      const head = inState(state);
      const alarmed = { ...head, alarmSince: at("08:01:05") };
      const { due: _none, ...rest } = head;

      expect(withdraw(alarmed)).toEqual({
        ok: true,
        value: {
          ...rest,
          version: head.version + 1,
          actor: "operator:2",
          changedAt: at("08:01:10"),
          handover: { ...head.handover, state: "withdrawn" },
        },
      });
      expect(withdraw({ ...head, status: "closed" })).toEqual({
        ok: false,
        refusal: { kind: "handover-answered", state },
      });
    },
  );

  it("ends an offer of a case that has ended", () => {
    const closed = inState("offered", { status: "closed" });

    expect(accepted(withdraw(closed)).handover?.state).toBe("withdrawn");
  });

  it.each(["refused", "kept"] as const)("is refused once it was %s", (state) => {
    expect(withdraw(inState(state))).toEqual({
      ok: false,
      refusal: { kind: "handover-answered", state },
    });
  });

  it("is refused where nothing was offered", () => {
    expect(withdraw(aHead())).toEqual({ ok: false, refusal: { kind: "unknown-handover" } });
  });
});

describe("when the watch must look", () => {
  it("at the end of the time to answer, of an open case and of a dispatched one", () => {
    expect(handoverDue(offered())).toBe(at("08:01:20"));
    expect(handoverDue(inState("offered", { status: "dispatched" }))).toBe(at("08:01:20"));
  });

  it("never for a case that has ended, that nobody offered, or that was answered", () => {
    const ended = accepted(cancelAll(offered(), "Keliru", at("08:01:05"), "operator:1", someWaits));

    expect([aHead(), ended, inState("offered", { status: "closed" })].map(handoverDue)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(ended.due).toBeUndefined();
    for (const state of handoverStates.filter((one) => one !== "offered")) {
      expect(handoverDue(inState(state))).toBeUndefined();
    }
  });
});

describe("what is told of a hand-over", () => {
  it("the owner of a case is a neighbour only once it has accepted", () => {
    const owners = handoverStates.map((state) => ownerOf(inState(state)).owner);

    expect(ownerOf(aHead())).toEqual({ owner: "us" });
    expect(Object.fromEntries(handoverStates.map((state, i) => [state, owners[i]]))).toEqual({
      offered: "us",
      accepted: "neighbour",
      refused: "us",
      kept: "us",
      completed: "neighbour",
      withdrawn: "us",
    });
  });

  it("how long the neighbour took counts from the offer to its answer", () => {
    const answered = accepted(says(offered(), "refused")).handover;

    expect(answered && handoverWaitMs(answered)).toBe(12_000);
    const silent = kept().handover;
    expect(silent && handoverWaitMs(silent)).toBeUndefined();
  });

  it("an offer is found among the past ones and the newest", () => {
    const second = offered(kept());

    expect(findHandover(second, h1)?.state).toBe("kept");
    expect(findHandover(second, "33.75-0042-H2")?.state).toBe("offered");
    expect(findHandover(second, "33.75-0042-H3")).toBeUndefined();
    expect(findHandover(aHead(), h1)).toBeUndefined();
  });
});

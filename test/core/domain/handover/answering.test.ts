import { describe, expect, it } from "vitest";
import { addDispatches } from "../../../../core/domain/case/plan.ts";
import { planDue } from "../../../../core/domain/dispatch/next-step.ts";
import { answerHandover, ownerOf } from "../../../../core/domain/handover/rules.ts";
import { accepted, aDispatch, aHead, at, someWaits } from "../../../support/builders.ts";
import { h1, inState, offered, says, standIns, theirs } from "../../../support/handovers.ts";

describe("what the neighbour answers", () => {
  it("accepted by its system: the case is the neighbour's, and the watch looks for its case after 60 s", () => {
    const head = offered();
    const after = accepted(says(head, "accepted"));

    expect(after).toEqual({
      ...head,
      version: head.version + 1,
      actor: "neighbour:kab-batang",
      changedAt: theirs.at,
      due: at("08:02:12"),
      handover: { ...head.handover, state: "accepted", answeredAt: theirs.at },
    });
  });

  it("accepted by telephone: the case is the neighbour's, and nobody waits any more", () => {
    const head = offered();
    const after = accepted(says(head, "accepted", { note: "Operator Sari", theirCaseNumber: "7" }));
    const { due: _none, ...rest } = head;

    expect(after).toEqual({
      ...rest,
      version: head.version + 1,
      actor: "neighbour:kab-batang",
      changedAt: theirs.at,
      handover: {
        ...head.handover,
        state: "accepted",
        answeredAt: theirs.at,
        note: "Operator Sari",
        theirCaseNumber: "7",
      },
    });
    expect(ownerOf(after)).toEqual({ owner: "neighbour", neighbourId: "kab-batang" });
  });

  it("refused: our own agencies are sent in the same write", () => {
    const head = offered();
    const after = accepted(says(head, "refused", { refusal: "no-capacity" }));
    const sent = accepted(addDispatches(head, ["damkar"], theirs.at, theirs.by));

    expect(after).toEqual({
      ...sent,
      version: head.version + 1,
      due: at("08:01:42"),
      handover: {
        ...head.handover,
        state: "refused",
        answeredAt: theirs.at,
        refusal: "no-capacity",
      },
    });
    expect(ownerOf(after)).toEqual({ owner: "us" });
  });

  it("sends whoever stands in for an agency that is closed", () => {
    const closed = { ...standIns, standInOf: () => "bpbd" };
    const said = { answer: "refused", ...theirs } as const;
    const after = accepted(answerHandover(offered(), h1, said, closed));

    expect(Object.values(after.dispatches).map(({ agencyId }) => agencyId)).toEqual(["bpbd"]);
  });

  it("completed: with its own case at the neighbour's, ours is closed as referred", () => {
    const head = accepted(says(offered(), "accepted"));
    const done = { at: at("08:01:30"), theirCaseNumber: "33.25-0007" };
    const after = accepted(says({ ...head, alarmSince: at("08:01:15") }, "completed", done));
    const { due: _looked, ...rest } = head;

    expect(after).toEqual({
      ...rest,
      version: head.version + 1,
      changedAt: done.at,
      status: "closed",
      disposition: "referred",
      closedAt: done.at,
      handover: {
        ...head.handover,
        state: "completed",
        answeredAt: theirs.at,
        completedAt: done.at,
        theirCaseNumber: "33.25-0007",
      },
    });
    expect(after).not.toHaveProperty("alarmSince");
  });

  it("completed before accepted was heard: both count from that moment", () => {
    const after = accepted(says(offered(), "completed"));

    expect(after.handover).toMatchObject({
      state: "completed",
      answeredAt: theirs.at,
      completedAt: theirs.at,
    });
    expect([after.status, after.due]).toEqual(["closed", undefined]);
  });

  it("completed with crews of ours at work: a person closes the case, their deadlines go on", () => {
    const head = accepted(says(offered(aHead({}, aDispatch())), "accepted"));
    const after = accepted(says(head, "completed"));

    expect([after.status, after.handover?.state]).toEqual(["dispatched", "completed"]);
    expect(after.due).toBe(planDue(after, someWaits));
  });

  it("completed with a withdrawn crew that may still be driving: not closed either", () => {
    const driving = aDispatch({ status: "cancelled" });
    const after = accepted(says(offered(aHead({}, driving)), "completed"));

    expect(after.status).toBe("dispatched");
  });

  it("completed for a case that we have closed meanwhile: it stays closed as it was", () => {
    const closed = { status: "closed", disposition: "handled", closedAt: at("08:01:05") } as const;
    const head = { ...accepted(says(offered(), "accepted")), ...closed };
    const after = accepted(says(head, "completed"));

    expect(after).toMatchObject({ ...closed, handover: { state: "completed" } });
  });

  it.each(["accepted", "refused", "completed"] as const)("%s again changes nothing", (answer) => {
    const once = accepted(says(offered(), answer, { refusal: "other" }));

    expect(accepted(says(once, answer, { at: at("08:05:00"), refusal: "other" }))).toBe(once);
  });

  it("accepted after completed is a message that came late", () => {
    const done = accepted(says(offered(), "completed"));

    expect(accepted(says(done, "accepted"))).toBe(done);
    expect(done.handover).toStrictEqual({
      ...offered().handover,
      state: "completed",
      answeredAt: theirs.at,
      completedAt: theirs.at,
    });
  });

  it("cannot refuse what it has its own case of", () => {
    expect(says(inState("completed"), "refused")).toEqual({
      ok: false,
      refusal: { kind: "handover-answered", state: "completed" },
    });
  });

  it("may refuse what it has accepted: then our own agencies are sent in the same write", () => {
    const head = { ...accepted(says(offered(), "accepted")), alarmSince: at("08:01:30") };
    const late = { at: at("08:01:40"), refusal: "no-capacity" } as const;
    const after = accepted(says(head, "refused", late));
    const { alarmSince: _ended, ...sent } = accepted(
      addDispatches(head, ["damkar"], late.at, theirs.by),
    );

    expect(after).toEqual({
      ...sent,
      version: head.version + 1,
      due: at("08:02:10"),
      handover: {
        ...head.handover,
        state: "refused",
        answeredAt: theirs.at,
        refusal: "no-capacity",
      },
    });
    expect(ownerOf(after)).toEqual({ owner: "us" });
  });

  it.each(["accepted", "completed"] as const)(
    "cannot refuse what it has %s of a case that has ended: nobody would go",
    (state) => {
      expect(says(inState(state, { status: "closed" }), "refused")).toEqual({
        ok: false,
        refusal: { kind: "handover-answered", state },
      });
    },
  );

  it("is refused for an offer that was never made", () => {
    const said = { answer: "accepted", ...theirs } as const;

    expect(answerHandover(offered(), "33.75-0042-H2", said, standIns)).toEqual({
      ok: false,
      refusal: { kind: "unknown-handover" },
    });
    expect(says(aHead(), "accepted")).toEqual({
      ok: false,
      refusal: { kind: "unknown-handover" },
    });
  });
});

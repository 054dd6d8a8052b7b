import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../../../core/domain/case/case.ts";
import { addDispatches } from "../../../../core/domain/case/plan.ts";
import { withoutIdleAlarm } from "../../../../core/domain/dispatch/alarm.ts";
import { planDue } from "../../../../core/domain/dispatch/next-step.ts";
import { handoverDue } from "../../../../core/domain/handover/due.ts";
import { handoverStates } from "../../../../core/domain/handover/handover.ts";
import {
  answerHandover,
  keepHandover,
  ownerOf,
  withdrawHandover,
} from "../../../../core/domain/handover/rules.ts";
import { accepted, aDispatch, aHead, at, someWaits } from "../../../support/builders.ts";
import { inState, kept, offered, says, standIns, theirs } from "../../../support/handovers.ts";

describe("a neighbour that does not answer", () => {
  it("loses the case at the 20th second, not before", () => {
    const head = offered();

    expect(keepHandover(head, at("08:01:19"), standIns)).toBe(head);
    expect(keepHandover(head, at("08:01:20"), standIns)).not.toBe(head);
  });

  it("our own agencies are sent in the same write", () => {
    const head = offered();
    const sent = accepted(addDispatches(head, ["damkar"], at("08:01:20"), "system"));

    expect(kept()).toEqual({
      ...sent,
      version: head.version + 1,
      due: at("08:01:50"),
      handover: { ...head.handover, state: "kept" },
    });
    expect(ownerOf(kept())).toEqual({ owner: "us" });
  });

  it("keeps the case all the same when everybody is at work on it already", () => {
    const head = offered(aHead({}, aDispatch()));
    const after = keepHandover(head, at("08:01:20"), standIns);

    expect(after.dispatches).toBe(head.dispatches);
    expect(after).toMatchObject({
      version: head.version + 1,
      actor: "system",
      changedAt: at("08:01:20"),
      handover: { state: "kept" },
      due: planDue(after, someWaits),
    });
  });

  it("keeps the case all the same when it has used up its dispatches", () => {
    const head = offered(aHead({}, aDispatch({ ordinal: 255, agencyId: "pmi" })));
    const after = keepHandover(head, at("08:01:20"), standIns);

    expect([after.handover?.state, after.version]).toEqual(["kept", head.version + 1]);
    expect(after.dispatches).toBe(head.dispatches);
  });

  it.each(handoverStates.filter((state) => state !== "offered"))(
    "an offer that is %s is not kept",
    (state) => {
      const head = inState(state);

      expect(keepHandover(head, at("09:00:00"), standIns)).toBe(head);
    },
  );

  it("a case that was never offered, or has ended, is not kept", () => {
    for (const head of [aHead(), inState("offered", { status: "closed" })]) {
      expect(keepHandover(head, at("09:00:00"), standIns)).toBe(head);
    }
  });
});

describe("a neighbour whose system accepts and makes no case", () => {
  const accepting = () => accepted(says(offered(), "accepted"));
  const ringing = (waiting = accepting()) => keepHandover(waiting, at("08:02:12"), standIns);

  it("makes the desks ring after 60 s, not before: somebody must telephone", () => {
    const waiting = accepting();
    const rung = ringing(waiting);
    const { due: _looked, ...rest } = waiting;

    expect(keepHandover(waiting, at("08:02:11"), standIns)).toBe(waiting);
    expect(rung).toEqual({
      ...rest,
      version: waiting.version + 1,
      actor: "system",
      changedAt: at("08:02:12"),
      alarmSince: at("08:02:12"),
      handover: { ...waiting.handover, overdueAt: at("08:02:12") },
    });
    expect(ownerOf(rung)).toEqual({ owner: "neighbour", neighbourId: "kab-batang" });
  });

  it("rings once; an alarm that stands already keeps its time", () => {
    const rung = ringing();
    const alarmed = { ...accepting(), alarmSince: at("08:01:30") };

    expect(keepHandover(rung, at("08:09:00"), standIns)).toBe(rung);
    expect(keepHandover(alarmed, at("08:02:12"), standIns).alarmSince).toBe(at("08:01:30"));
  });

  it("rings until the case is made, refused or taken back, or ours has ended", () => {
    const rung = ringing();
    expect(withoutIdleAlarm(rung)).toBe(rung);
    for (const answer of ["completed", "refused"] as const) {
      expect(accepted(says(rung, answer, { at: at("08:03:00") }))).not.toHaveProperty("alarmSince");
    }
    const back = accepted(withdrawHandover(rung, at("08:03:00"), "operator:1", someWaits));
    expect(back).not.toHaveProperty("alarmSince");
    expect(withoutIdleAlarm({ ...rung, status: "closed" })).not.toHaveProperty("alarmSince");
    const idle = withoutIdleAlarm({ ...accepting(), alarmSince: at("08:01:30") });
    expect(idle).not.toHaveProperty("alarmSince");
  });

  it.each([
    ["who said so by telephone", { note: "Operator Sari" }],
    ["who is told by telephone", { way: "phone" }],
    ["who has its case", { state: "completed" }],
  ] as const)("does not ring for a neighbour %s", (_who, changes) => {
    const waiting = accepting();
    if (waiting.handover === undefined) throw new Error("not offered");
    const head: CaseHead = { ...waiting, handover: { ...waiting.handover, ...changes } };

    expect(handoverDue(head)).toBeUndefined();
    expect(keepHandover(head, at("09:00:00"), standIns)).toBe(head);
  });
});

describe("an acceptance that comes too late", () => {
  it("is noted beside the case that we kept: both may have crews, nobody's are withdrawn", () => {
    const head = kept();
    const after = accepted(says(head, "accepted", { at: at("08:01:40"), note: "Operator Sari" }));

    expect(after).toEqual({
      ...head,
      version: head.version + 1,
      actor: "neighbour:kab-batang",
      changedAt: at("08:01:40"),
      handover: { ...head.handover, lateAcceptedAt: at("08:01:40"), note: "Operator Sari" },
    });
    expect(ownerOf(after)).toEqual({ owner: "us" });
  });

  it("is noted once, with the case number when that comes after it", () => {
    const late = accepted(says(kept(), "accepted", { at: at("08:01:40") }));
    const again = accepted(says(late, "accepted", { at: at("08:01:50") }));
    const done = { at: at("08:01:50"), theirCaseNumber: "33.25-0007" };
    const recorded = accepted(says(late, "completed", done));

    expect(again).toBe(late);
    expect(recorded.handover).toEqual({
      ...late.handover,
      lateAcceptedAt: at("08:01:40"),
      theirCaseNumber: "33.25-0007",
    });
    expect(accepted(says(recorded, "completed", done))).toBe(recorded);
  });

  it("is noted on the offer that it answers, when another one has followed", () => {
    const second = offered(kept());
    const after = accepted(says(second, "accepted", { at: at("08:01:40") }));

    expect(after.handover).toEqual(second.handover);
    expect(after.pastHandovers).toEqual([
      { ...second.pastHandovers?.[0], lateAcceptedAt: at("08:01:40") },
    ]);
    expect(after.version).toBe(second.version + 1);
  });

  it("is noted on the newest offer, when that is the one that it answers", () => {
    const second = keepHandover(offered(kept()), at("08:01:20"), standIns);
    const handoverId = "33.75-0042-H2";
    const said = { answer: "accepted", by: theirs.by, at: at("08:01:40") } as const;
    const after = accepted(answerHandover(second, handoverId, said, standIns));

    expect(after.handover).toStrictEqual({ ...second.handover, lateAcceptedAt: at("08:01:40") });
    expect(after.pastHandovers).toEqual(second.pastHandovers);
  });

  it("leaves the other past offers as they are", () => {
    const head = offered(keepHandover(offered(kept()), at("08:01:20"), standIns));
    const [first, second] = head.pastHandovers ?? [];
    const after = accepted(says(head, "accepted", { at: at("08:01:40") }));

    expect(after.pastHandovers).toEqual([{ ...first, lateAcceptedAt: at("08:01:40") }, second]);
  });

  it("a refusal after the end is nothing new", () => {
    for (const state of ["kept", "withdrawn"] as const) {
      const head = inState(state);

      expect(accepted(says(head, "refused"))).toBe(head);
    }
  });

  it("ends the offer of a case that has ended meanwhile", () => {
    const closed = inState("offered", { status: "closed" });
    const version = closed.version + 1;

    expect(accepted(says(closed, "accepted"))).toEqual({
      ...closed,
      version,
      actor: theirs.by,
      changedAt: theirs.at,
      handover: { ...closed.handover, state: "withdrawn", lateAcceptedAt: theirs.at },
    });
    expect(accepted(says(closed, "refused"))).toEqual({
      ...closed,
      version,
      actor: theirs.by,
      changedAt: theirs.at,
      handover: { ...closed.handover, state: "withdrawn" },
    });
  });
});

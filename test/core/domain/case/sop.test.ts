import { describe, expect, it } from "vitest";
import { type CaseHead, sopSteps } from "../../../../core/domain/case/case.ts";
import { isVerified, verifiedChecks } from "../../../../core/domain/case/checks.ts";
import {
  noteCallerTold,
  skippableSteps,
  skipStep,
  stepsOf,
  undoSkip,
} from "../../../../core/domain/case/sop.ts";
import { accepted, aDispatch, aHead, at } from "../../../support/builders.ts";

const all = { name: true, place: true, incident: true };
const none = { name: false, place: false, incident: false };
const by = "operator:3";

function states(head: CaseHead, verified = none) {
  const steps = stepsOf({ head, checks: { verified } });
  return Object.fromEntries(
    steps.map((view) => [
      view.step,
      view.state === "open" ? "open" : view.state === "done" ? (view.at ?? "done") : "skipped",
    ]),
  );
}

const opened = {
  received: at("08:00:00"),
  verified: "open",
  recorded: at("08:00:00"),
  classified: at("08:00:00"),
  dispatched: "open",
  acknowledged: "open",
  "crew-checked": "open",
  departed: "open",
  arrived: "open",
  handled: "open",
  "caller-told": "open",
  closed: "open",
  reported: "open",
};

describe("the steps of the SOP", () => {
  it("stand in the order of the SOP, open until they are done", () => {
    expect(
      stepsOf({ head: aHead(), checks: { verified: none } }).map(({ step }) => step),
    ).toStrictEqual(sopSteps);
    expect(states(aHead())).toStrictEqual(opened);
  });

  it("begin with the call where there was one", () => {
    const call = { receivedAt: at("07:58:00") };
    expect(stepsOf({ head: aHead(), call, checks: { verified: none } })[0]).toStrictEqual({
      step: "received",
      state: "done",
      at: at("07:58:00"),
    });
  });

  it.each([
    { ...all, name: false },
    { ...all, place: false },
    { ...all, incident: false },
  ])("count as verified only with name, place and event: %j", (verified) => {
    expect(states(aHead(), verified)).toMatchObject({ verified: "open" });
    expect(isVerified(verified)).toBe(false);
    expect(verifiedChecks(verified, at("08:01:00"))).toStrictEqual({ verified });
  });

  it("show when all was verified, where that is known", () => {
    const checks = verifiedChecks(all, at("08:01:00"));
    expect(checks).toStrictEqual({ verified: all, verifiedAt: at("08:01:00") });
    expect(stepsOf({ head: aHead(), checks })[1]).toStrictEqual({
      step: "verified",
      state: "done",
      at: at("08:01:00"),
    });
    expect(stepsOf({ head: aHead(), checks: { verified: all } })[1]).toStrictEqual({
      step: "verified",
      state: "done",
    });
  });

  it("of the agencies are done when all that count have done them, at the moment of the last", () => {
    const first = aDispatch({
      status: "completed",
      stamps: {
        sent: at("08:01:00"),
        acknowledged: at("08:02:00"),
        "en-route": at("08:03:00"),
        "on-scene": at("08:10:00"),
        completed: at("08:30:00"),
      },
      sentAt: at("08:01:00"),
      checked: { crew: true, equipment: true, at: at("08:02:30") },
    });
    const second = aDispatch({
      ordinal: 2,
      agencyId: "pln",
      status: "on-scene",
      sentAt: at("08:04:00"),
      stamps: { sent: at("08:04:00"), "en-route": at("08:06:00"), "on-scene": at("08:20:00") },
      checked: { crew: true, equipment: false, at: at("08:05:00") },
    });
    expect(states(aHead({}, first, second))).toStrictEqual({
      ...opened,
      dispatched: at("08:01:00"),
      acknowledged: at("08:06:00"),
      "crew-checked": at("08:05:00"),
      departed: at("08:06:00"),
      arrived: at("08:20:00"),
    });
    expect(states(aHead({}, second, first))).toStrictEqual(states(aHead({}, first, second)));
    expect(states(aHead({}, first))).toMatchObject({ handled: at("08:30:00") });
  });

  it.each([
    ["acknowledged", "acknowledged"],
    ["on-scene", "acknowledged"],
    ["completed", "acknowledged"],
    ["on-scene", "departed"],
  ] as const)("a report of %s shows that the agency has %s", (status, step) => {
    const dispatch = aDispatch({ status, stamps: { [status]: at("08:09:00") } });
    expect(states(aHead({}, dispatch))).toMatchObject({ [step]: at("08:09:00") });
  });

  it("are done at the first sign of them, though the desk enters it later than the crew", () => {
    const stamps = { acknowledged: at("08:05:00"), "en-route": at("08:02:00") };
    const head = aHead({}, aDispatch({ status: "en-route", stamps }));

    expect(states(head)).toMatchObject({ acknowledged: at("08:02:00"), departed: at("08:02:00") });
  });

  it("wait for the slower agency, whichever was sent first", () => {
    const slow = aDispatch({ stamps: { acknowledged: at("08:09:00") }, status: "acknowledged" });
    const quick = aDispatch({
      ...{ ordinal: 2, agencyId: "pln", status: "acknowledged" },
      stamps: { acknowledged: at("08:03:00") },
    });

    expect(states(aHead({}, slow, quick))).toMatchObject({ acknowledged: at("08:09:00") });
  });

  it.each(["cancelled", "turned-back", "declined"] as const)(
    "wait for no agency that is %s",
    (status) => {
      const gone = aDispatch({ ordinal: 2, agencyId: "pln", status, stamps: {} });
      const there = aDispatch({ status: "on-scene", stamps: { "on-scene": at("08:09:00") } });
      expect(states(aHead({}, gone, there))).toMatchObject({ arrived: at("08:09:00") });
      expect(states(aHead({}, gone))).toMatchObject({ arrived: "open", acknowledged: "open" });
    },
  );

  it("end with the closing and with the report that the national centre holds", () => {
    const closed = aHead({ status: "closed", closedAt: at("09:00:00"), version: 4 });
    expect(states(closed)).toMatchObject({ closed: at("09:00:00"), reported: "open" });
    expect(states({ ...closed, shippedVersion: 3 })).toMatchObject({ reported: "open" });
    expect(states({ ...closed, shippedVersion: 4 })).toMatchObject({ reported: "done" });
    expect(states(aHead({ version: 4, shippedVersion: 4 }))).toMatchObject({ reported: "open" });
  });
});

describe("a step that is left out", () => {
  it("stands there with the person and the reason", () => {
    const head = accepted(
      skipStep(aHead(), "crew-checked", "Regu sudah siaga", at("08:03:00"), by),
    );

    expect(head).toStrictEqual({
      ...aHead(),
      version: 2,
      actor: by,
      changedAt: at("08:03:00"),
      skipped: [{ step: "crew-checked", reason: "Regu sudah siaga", by, at: at("08:03:00") }],
    });
    expect(stepsOf({ head, checks: { verified: none } })[6]).toStrictEqual({
      step: "crew-checked",
      state: "skipped",
      reason: "Regu sudah siaga",
      by,
      at: at("08:03:00"),
    });
  });

  it("changes nothing when said twice, and takes a better reason in the place of the first", () => {
    const once = accepted(skipStep(aHead(), "arrived", "Lewat telepon", at("08:03:00"), by));
    expect(accepted(skipStep(once, "arrived", "Lewat telepon", at("08:04:00"), by))).toBe(once);
    const other = accepted(skipStep(once, "departed", "Lewat telepon", at("08:04:00"), by));
    const better = accepted(skipStep(other, "arrived", "PLN dari jauh", at("08:05:00"), by));
    expect(better.skipped).toStrictEqual([
      { step: "departed", reason: "Lewat telepon", by, at: at("08:04:00") },
      { step: "arrived", reason: "PLN dari jauh", by, at: at("08:05:00") },
    ]);
  });

  it("is taken back by a person, and then it is open", () => {
    const once = accepted(skipStep(aHead(), "arrived", "Lewat telepon", at("08:03:00"), by));
    const both = accepted(skipStep(once, "departed", "Lewat telepon", at("08:04:00"), by));

    expect(undoSkip(both, "arrived", at("08:05:00"), by)).toMatchObject({
      version: 4,
      changedAt: at("08:05:00"),
      skipped: [{ step: "departed" }],
    });
    expect(undoSkip(once, "arrived", at("08:05:00"), by)).not.toHaveProperty("skipped");
    expect(undoSkip(once, "departed", at("08:05:00"), by)).toBe(once);
    const plain = aHead();
    expect(undoSkip(plain, "arrived", at("08:05:00"), by)).toBe(plain);
  });

  it("gives way to the deed", () => {
    const head = accepted(skipStep(aHead(), "dispatched", "Sudah ditangani", at("08:03:00"), by));
    const sent = { ...head, dispatches: { 1: aDispatch() } };
    expect(states(sent)).toMatchObject({ dispatched: at("08:00:00") });
  });

  it("is never one that makes a case, nor one that is done", () => {
    for (const step of sopSteps) {
      const result = skipStep(aHead(), step, "Alasan", at("08:03:00"), by);
      expect([step, result.ok]).toStrictEqual([step, skippableSteps.includes(step)]);
    }
    expect(sopSteps.filter((step) => !skippableSteps.includes(step))).toStrictEqual([
      "received",
      "recorded",
      "classified",
      "closed",
      "reported",
    ]);
    expect(skipStep(aHead(), "closed", "Alasan", at("08:03:00"), by)).toStrictEqual({
      ok: false,
      refusal: { kind: "step-required" },
    });
    const sent = aHead({}, aDispatch());
    expect(skipStep(sent, "dispatched", "Alasan", at("08:03:00"), by)).toStrictEqual({
      ok: false,
      refusal: { kind: "step-done" },
    });
  });
});

describe("the caller", () => {
  it("is told once how it ended, and the case says how", () => {
    const told = accepted(noteCallerTold(aHead(), "lewat telepon", at("09:10:00"), by));

    expect(told).toStrictEqual({
      ...aHead(),
      version: 2,
      actor: by,
      changedAt: at("09:10:00"),
      callerTold: { at: at("09:10:00"), by, how: "lewat telepon" },
    });
    expect(states(told)).toMatchObject({ "caller-told": at("09:10:00") });
    expect(noteCallerTold(told, "lagi", at("09:11:00"), by)).toStrictEqual({
      ok: false,
      refusal: { kind: "step-done" },
    });
  });

  it("who must not be contacted is not waited for", () => {
    const doNotContact = { at: at("08:02:00"), by: "operator:5" };
    const steps = stepsOf({ head: aHead({ doNotContact }), checks: { verified: none } });
    expect(steps[10]).toStrictEqual({
      step: "caller-told",
      state: "skipped",
      reason: "Jangan hubungi",
      ...doNotContact,
    });
    expect(steps[9]).toStrictEqual({ step: "handled", state: "open" });
  });
});

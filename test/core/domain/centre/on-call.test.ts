import { describe, expect, it } from "vitest";
import {
  alertAt,
  alertSerial,
  dueOnCallSteps,
  holdEnd,
  nextOnCallAt,
  type OnCallStep,
  withOutcome,
  withSteps,
} from "../../../../core/domain/centre/on-call.ts";
import { at } from "../../../support/async-world.ts";
import { onCall } from "../../../support/centre-look.ts";

const since = at("08:00:00");
const alert = (steps: readonly OnCallStep[] = []) => ({ since, steps });
const step = (key: string, time: string, doneAt?: string): OnCallStep => ({
  key,
  channel: key.startsWith("call") ? "call" : "sms",
  contactId: "spv-1",
  at: at(time),
  ...(doneAt === undefined ? {} : { doneAt: at(doneAt) }),
});
const keys = (steps: readonly OnCallStep[]) => steps.map(({ key }) => key);

describe("the alert of the on-call list", () => {
  it("is numbered by its first second", () => {
    expect(alertSerial({ since })).toBe(Date.parse("2026-11-21T08:00:00Z") / 1000);
  });

  it("calls the next person every forty seconds, and the only one every two minutes", () => {
    const due = (time: string, people: number) =>
      keys(dueOnCallSteps(alert(), onCall.slice(0, people), at(time))).at(-1);

    expect([due("08:00:39", 2), due("08:00:40", 2), due("08:01:20", 2)]).toStrictEqual([
      "call:0",
      "call:1",
      "call:2",
    ]);
    expect([due("08:01:59", 1), due("08:02:00", 1)]).toStrictEqual(["call:0", "call:1"]);
    expect(dueOnCallSteps(alert(), onCall, at("08:00:40")).at(-1)).toStrictEqual({
      key: "call:1",
      channel: "call",
      contactId: "spv-2",
      at: at("08:00:40"),
    });
    expect(dueOnCallSteps(alert(), [], since)).toStrictEqual([]);
    expect(nextOnCallAt(alert(), 2, at("08:00:39"))).toBe(at("08:00:40"));
    expect(nextOnCallAt(alert(), 1, at("08:00:40"))).toBe(at("08:02:00"));
    expect(nextOnCallAt(alert(), 2, at("07:59:00"))).toBe(at("08:00:40"));
  });

  it("does again after a minute what was begun and not done, and never what was done", () => {
    const steps = [step("sms:spv-1", "08:00:00"), step("whatsapp:spv-1", "08:00:00", "08:00:01")];
    const due = (time: string) => keys(dueOnCallSteps(alert(steps), onCall, at(time)));

    expect(due("08:00:59")).toStrictEqual(["sms:spv-2", "call:1"]);
    expect(due("08:01:00")).toStrictEqual(["sms:spv-1", "sms:spv-2", "call:1"]);
  });

  it("is held for a quarter of an hour by a pressed key", () => {
    const answered = { by: "spv-1", at: at("08:01:00") };
    const seen = { overflowSince: since, answered, onCall, now: at("08:15:59") };
    const before = { ...alert([step("call:0", "08:00:00")]), calmSince: since, answered };

    expect(holdEnd(answered)).toBe(at("08:16:00"));
    expect(holdEnd(undefined)).toBeUndefined();
    expect(alertAt(before, seen)).toStrictEqual({
      alert: alert([step("call:0", "08:00:00")]),
      answered,
      steps: [],
    });
    expect(alertAt(before, { ...seen, answered: undefined }).answered).toStrictEqual(answered);
    const anew = alertAt(before, { ...seen, now: at("08:16:00") });
    expect(anew.alert).toStrictEqual({ since: at("08:16:00"), steps: anew.steps });
    expect(anew.answered).toBeUndefined();
    expect(keys(anew.steps)).toStrictEqual(["whatsapp:spv-1", "sms:spv-1", "sms:spv-2", "call:0"]);
  });

  it("rests while somebody is ready, and is over after a minute", () => {
    const seen = { overflowSince: undefined, answered: undefined, onCall };
    const resting = alertAt(alert(), { ...seen, now: at("08:05:00") });

    expect(resting).toStrictEqual({ alert: { ...alert(), calmSince: at("08:05:00") }, steps: [] });
    expect(alertAt(resting.alert, { ...seen, now: at("08:05:59") })).toStrictEqual(resting);
    expect(alertAt(resting.alert, { ...seen, now: at("08:06:00") })).toStrictEqual({ steps: [] });
    expect(alertAt(undefined, { ...seen, now: since })).toStrictEqual({ steps: [] });
    const answered = { by: "spv-1", at: at("08:04:00") };
    expect(alertAt(alert(), { ...seen, answered, now: at("08:05:00") })).toStrictEqual({
      alert: { ...alert(), calmSince: at("08:05:00"), answered },
      steps: [],
    });
  });

  it("goes on where it was when the rest does not last", () => {
    const before = {
      ...alert([step("call:0", "08:00:00", "08:00:01")]),
      calmSince: at("08:00:30"),
    };
    const seen = { overflowSince: at("08:00:35"), answered: undefined, onCall: [] };

    expect(alertAt(before, { ...seen, now: at("08:00:35") })).toStrictEqual({
      alert: alert(before.steps),
      steps: [],
    });
    expect(alertAt(undefined, { ...seen, now: at("08:00:35") })).toStrictEqual({
      alert: { since: at("08:00:35"), steps: [] },
      steps: [],
    });
  });

  it("keeps all messages and the newest sixty calls, each once", () => {
    const calls = Array.from({ length: 61 }, (_, n) => step(`call:${n}`, "08:00:00"));
    const kept = withSteps(alert(calls), [step("sms:spv-1", "08:00:00")]);
    const again = withSteps(kept, [step("sms:spv-1", "08:01:00")]);

    expect(keys(kept.steps)).toStrictEqual(["sms:spv-1", ...keys(calls.slice(1))]);
    expect(again.steps[0]).toStrictEqual(step("sms:spv-1", "08:01:00"));
    expect(again.steps).toHaveLength(61);
    expect(withSteps(kept, [])).toBe(kept);
  });

  it("writes down what was done and forgets what failed", () => {
    const steps = ["call:0", "call:1", "call:2"].map((key) => step(key, "08:00:00"));

    expect(withOutcome(alert(steps), ["call:0"], ["call:1"], at("08:00:02"))).toStrictEqual(
      alert([step("call:0", "08:00:00", "08:00:02"), step("call:2", "08:00:00")]),
    );
  });
});

import { describe, expect, it } from "vitest";
import { type CentreRecord, emptyCentre } from "../../../../core/domain/centre/watch.ts";
import type { Instant } from "../../../../core/domain/shared/time.ts";
import { at } from "../../../support/async-world.ts";
import {
  away,
  begun,
  caller,
  heartbeat,
  keysOf,
  look,
  onCall,
  snapshot,
} from "../../../support/centre-look.ts";

describe("nobody ready", () => {
  it("is nothing to alert about before the first operator has ever signed in", () => {
    const watched = look(emptyCentre, "09:00:00", { lines: [caller] });

    expect(watched.record.state.overflowSince).toBeUndefined();
    expect(watched.acts).toStrictEqual([]);
  });

  it("sends callers to the overflow number at once while one waits, and alerts the on-call list", () => {
    const watched = look(begun, "08:10:00", { ...away("08:10:00"), lines: [caller] });

    expect(watched.record.state).toMatchObject({ staffed: 0, overflowSince: at("08:10:00") });
    expect(watched.rings).toStrictEqual(["nobody-ready"]);
    expect(keysOf(watched)).toStrictEqual(["whatsapp:spv-1", "sms:spv-1", "sms:spv-2", "call:0"]);
  });

  it("waits 30 s while nobody calls, and not longer", () => {
    const first = look(begun, "08:10:00", away("08:10:00"));
    const early = look(first.record, "08:10:29");
    const late = look(early.record, "08:10:30");

    expect(first.wake).toBe(at("08:10:30"));
    expect(early.record.state).not.toHaveProperty("overflowSince");
    expect(late.record.state.overflowSince).toBe(at("08:10:30"));
    expect(late.wake).toBe(at("08:11:10"));
  });

  it.each(["offline", "missed", "error", "paused"] as const)(
    "counts an operator who is %s as not ready",
    (state) => {
      const { record } = look(begun, "08:10:00", {
        snapshots: [snapshot(state, at("08:10:00"))],
        lines: [caller],
      });

      expect(record.state.overflowSince).toBe(at("08:10:00"));
    },
  );

  it("is over when the operator's own call is not somebody waiting", () => {
    const speaking = snapshot("on-call", at("08:10:00"), { contactId: "c-1" });
    const { record } = look(begun, "08:10:00", { snapshots: [speaking], lines: [caller] });

    expect(record.state.nobodySince).toBeUndefined();
    expect(record.state.staffed).toBe(1);
  });

  it("rings one person after the other, 40 s apart, round and round", () => {
    let { record } = look(begun, "08:10:00", { ...away("08:10:00"), lines: [caller] });
    const called: string[] = [];
    for (const time of ["08:10:40", "08:11:20", "08:12:00"]) {
      const watched = look(record, time);
      const steps = watched.acts.flatMap((act) => (act.act === "on-call" ? [act.step] : []));
      called.push(
        ...steps
          .filter(({ channel }) => channel === "call")
          .map((step) => `${step.key} ${step.contactId}`),
      );
      record = watched.record;
    }

    expect(called).toStrictEqual(["call:1 spv-2", "call:2 spv-1", "call:3 spv-2"]);
  });

  it("does each step once, and one that was interrupted again after a minute", () => {
    const first = look(begun, "08:10:00", { ...away("08:10:00"), lines: [caller] });
    const again = look(first.record, "08:10:01");
    const later = look(first.record, "08:11:00");

    expect(again.acts).toStrictEqual([]);
    expect(again).not.toHaveProperty("ended");
    expect(keysOf(later)).toStrictEqual(["whatsapp:spv-1", "sms:spv-1", "sms:spv-2", "call:1"]);
  });

  it("stops ringing for a quarter of an hour when somebody pressed the key, then begins anew", () => {
    const { record } = look(begun, "08:10:00", { ...away("08:10:00"), lines: [caller] });
    const answered = {
      ...record,
      state: { ...record.state, onCallAnswered: { by: "spv-1", at: at("08:10:30") } },
    };
    const held = look(answered, "08:20:00");
    const anew = look(held.record, "08:25:30");

    expect(held.acts).toStrictEqual([]);
    expect(held.wake).toBe(at("08:25:30"));
    expect(keysOf(anew)).toContain("call:0");
    expect(anew.record.state.onCallAnswered).toBeUndefined();
    expect(anew.record.alert?.since).toBe(at("08:25:30"));
  });

  it("ends a minute after the first operator is ready again, and rings nobody meanwhile", () => {
    const { record } = look(begun, "08:10:00", { ...away("08:10:00"), lines: [caller] });
    const back = look(record, "08:10:20", { snapshots: [snapshot("ready", at("08:10:20"))] });
    const over = look(back.record, "08:11:20");

    expect(back.record.state).toMatchObject({ staffed: 1, ready: 1 });
    expect(back.record.state.overflowSince).toBeUndefined();
    expect([back.acts, back.wake]).toStrictEqual([[], at("08:11:20")]);
    expect(over.record.alert).toBeUndefined();
    expect(over.ended?.since).toBe(at("08:10:00"));
    expect(look(over.record, "08:12:00").acts).toStrictEqual([]);
  });

  it("goes on with the same alert when that operator is gone again at once, and keeps the key pressed", () => {
    const { record } = look(begun, "08:10:00", { ...away("08:10:00"), lines: [caller] });
    const onCallAnswered = { by: "spv-1", at: at("08:10:30") };
    const pressed = { ...record, state: { ...record.state, onCallAnswered } };
    const back = look(pressed, "08:10:40", { snapshots: [snapshot("ready", at("08:10:40"))] });
    const gone = look(back.record, "08:11:00", { ...away("08:11:00"), lines: [caller] });

    expect(back.record.state.onCallAnswered).toBeUndefined();
    expect([gone.rings, gone.acts]).toStrictEqual([[], []]);
    expect(gone.record.alert?.since).toBe(at("08:10:00"));
    expect(gone.record.state.onCallAnswered).toStrictEqual(onCallAnswered);
  });

  it("leaves the only person of a list two minutes to be rung and to listen", () => {
    const [only] = onCall;
    const alone = { onCall: [only] };
    let { record } = look(begun, "08:10:00", { ...away("08:10:00"), lines: [caller], ...alone });
    const done = (before: CentreRecord): CentreRecord => {
      const { alert } = before;
      if (alert === undefined) return before;
      const steps = alert.steps.map((step) => ({ ...step, doneAt: step.at }));
      return { ...before, alert: { ...alert, steps } };
    };
    const calls: string[] = [];
    for (const time of ["08:10:40", "08:11:20", "08:11:59", "08:12:00"]) {
      const watched = look(done(record), time, alone);
      record = watched.record;
      calls.push(
        ...keysOf(watched)
          .filter((key) => key.startsWith("call:"))
          .map((key) => `${time} ${key}`),
      );
    }

    expect(calls).toStrictEqual(["08:12:00 call:1"]);
  });

  it("says aloud, once, that there is nobody on the on-call list", () => {
    const first = look(begun, "08:10:00", { ...away("08:10:00"), lines: [caller], onCall: [] });
    const second = look(first.record, "08:10:40", { onCall: [] });

    expect(first.rings).toStrictEqual(["nobody-ready", "on-call-empty"]);
    expect(second.rings).toStrictEqual([]);
    expect(second.acts).toStrictEqual([]);
  });
});

describe("a missed call", () => {
  const missed = (time: string, contactId = "c-1") =>
    snapshot("missed", at(time), { contactId, missed: { contactId, at: at(time) } });

  it("is cleared from the telephone after 10 s, not before", () => {
    const first = look(begun, "08:10:00", { snapshots: [missed("08:10:00")] });
    const cleared = look(first.record, "08:10:10");

    expect(keysOf(first).filter((key) => key === "dismiss")).toStrictEqual([]);
    expect(first.wake).toBe(at("08:10:10"));
    expect(cleared.acts).toContainEqual({ act: "dismiss", operatorId: "op-1", contactId: "c-1" });
    expect(keysOf(cleared)).not.toContain("pause");
  });

  it("is followed by a pause when it is the second in a row, before another call can ring", () => {
    const first = look(begun, "08:10:00", { snapshots: [missed("08:10:00")] });
    const ready = look(first.record, "08:10:11", {
      snapshots: [snapshot("ready", at("08:10:11"))],
    });
    const second = look(ready.record, "08:10:40", { snapshots: [missed("08:10:40", "c-2")] });

    const acts = keysOf(look(second.record, "08:10:50"));
    expect(acts.filter((key) => key === "pause" || key === "dismiss")).toStrictEqual([
      "pause",
      "dismiss",
    ]);
  });
});

describe("the watch's own wake-ups", () => {
  it("are asked for once for each moment, however often somebody looks before it", () => {
    const first = look(begun, "08:10:00", { ...away("08:10:00"), lines: [caller] });
    const again = look(first.record, "08:10:10");
    const later = look(again.record, "08:10:40");

    expect([first.wake, again.wake, later.wake]).toStrictEqual([
      at("08:10:30"),
      undefined,
      at("08:11:20"),
    ]);
  });
});

describe("the roster", () => {
  const roster = [{ shift: "Sore", from: "00:00", until: "00:00", operators: 2 }];

  it("rings when fewer than promised are on line for two minutes, once", () => {
    const first = look(begun, "08:10:00", { roster, snapshots: [heartbeat("08:10:00")] });
    const early = look(first.record, "08:11:59", { roster });
    const late = look(early.record, "08:12:00", { roster });
    const later = look(late.record, "08:14:00", { roster });

    expect(first.wake).toBe(at("08:12:00"));
    expect([first.rings, early.rings, late.rings, later.rings]).toStrictEqual([
      [],
      [],
      ["roster-not-met"],
      [],
    ]);
    expect(late.record.state).toMatchObject({ promised: 2, staffed: 1 });
  });

  it("rings again when it was met in between", () => {
    const both = [heartbeat("08:20:00"), heartbeat("08:20:00", "op-2")];
    let { record } = look(begun, "08:10:00", { roster, snapshots: [heartbeat("08:10:00")] });
    record = look(record, "08:12:00", { roster }).record;
    record = look(record, "08:20:00", { roster, snapshots: both }).record;
    const gone = [snapshot("offline", at("08:21:00"), { operatorId: "op-2" })];
    record = look(record, "08:21:00", { roster, snapshots: gone }).record;

    expect(look(record, "08:23:00", { roster }).rings).toStrictEqual(["roster-not-met"]);
  });
});

describe("supervisors on line", () => {
  it("take calls, and are not the operators whom the roster promises", () => {
    const roster = [{ shift: "Sore", from: "00:00", until: "00:00", operators: 1 }];
    const supervisor = snapshot("ready", at("08:10:00"), { supervisor: true });
    const first = look(begun, "08:10:00", { roster, snapshots: [supervisor] });
    const late = look(first.record, "08:12:00", { roster });

    expect(late.record.state).toMatchObject({ staffed: 1, promised: 1 });
    expect(late.rings).toStrictEqual(["roster-not-met"]);
  });
});

describe("the overflow number", () => {
  const alive = { snapshots: [heartbeat("08:39:00")] };
  const tested = (overflowConfirmedAt?: Instant): CentreRecord => ({
    ...begun,
    state: {
      ...begun.state,
      overflowTestedAt: at("08:10:00"),
      ...(overflowConfirmedAt === undefined ? {} : { overflowConfirmedAt }),
    },
  });

  it("rings when nobody confirmed its test within half an hour", () => {
    expect(look(tested(), "08:39:59", alive).rings).toStrictEqual([]);
    expect(look(tested(), "08:40:00", alive).rings).toStrictEqual(["overflow-unconfirmed"]);
    expect(look(tested(at("08:12:00")), "08:40:00", alive).rings).toStrictEqual([]);
  });

  it("is not confirmed by the key that was pressed in yesterday's test", () => {
    expect(look(tested(at("07:00:00")), "08:40:00", alive).rings).toStrictEqual([
      "overflow-unconfirmed",
    ]);
  });
});

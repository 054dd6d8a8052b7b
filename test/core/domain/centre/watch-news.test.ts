import { describe, expect, it } from "vitest";
import { emptyCentre, type Watched } from "../../../../core/domain/centre/watch.ts";
import { at } from "../../../support/async-world.ts";
import { away, begun, caller, heartbeat, look, snapshot } from "../../../support/centre-look.ts";

describe("news of operators", () => {
  it("that has stopped for five minutes makes an operator count no more, and rings", () => {
    const early = look(begun, "08:04:59");
    const late = look(early.record, "08:05:00", { lines: [caller] });

    expect([early.record.state.staffed, late.record.state.staffed]).toStrictEqual([1, 0]);
    expect(late.rings).toStrictEqual(["nobody-ready", "operators-silent"]);
    expect(late.record.state.operators).toMatchObject([
      { operatorId: "op-1", state: "offline", since: at("08:05:00") },
    ]);
    const again = look(late.record, "08:06:00", { snapshots: [heartbeat("08:06:00")] });
    expect(again.record.state.staffed).toBe(1);
    expect(again.record.ringing).not.toContain("operators-silent");
  });

  it("of an operator who moved to another region's profile means that he is gone; a stranger is nobody's", () => {
    const moved = snapshot("offline", at("08:01:00"), { elsewhere: true });
    const stranger = { ...moved, operatorId: "op-9" };
    const { record } = look(begun, "08:01:00", { snapshots: [moved, stranger] });

    expect(record.state.operators).toMatchObject([{ operatorId: "op-1", state: "offline" }]);
    expect(look(emptyCentre, "08:01:00", { snapshots: [stranger] }).record.begun).toBe(false);
    expect(look(emptyCentre, "08:01:00", { snapshots: [heartbeat("08:01:00")] }).record.begun).toBe(
      true,
    );
  });

  it("from a clock far ahead is outlived by the next", () => {
    const ahead = { at: at("18:00:00"), since: at("18:00:00") };
    const { record } = look(begun, "08:01:00", {
      snapshots: [{ ...heartbeat("08:01:00"), ...ahead }],
    });
    const next = look(record, "08:01:01", { ...away("08:01:01") });

    expect(next.record.state.operators[0]?.state).toBe("offline");
  });
});

describe("callers who wait while the only telephone is blocked", () => {
  const missed = (time: string) =>
    snapshot("missed", at(time), { contactId: "c-1", missed: { contactId: "c-1", at: at(time) } });
  const lines = [1, 2, 3, 4, 5, 6].map((minute) => ({
    ...{ contactId: `c-${minute}`, outgoing: false, openedAt: at(`08:0${minute}:00`) },
  }));
  const told = ({ acts }: Watched) =>
    acts.flatMap((act) => (act.act === "divert" ? [`${act.contactId} ${act.on}`] : []));

  it("are told that the overflow number is the way now: a few at a time, the newest first, each once", () => {
    const first = look(begun, "08:10:00", { snapshots: [missed("08:10:00")], lines });
    const second = look(first.record, "08:10:05", { lines });
    const third = look(second.record, "08:10:10", { lines });

    expect(told(first)).toStrictEqual(["c-6 true", "c-5 true", "c-4 true", "c-3 true"]);
    expect(first.wake).toBe(at("08:10:05"));
    expect(told(second)).toStrictEqual(["c-2 true", "c-1 true"]);
    expect(told(third)).toStrictEqual([]);
  });

  it("are told that it is no longer, once somebody is ready; whoever has gone is not", () => {
    const [one, two] = lines;
    const waiting = [one, two].filter((line) => line !== undefined);
    const first = look(begun, "08:10:00", { snapshots: [missed("08:10:00")], lines: waiting });
    const ready = snapshot("ready", at("08:10:11"));
    const left = waiting.slice(0, 1);
    const back = look(first.record, "08:10:11", { snapshots: [ready], lines: left });

    expect(told(back)).toStrictEqual(["c-1 false"]);
    expect(back.record.diverted).toBeUndefined();
  });

  it("are left to the telephone system when everybody has signed out, or no news comes at all", () => {
    const out = look(begun, "08:02:00", { ...away("08:02:00"), lines });
    const deaf = look(begun, "08:05:00", { lines });

    expect([told(out), told(deaf)]).toStrictEqual([[], []]);
    expect(deaf.record.state.overflowSince).toBe(at("08:05:00"));
  });
});

import { describe, expect, it } from "vitest";
import { at } from "../../../support/async-world.ts";
import { away, begun, heartbeat, look, snapshot } from "../../../support/centre-look.ts";

const idsOf = ({ record }: ReturnType<typeof look>) =>
  record.state.operators.map(({ operatorId }) => operatorId);

describe("a look at a quiet centre", () => {
  it("finds nothing to do, to ring about or to be woken for", () => {
    expect(look(begun, "08:01:00")).toStrictEqual({
      record: {
        state: {
          operators: [
            { operatorId: "op-1", state: "ready", since: at("08:00:00"), missedInRow: 0 },
          ],
          ...{ staffed: 1, ready: 1, promised: 0 },
          ...{ linesInUse: 0, linesTotal: 10, outgoingWaiting: 0, version: 0 },
        },
        trails: { "op-1": { toldAt: at("08:00:00"), misses: [] } },
        begun: true,
        ringing: [],
      },
      acts: [],
      rings: [],
      wake: undefined,
    });
  });
});

describe("the operators of a centre", () => {
  it("are listed in the same order, whoever was heard of first", () => {
    const news = ["op-3", "op-4", "op-2"].map((operatorId) => heartbeat("08:01:00", operatorId));

    expect(idsOf(look(begun, "08:01:00", { snapshots: news }))).toStrictEqual([
      "op-1",
      "op-2",
      "op-3",
      "op-4",
    ]);
  });

  it("take a call at once only when they are ready", () => {
    const speaking = snapshot("on-call", at("08:01:00"), { operatorId: "op-2", contactId: "c-1" });
    const { record } = look(begun, "08:01:00", { snapshots: [speaking] });

    expect(record.state).toMatchObject({ staffed: 2, ready: 1 });
  });

  it("are no longer shown twelve hours after they went; whoever has stayed so long is", () => {
    const second = [heartbeat("08:10:00", "op-2"), ...away("08:10:00").snapshots];
    const { record } = look(begun, "08:10:00", { snapshots: second });
    const stays = (time: string) => ({ snapshots: [heartbeat(time, "op-2")] });

    expect(idsOf(look(record, "20:09:59", stays("20:09:59")))).toStrictEqual(["op-1", "op-2"]);
    expect(idsOf(look(record, "20:10:00", stays("20:10:00")))).toStrictEqual(["op-2"]);
  });

  it("ring as silent when one of several is, and not when there are none", () => {
    const both = look(begun, "08:04:00", { snapshots: [heartbeat("08:04:00", "op-2")] });
    const late = look(both.record, "08:05:00");
    const nobody = { ...begun, state: { ...begun.state, operators: [] }, trails: {} };

    expect(late.rings).toStrictEqual(["operators-silent"]);
    expect(look(nobody, "08:05:00").rings).not.toContain("operators-silent");
  });
});

it("a caller who has been told is looked at again in five seconds, though all have been told", () => {
  const missed = { contactId: "c-1", at: at("08:10:00") };
  const blocked = snapshot("missed", at("08:10:00"), { contactId: "c-1", missed });
  const lines = [{ contactId: "c-1", outgoing: false, openedAt: at("08:09:00") }];

  expect(look(begun, "08:10:00", { snapshots: [blocked], lines }).wake).toBe(at("08:10:05"));
});

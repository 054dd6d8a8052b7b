import { describe, expect, it } from "vitest";
import type { NoticeMessage } from "../../../core/contracts/events/notice.ts";
import type { CaseHead } from "../../../core/domain/case/case.ts";
import { addDispatches } from "../../../core/domain/case/plan.ts";
import { emptyCentre } from "../../../core/domain/centre/watch.ts";
import {
  type BoardState,
  relayChanges,
  type TableChange,
} from "../../../core/usecases/relay-changes.ts";
import { type AsyncWorld, aFire, at, aWorld } from "../../support/async-world.ts";

const opened = aFire(42, at("08:00:00"));

function sentTo(...agencyIds: string[]): CaseHead {
  const sent = addDispatches(opened, agencyIds, at("08:01:00"), "operator:op-1");
  if (!sent.ok) throw new Error("a new fire takes agencies");
  return sent.value;
}

function aChange(
  before: CaseHead | undefined,
  after: CaseHead,
  states: readonly [BoardState, BoardState] = ["open", "open"],
): TableChange {
  return { what: "case", before, after, stateBefore: states[0], stateAfter: states[1] };
}

const closed: CaseHead = { ...opened, status: "closed", version: 2, closedAt: at("08:30:00") };

function portsOf(world: AsyncWorld) {
  return { ...world, lane: world.shipLane };
}

describe("a saved dispatch", () => {
  it("becomes one notice per agency with everyone on duty now", async () => {
    const world = aWorld();

    await relayChanges(portsOf(world), [aChange(opened, sentTo("damkar", "bpbd"))]);

    expect(world.seen.notices).toMatchObject([
      {
        notice: "first",
        agencyId: "damkar",
        serial: 42,
        ordinal: 1,
        seq: 1,
        village: "Poncol",
        recipients: [{ contactId: "damkar-1" }, { contactId: "damkar-2" }],
      },
      { agencyId: "bpbd", ordinal: 2, webhookUrl: "https://bpbd.example/tugas" },
    ]);
  });

  it("carries neither the street nor words of the report to the phones", async () => {
    const world = aWorld();

    await relayChanges(portsOf(world), [aChange(opened, sentTo("damkar"))]);

    expect(JSON.stringify(world.seen.notices)).not.toMatch(/Melati|terbakar/);
  });

  it("reads the duty lists once for a whole batch", async () => {
    const world = aWorld();
    let reads = 0;
    const living = { read: () => world.living.read().finally(() => reads++) };

    await relayChanges({ ...portsOf(world), living }, [
      aChange(opened, sentTo("damkar")),
      aChange(opened, sentTo("bpbd")),
    ]);

    expect(reads).toBe(1);
  });

  it("sends nothing again when the case changes otherwise", async () => {
    const world = aWorld();
    const sent = sentTo("damkar");

    await relayChanges(portsOf(world), [
      aChange(sent, { ...sent, version: 9, alarmSince: at("08:05:00") }),
    ]);

    expect(world.seen.notices).toEqual([]);
  });

  it("says aloud that nobody is on duty, and stops nobody else", async () => {
    const world = aWorld();

    await relayChanges(portsOf(world), [aChange(opened, sentTo("psc", "damkar"))]);

    expect(world.seen.problems).toEqual(["nobody-on-duty"]);
    expect(world.seen.notices.map((notice) => notice.agencyId)).toEqual(["damkar"]);
  });
});

describe("a deadline", () => {
  it("wakes the watch when it is set or moved, and only then", async () => {
    const world = aWorld();
    const due = at("08:01:30");

    await relayChanges(portsOf(world), [
      aChange(opened, { ...opened, due }),
      aChange({ ...opened, due }, { ...opened, due, version: 2 }),
    ]);

    expect(world.seen.wakes).toEqual([{ serial: 42, due }]);
  });
});

describe("a case that has ended", () => {
  it("goes into the shipping lane once", async () => {
    const world = aWorld();
    const noted = { ...closed, shipping: { tries: 1, nextAt: at("08:31:00") } };

    await relayChanges(portsOf(world), [
      aChange(opened, closed, ["open", "unshipped"]),
      aChange(closed, noted, ["unshipped", "unshipped"]),
      aChange(noted, { ...closed, shippedVersion: 2 }, ["unshipped", "none"]),
    ]);

    expect(world.seen.lane).toMatchObject([{ serial: 42, version: 2, tries: 0 }]);
  });

  it("goes again when it is corrected after shipping", async () => {
    const world = aWorld();
    const shipped = { ...closed, shippedVersion: 2 };

    await relayChanges(portsOf(world), [
      aChange(shipped, { ...shipped, version: 3 }, ["none", "unshipped"]),
    ]);

    expect(world.seen.lane).toMatchObject([{ version: 3 }]);
  });
});

describe("open desks", () => {
  it("see every change at once, without a read of the table", async () => {
    const world = aWorld();

    await relayChanges(portsOf(world), [aChange(undefined, opened, ["none", "open"])]);

    expect(world.seen.pushes).toMatchObject([{ what: "case", open: true, case: { serial: 42 } }]);
  });

  it("see a case leave the board when it is closed", async () => {
    const world = aWorld();

    await relayChanges(portsOf(world), [aChange(opened, closed, ["open", "unshipped"])]);

    expect(world.seen.pushes).toMatchObject([{ open: false }]);
  });

  it("are not troubled with marks of the shipping", async () => {
    const world = aWorld();

    await relayChanges(portsOf(world), [
      aChange(closed, { ...closed, shippedVersion: 2 }, ["none", "none"]),
    ]);

    expect(world.seen.pushes).toEqual([]);
  });

  it("that cannot be reached hold up no notice", async () => {
    const world = aWorld();
    const board = {
      push: async () => {
        throw new Error("board is down");
      },
    };

    const result = await relayChanges({ ...portsOf(world), board }, [
      aChange(opened, sentTo("damkar")),
    ]);

    expect(result).toEqual({ relayed: 1 });
    expect(world.seen.notices).toHaveLength(1);
    expect(world.seen.problems).toEqual(["board-push-failed"]);
  });
});

describe("a notice that the stream could not pass on for minutes", () => {
  it("is marked, so that those whom the sweep has told meanwhile are left out", async () => {
    const world = aWorld();
    const change = aChange(opened, sentTo("damkar"));

    world.setClock(at("08:02:00"));
    await relayChanges(portsOf(world), [change]);
    world.setClock(at("08:03:30"));
    await relayChanges(portsOf(world), [change]);

    expect(world.seen.notices.map(({ again }) => again)).toEqual([undefined, true]);
  });
});

describe("a change that cannot be passed on", () => {
  it("ends the round, so that nothing overtakes it", async () => {
    const world = aWorld();
    const notifier = {
      publish: async ({ serial }: NoticeMessage) => {
        if (serial === 43) throw new Error("topic is down");
      },
    };
    const second = { ...sentTo("damkar"), serial: 43 };
    const third = { ...sentTo("damkar"), serial: 44 };

    const result = await relayChanges({ ...portsOf(world), notifier }, [
      aChange(opened, sentTo("damkar")),
      aChange(undefined, second),
      aChange(undefined, third),
    ]);

    expect(result).toMatchObject({ relayed: 1, fault: expect.any(Error) });
    expect(world.seen.pushes).toHaveLength(1);
  });
});

describe("the centre as a whole", () => {
  const centre = { ...emptyCentre.state, staffed: 1, version: 1 };
  const change = (before: typeof centre | undefined, after: typeof centre): TableChange => ({
    ...{ what: "centre", before, after, stateAfter: "none" },
  });

  it("is shown on the desks at each change", async () => {
    const world = aWorld();
    const nobody = { ...centre, staffed: 0, overflowSince: at("08:00:00"), version: 2 };
    await relayChanges(portsOf(world), [change(undefined, centre), change(centre, nobody)]);

    expect(world.seen.pushes).toEqual([
      { what: "centre", centre },
      { what: "centre", centre: nobody },
    ]);
  });

  it("is not pushed when only what is kept to judge it by has changed", async () => {
    const world = aWorld();
    await relayChanges(portsOf(world), [change(centre, { ...centre, version: 2 })]);

    expect(world.seen.pushes).toEqual([]);
  });
});

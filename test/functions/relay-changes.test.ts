import { describe, expect, it } from "vitest";
import { headItem } from "../../core/adapters/dynamodb/head-item.ts";
import { openPartition, unshippedPartition } from "../../core/adapters/dynamodb/table.ts";
import type { NoticeMessage } from "../../core/contracts/events/notice.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { changeCase } from "../../core/domain/case/change.ts";
import { addDispatches } from "../../core/domain/case/plan.ts";
import type { RelayPorts } from "../../core/usecases/relay-changes.ts";
import { relayChangesRoute } from "../../functions/relay-changes/route.ts";
import { aFire, at, aWorld } from "../support/async-world.ts";

type Attribute = Readonly<Record<string, unknown>>;

/** A value as a stream image writes it. */
function attribute(value: unknown): Attribute {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(attribute) };
  if (value === null || value === undefined) return { NULL: true };
  return { M: image(value) };
}

function image(item: object): Record<string, Attribute> {
  const fields = Object.entries(item).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields.map(([name, value]) => [name, attribute(value)]));
}

let sequence = 100;

function aRecord(after: object, before?: object) {
  sequence++;
  return {
    eventName: before === undefined ? "INSERT" : "MODIFY",
    dynamodb: {
      SequenceNumber: String(sequence),
      NewImage: image(after),
      ...(before === undefined ? {} : { OldImage: image(before) }),
    },
  };
}

const item = (head: CaseHead) => headItem("33.75", "Asia/Jakarta", head);
const opened = aFire(42, at("08:00:00"));

function sentTo(...agencyIds: string[]): CaseHead {
  const sent = addDispatches(opened, agencyIds, at("08:01:00"), "operator:op-1");
  if (!sent.ok) throw new Error("a new fire takes agencies");
  return sent.value;
}

function aRelay(changes: Partial<RelayPorts> = {}) {
  const world = aWorld();
  const outcomes: string[] = [];
  const route = relayChangesRoute(
    { ...world, lane: world.shipLane, ...changes },
    { open: openPartition("33.75"), unshipped: unshippedPartition("33.75") },
    (outcome) => void outcomes.push(outcome),
  );
  return { world, route, outcomes };
}

describe("the table's stream", () => {
  it("turns a saved dispatch into a notice and a change on the board", async () => {
    const { world, route } = aRelay();

    const answer = await route({ Records: [aRecord(item(sentTo("damkar")), item(opened))] });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(world.seen.notices).toMatchObject([{ serial: 42, agencyId: "damkar", seq: 1 }]);
    expect(world.seen.pushes).toMatchObject([{ what: "case", open: true }]);
  });

  it("tells of a change from a value that was not known before", async () => {
    const { world, route, outcomes } = aRelay();
    const sent = sentTo("damkar");
    const changed = changeCase(sent, { victims: 3, danger: true }, at("08:02:00"), "operator:op-1");
    if (!changed.ok) throw new Error("victims may change");
    const later = { ...changed.value, version: 9 };

    await route({ Records: [aRecord(item(changed.value), item(sent))] });
    await route({ Records: [aRecord(item(later), item(changed.value))] });

    expect(outcomes).not.toContain("passed-over");
    expect(world.seen.notices).toMatchObject([{ notice: "changed", seq: 2 }]);
    expect(world.seen.pushes).toHaveLength(2);
  });

  it("brings a new case with its agencies in one write", async () => {
    const { world, route } = aRelay();

    await route({ Records: [aRecord(item(sentTo("damkar")))] });

    expect(world.seen.notices).toHaveLength(1);
  });

  it("puts a closed case into the shipping lane", async () => {
    const { world, route } = aRelay();
    const closed: CaseHead = {
      ...opened,
      status: "closed",
      version: 2,
      closedAt: at("08:30:00"),
      disposition: "handled",
    };

    await route({ Records: [aRecord(item(closed), item(opened))] });

    expect(world.seen.lane).toMatchObject([{ serial: 42, version: 2, tries: 0 }]);
    expect(world.seen.pushes).toMatchObject([{ open: false }]);
  });

  it("shows a call on the board without the caller's number", async () => {
    const { world, route } = aRelay();
    const call = {
      pk: "33.75#K#c-1",
      sk: "CALL",
      callId: "c-1",
      channel: "voice",
      receivedAt: at("08:00:00"),
      numberCondition: "usable",
      callerHash: "0f0f",
      version: 1,
      g1: "33.75#OPEN",
      at: at("08:00:00"),
    };

    await route({ Records: [aRecord(call)] });

    expect(world.seen.pushes).toMatchObject([
      { what: "call", open: true, call: { callId: "c-1" } },
    ]);
    expect(JSON.stringify(world.seen.pushes)).not.toContain("0f0f");
  });

  it("passes over receipts, form text, counters and removals", async () => {
    const { world, route } = aRelay();
    const removed = { eventName: "REMOVE", dynamodb: { SequenceNumber: "1" } };
    const others = ["BODY", "SEALED", "RECEIPT#1#1#sms#damkar-1", "CASE"].map((sk) =>
      aRecord({ pk: "33.75#C#42", sk }),
    );
    const early = aRecord({ pk: "33.75#K#c-1", sk: "CALL", caseSerial: 42 });

    expect(await route({ Records: [removed, early, ...others] })).toEqual({
      batchItemFailures: [],
    });
    expect(world.seen).toMatchObject({ notices: [], pushes: [], lane: [], wakes: [] });
  });

  it("passes over a record that cannot be read, and says so: nothing waits behind it", async () => {
    const { world, route, outcomes } = aRelay();
    const broken = aRecord({ pk: "33.75#C#43", sk: "HEAD", serial: "not a number" });

    const answer = await route({
      Records: [broken, aRecord(item(sentTo("damkar")), item(opened))],
    });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(world.seen.notices).toHaveLength(1);
    expect(outcomes).toEqual(["passed-over"]);
  });

  it("passes over a notice that the topic will never take", async () => {
    const tooLong = Object.assign(new Error("too long"), { name: "InvalidParameterException" });
    const notifier = {
      publish: async ({ agencyId }: NoticeMessage) => {
        if (agencyId === "damkar") throw tooLong;
      },
    };
    const { world, route, outcomes } = aRelay({ notifier });
    const records = [sentTo("damkar"), sentTo("bpbd")].map((head) =>
      aRecord(item(head), item(opened)),
    );

    expect(await route({ Records: records })).toEqual({ batchItemFailures: [] });
    expect(outcomes).toEqual(["passed-over"]);
    expect(world.seen.pushes).toHaveLength(1);
  });

  it("comes again from the record whose notice could not be published, and nothing overtakes it", async () => {
    const down = async () => {
      throw new Error("topic is down");
    };
    const { world, route, outcomes } = aRelay({ notifier: { publish: down } });
    const first = aRecord({ pk: "33.75#C#42", sk: "BODY" });
    const second = aRecord(item(sentTo("damkar")), item(opened));

    const answer = await route({ Records: [first, second, aRecord(item(opened))] });

    expect(answer).toEqual({
      batchItemFailures: [{ itemIdentifier: second.dynamodb.SequenceNumber }],
    });
    expect(outcomes).toEqual(["retry"]);
    expect(world.seen.pushes).toEqual([]);
  });

  it("tells an agency once while its neighbour's notice is tried for an hour", async () => {
    const told: string[] = [];
    const down = new Set(["bpbd"]);
    const publish = async ({ agencyId }: NoticeMessage) => {
      if (down.has(agencyId)) throw new Error("topic is down");
      told.push(agencyId);
    };
    const { route } = aRelay({ notifier: { publish } });
    const record = aRecord(item(sentTo("damkar", "bpbd")), item(opened));

    for (let tries = 0; tries < 60; tries++) await route({ Records: [record] });
    down.clear();
    const answer = await route({ Records: [record] });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(["damkar", "bpbd"]);
  });

  it("tells the agency although no wake-up can be set: the sweep finds the case", async () => {
    const down = async () => {
      throw new Error("queue is down");
    };
    const { world, route } = aRelay({
      wakes: { wake: down, wakeCall: down },
      lane: { enqueue: down },
    });

    const waiting = { ...sentTo("damkar"), due: at("08:01:30") };
    const answer = await route({ Records: [aRecord(item(waiting), item(opened))] });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(world.seen.notices).toHaveLength(1);
    expect(world.seen.problems).toEqual(["wake-not-sent"]);
  });
});

describe("an agency that stays silent", () => {
  it("has the supervisors on call told once, without a link and without the agency's numbers", async () => {
    const { world, route } = aRelay();
    const silent = sentTo("damkar");
    const [first] = Object.values(silent.dispatches);
    if (first === undefined) throw new Error("it was sent");
    const told = { ...first, chain: { desk: at("08:03:30"), supervisor: at("08:05:00") } };
    const after = { ...silent, version: 9, dispatches: { "1": told } };

    await route({ Records: [aRecord(item(after), item(silent))] });
    await route({ Records: [aRecord(item({ ...after, version: 10 }), item(after))] });

    expect(world.seen.notices).toMatchObject([
      {
        notice: "escalation",
        agencyId: "damkar",
        serial: 42,
        recipients: [{ contactId: "spv-1", phone: "+620811000009", channels: ["sms"] }],
      },
    ]);
    expect(world.seen.notices[0]).not.toHaveProperty("webhookUrl");
  });

  it("gets a less urgent task over one channel after the other", async () => {
    const { world, route } = aRelay();
    const calm = { ...sentTo("damkar"), priority: "P2" as const };
    const [first] = Object.values(calm.dispatches);
    if (first === undefined) throw new Error("it was sent");
    const repeat = { ...first.notice, type: "repeat" as const, seq: 2 };
    const later = { ...calm, dispatches: { "1": { ...first, tier: 1, notice: repeat } } };

    await route({ Records: [aRecord(item(calm), item(opened)), aRecord(item(later), item(calm))] });

    expect(
      world.seen.notices.map(({ recipients }) => recipients.map(({ channels }) => channels)),
    ).toEqual([
      [["whatsapp"], ["sms"]],
      [["sms"], ["sms"]],
    ]);
  });
});

it("a pre-alert on a call is passed on, and nothing for a call without one", async () => {
  const { world, route } = aRelay();
  const call = {
    ...{ pk: "REGION#33.75#CALL#c-1", sk: "CALL", callId: "c-1", channel: "voice" },
    ...{ receivedAt: at("08:00:00"), numberCondition: "usable", version: 1 },
  };
  const sent = {
    agencyId: "damkar",
    kind: "fire",
    state: "sent",
    at: at("08:00:40"),
    by: "system",
  };

  await route({ Records: [aRecord(call)] });
  await route({ Records: [aRecord({ ...call, version: 2, preAlerts: [sent] }, call)] });

  expect(world.seen.notices).toMatchObject([{ notice: "pre-alert", agencyId: "damkar" }]);
  expect(world.seen.callWakes).toEqual([{ callId: "c-1", due: at("08:02:30") }]);
});

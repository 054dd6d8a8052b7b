import { describe, expect, it } from "vitest";
import { memoryCentreStore } from "../../core/adapters/memory/centre-store.ts";
import { callOut as callOutMessage } from "../../core/contracts/events/call-out.ts";
import { secondsAfter } from "../../core/domain/shared/time.ts";
import { madeAlertRef } from "../../core/usecases/alert-refs.ts";
import { answerAlertRoute } from "../../functions/answer-alert/route.ts";
import { callOutRoute } from "../../functions/call-out/route.ts";
import {
  agentEventsRoute,
  isKinesisEvent,
  StaffFault,
  staffDueRoute,
  staffScheduleRoute,
} from "../../functions/watch-staff/route.ts";
import { aSavedFire, aWorld } from "../support/async-world.ts";
import { aCentreWorld, type CentreWorld } from "../support/centre-world.ts";
import { aMessage } from "../support/queue-events.ts";

const agentArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/i-1/agent/op-1";

function agentEvent(at: string, state: string | undefined, type = "ROUTABLE") {
  return {
    AgentARN: agentArn,
    EventType: "STATE_CHANGE",
    EventTimestamp: at,
    CurrentAgentSnapshot: {
      AgentStatus: { Name: "x", Type: type, StartTimestamp: at },
      Configuration: { RoutingProfile: { ARN: "arn:ours" } },
      Contacts:
        state === undefined ? [] : [{ ContactId: "c-1", State: state, StateStartTimestamp: at }],
    },
  };
}

const batch = (...events: readonly unknown[]) => ({
  Records: events.map((event, index) => ({
    kinesis: {
      sequenceNumber: String(index + 1),
      data: Buffer.from(typeof event === "string" ? event : JSON.stringify(event)).toString(
        "base64",
      ),
    },
  })),
});

function anAgentStream(world: CentreWorld) {
  const faults: string[] = [];
  const route = agentEventsRoute(
    world,
    (profile) => (profile === "arn:ours" ? "operators" : undefined),
    (outcome) => faults.push(outcome),
  );
  return { route, faults };
}

const state = async ({ centre, clock }: CentreWorld) =>
  (await centre.read(clock.now())).record.state;

describe("the agents' stream", () => {
  it("tells who is ready, and passes over what is no agent event without holding anything up", async () => {
    const world = aCentreWorld();
    const { route, faults } = anAgentStream(world);
    const now = world.clock.now();

    expect(await route(batch("not json", { AgentARN: 7 }, agentEvent(now, undefined)))).toEqual({
      batchItemFailures: [],
    });
    expect(faults).toEqual(["passed-over", "passed-over"]);
    expect(await state(world)).toMatchObject({ staffed: 1, ready: 1 });
  });

  it("comes again from its first record while the table is away", async () => {
    const world = aCentreWorld();
    const centre = { ...world.centre, read: async () => Promise.reject(new Error("away")) };
    const { route, faults } = anAgentStream({ ...world, centre });

    expect(await route(batch(agentEvent(world.clock.now(), undefined)))).toEqual({
      batchItemFailures: [{ itemIdentifier: "1" }],
    });
    expect(faults).toEqual(["retry"]);
  });

  it("is not held up by a telephone that cannot be reached; the sweep rings for that", async () => {
    const world = aCentreWorld();
    const { route, faults } = anAgentStream(world);
    const missed = agentEvent(world.clock.now(), "MISSED");
    world.faults.phones = new Error("throttled");
    await route(batch(missed));
    world.advance(10);

    expect(await route(batch(missed))).toEqual({ batchItemFailures: [] });
    expect(faults).toEqual(["act-failed"]);
    await expect(staffScheduleRoute(world)({})).rejects.toBeInstanceOf(StaffFault);
  });

  it("is known from a queue's messages and from a schedule", () => {
    expect(isKinesisEvent(batch({}))).toBe(true);
    expect(isKinesisEvent({ Records: [aMessage({})] })).toBe(false);
    expect(isKinesisEvent({ source: "aws.events" })).toBe(false);
  });
});

describe("the watch's own wake-ups", () => {
  it("look when something falls due, and refuse what they did not write", async () => {
    const world = aCentreWorld();
    const { route } = anAgentStream(world);
    await route(batch(agentEvent(world.clock.now(), "MISSED")));
    world.advance(10);
    const due = world.clock.now();
    await staffDueRoute(world)(aMessage({ type: "staff.due.v1", due }));

    expect(world.seen.phoneActs).toEqual(["dismiss op-1 c-1"]);
    await expect(staffDueRoute(world)(aMessage({ type: "other" }))).rejects.toThrow(
      "not-by-contract",
    );
  });

  it("test the overflow number when the day's schedule says so, and only then", async () => {
    const world = aCentreWorld();
    await staffScheduleRoute(world)({ source: "aws.events" });
    expect(world.seen.jobs).toEqual([]);
    await staffScheduleRoute(world)({ task: "test-overflow" });

    expect(world.seen.jobs.map(({ job }) => callOutMessage.parse(job).purpose)).toEqual(
      Array(3).fill("overflow-test"),
    );
  });
});

describe("the queue of outgoing calls", () => {
  it("makes a call, and refuses a message that is not by contract", async () => {
    const world = aCentreWorld();
    const outcomes: string[] = [];
    const route = callOutRoute(world, ({ outcome }) => outcomes.push(outcome));
    const job = {
      type: "call.out.v1",
      requestId: "request-1",
      purpose: "alert-agency",
      to: "+620811000001",
      attributes: { serial: "1", ordinal: "1", seq: "1", contactId: "damkar-1", kind: "fire" },
      until: secondsAfter(world.clock.now(), 60),
    };
    await route(aMessage(job));

    expect(outcomes).toEqual(["dialled"]);
    await expect(route(aMessage({ ...job, to: "pos damkar" }))).rejects.toThrow("not-by-contract");
  });
});

describe("a key that somebody presses", () => {
  it("is answered to the flow in one word, and what cannot be read throws, so that an operator takes over", async () => {
    const base = aWorld();
    const world = { ...base, centre: memoryCentreStore(base.clock) };
    const head = await aSavedFire(world, ["damkar"]);
    const ref = { serial: head.serial, ordinal: 1, seq: 1, contactId: "damkar-1" };
    const alertRef = await madeAlertRef(world, { purpose: "alert-agency", ...ref });
    const route = answerAlertRoute(world);
    const pressed = (Parameters: unknown) => route({ Details: { Parameters } });

    expect(await pressed({ alertRef, key: "1" })).toEqual({ outcome: "recorded" });
    expect(await pressed({ alertRef: "x", key: "1" })).toEqual({ outcome: "refused" });
    await expect(pressed({ key: "1" })).rejects.toThrow();
    await expect(route({})).rejects.toThrow();
  });
});

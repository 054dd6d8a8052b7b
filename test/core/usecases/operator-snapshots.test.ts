import { describe, expect, it } from "vitest";
import { agentEvent } from "../../../core/contracts/connect/agent-event.ts";
import { operatorSnapshot } from "../../../core/usecases/operator-snapshots.ts";
import { at } from "../../support/async-world.ts";

const agentArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/i-1/agent/op-1";
const ours = "arn:profile/ours";

const groups: Record<string, "operators" | "supervisors"> = {
  [ours]: "operators",
  "arn:profile/supervisors": "supervisors",
};

type Contact = { readonly State: string; readonly [field: string]: unknown };

function event(
  contacts: readonly Contact[],
  status: Record<string, unknown> = { Name: "Available", Type: "ROUTABLE" },
  changes: Record<string, unknown> = {},
) {
  return {
    AgentARN: agentArn,
    EventType: "STATE_CHANGE",
    EventTimestamp: "2026-11-21T08:00:30Z",
    CurrentAgentSnapshot: {
      AgentStatus: { StartTimestamp: "2026-11-21T07:00:00.000Z", ...status },
      Configuration: { Username: "siti", RoutingProfile: { ARN: ours } },
      Contacts: contacts.map((contact) => ({
        ContactId: "c-1",
        StateStartTimestamp: "2026-11-21T08:00:10.000Z",
        ...contact,
      })),
      ...changes,
    },
  };
}

const read = (value: unknown) =>
  operatorSnapshot(agentEvent.parse(value), {
    regionCode: "33.75",
    groupOf: (profile) => groups[profile],
  });

describe("an agent event", () => {
  it.each([
    ["CONNECTING", "ringing"],
    ["INCOMING", "ringing"],
    ["CONNECTED", "on-call"],
    ["CONNECTED_ONHOLD", "on-call"],
    ["MISSED", "missed"],
    ["REJECTED", "missed"],
    ["ERROR", "error"],
    ["ENDED", "after-call"],
  ])("with a contact that is %s tells that the telephone is %s", (State, state) => {
    expect(read(event([{ State }]))).toMatchObject({
      operatorId: "op-1",
      at: at("08:00:30"),
      state,
      since: at("08:00:10"),
      contactId: "c-1",
    });
  });

  it("without a contact tells what the status says, with or without its type", () => {
    const since = at("07:00:00");

    expect(read(event([]))).toMatchObject({ state: "ready", since });
    expect(read(event([], { Name: "Available" }))).toMatchObject({ state: "ready" });
    expect(read(event([], { Name: "Offline", Type: "OFFLINE" }))).toMatchObject({
      state: "offline",
    });
    expect(read(event([], { Name: "Istirahat", Type: "CUSTOM" }))).toMatchObject({
      ...{ state: "paused", statusName: "Istirahat", clearedAt: since },
    });
    expect(read(event([], { Name: "Rapat 33.75", Type: "CUSTOM" }))).toMatchObject({
      statusName: "Rapat",
    });
    expect(read(event([], { Name: "Istirahat" }))).toMatchObject({ state: "paused" });
  });

  it("tells of the pause that is chosen for after the call", () => {
    const next = { NextAgentStatus: { Name: "Istirahat", Type: "CUSTOM" } };

    expect(read(event([{ State: "CONNECTED" }], undefined, next))).toMatchObject({
      ...{ state: "on-call", statusName: "Istirahat" },
    });
  });

  it("of a sign-out tells that nobody is there, whatever its snapshot still says", () => {
    const out = { ...event([]), EventType: "LOGOUT" };
    const bare = {
      ...out,
      CurrentAgentSnapshot: null,
      PreviousAgentSnapshot: out.CurrentAgentSnapshot,
    };

    expect(read(out)).toMatchObject({ state: "offline" });
    expect(read(bare)).toMatchObject({ state: "offline", at: at("08:00:30") });
  });

  it("with two contacts tells of the one that is spoken with, and still of the missed one", () => {
    const both = event([{ State: "MISSED", ContactId: "c-2" }, { State: "CONNECTED" }]);

    expect(read(both)).toMatchObject({
      state: "on-call",
      contactId: "c-1",
      missed: { contactId: "c-2" },
    });
  });

  it("is read in the other spelling too", () => {
    const lower = {
      agentArn,
      eventType: "STATE_CHANGE",
      eventTimestamp: "2026-11-21T08:00:30.000Z",
      currentAgentSnapshot: {
        agentStatus: {
          name: "Available",
          type: "ROUTABLE",
          startTimestamp: "2026-11-21T07:00:00Z",
        },
        configuration: { routingProfile: { arn: ours } },
        contacts: [
          { contactId: "c-1", state: "missed", stateStartTimestamp: "2026-11-21T08:00:10Z" },
        ],
      },
    };

    expect(read(lower)).toEqual(read(event([{ State: "MISSED" }])));
  });

  it("of another region's operator tells only that he is not, or no longer, one of ours", () => {
    const other = event([], undefined, {
      Configuration: { RoutingProfile: { ARN: "arn:profile/other" } },
    });

    expect(read(other)).toMatchObject({ state: "offline", elsewhere: true });
  });

  it("of a supervisor says so, as the roster promises operators beside him", () => {
    const supervisor = event([], undefined, {
      Configuration: { RoutingProfile: { ARN: "arn:profile/supervisors" } },
    });

    expect(read(supervisor)).toMatchObject({ state: "ready", supervisor: true });
    expect(read(event([]))).not.toHaveProperty("supervisor");
  });

  it("counts a call lost by a failing telephone as missed, as nobody answered it either", () => {
    expect(read(event([{ State: "ERROR" }]))).toMatchObject({
      state: "error",
      missed: { contactId: "c-1", at: at("08:00:10") },
    });
  });

  it("of a task that nobody took does not block the telephone", () => {
    expect(read(event([{ State: "MISSED", Channel: "TASK" }]))).not.toHaveProperty("missed");
    expect(read(event([{ State: "MISSED", Channel: "TASK" }]))).toMatchObject({ state: "ready" });
    expect(read(event([{ State: "MISSED", Channel: "VOICE" }]))).toHaveProperty("missed");
  });
});

import { describe, expect, it } from "vitest";
import { type EventPattern, matchesPattern } from "../../../local/emulators/event-pattern.ts";
import { type BusEvent, createEventBus } from "../../../local/emulators/events.ts";
import { account, call, jakarta, openDoor, singapore, stoppedClock } from "./local-door.ts";

describe("a pattern", () => {
  const record = {
    eventName: "MODIFY",
    dynamodb: {
      NewImage: { sk: { S: "CASE" }, version: { N: "2" }, closedAt: { S: "2026-11-21" } },
    },
    numbers: [1, 5],
    agencies: [
      { id: "damkar", state: "sent" },
      { id: "pmi", state: "completed" },
    ],
    nothing: null,
    question: "siapa?",
  };

  it.each<[string, EventPattern, boolean]>([
    ["one of several words", { eventName: ["INSERT", "MODIFY"] }, true],
    ["another word", { eventName: ["INSERT"] }, false],
    ["a nested word", { dynamodb: { NewImage: { sk: { S: ["CASE"] } } } }, true],
    [
      "a word on a path that is not there",
      { dynamodb: { OldImage: { sk: { S: ["CASE"] } } } },
      false,
    ],
    ["a present leaf", { dynamodb: { NewImage: { closedAt: { S: [{ exists: true }] } } } }, true],
    ["an absent leaf", { dynamodb: { OldImage: { closedAt: { S: [{ exists: false }] } } } }, true],
    ["a leaf that is absent but is there", { eventName: [{ exists: false }] }, false],
    ["text where a number is wanted", { dynamodb: { NewImage: { version: { N: [2] } } } }, false],
    ["a wildcard", { eventName: [{ wildcard: "MOD*Y" }] }, true],
    ["a question mark, which is no wildcard", { eventName: [{ wildcard: "MODIF?" }] }, false],
    ["a question mark beside a wildcard", { question: [{ wildcard: "*?" }] }, true],
    ["without regard to case", { eventName: [{ "equals-ignore-case": "modify" }] }, true],
    ["a number of a list", { numbers: [{ numeric: [">", 4] }] }, true],
    ["no number of a list", { numbers: [{ numeric: [">", 5] }] }, false],
    ["an object of a list", { agencies: { id: ["pmi"] } }, true],
    ["null", { nothing: [null] }, true],
    ["anything but one prefix", { eventName: [{ "anything-but": { prefix: "REM" } }] }, true],
  ])("finds %s", (_what, pattern, found) => {
    expect(matchesPattern(pattern, record)).toBe(found);
  });
});

describe("the event bus", () => {
  async function aBus() {
    const clock = stoppedClock();
    const bus = createEventBus({ clock, account });
    const door = await openDoor(clock, [bus]);
    const seen: BusEvent[] = [];
    const pattern = { source: ["aws.connect"], detail: { eventType: ["DISCONNECTED"] } };
    bus.addRule({
      region: singapore,
      bus: "default",
      pattern,
      target: (event) => seen.push(event),
    });
    return { bus, door, seen };
  }

  it("hands an event to the rules of its region and bus", async () => {
    const { bus, seen } = await aBus();
    const event = { source: "aws.connect", detailType: "Amazon Connect Contact Event" };
    bus.emit(singapore, { ...event, detail: { eventType: "DISCONNECTED", contactId: "c-1" } });
    bus.emit(singapore, { ...event, detail: { eventType: "QUEUED" } });
    bus.emit(jakarta, { ...event, detail: { eventType: "DISCONNECTED" } });
    bus.emit(singapore, { ...event, detail: { eventType: "DISCONNECTED" }, bus: "other" });

    expect(seen).toMatchObject([
      {
        version: "0",
        account,
        region: singapore,
        time: "2026-11-21T07:05:00Z",
        "detail-type": "Amazon Connect Contact Event",
        detail: { contactId: "c-1" },
      },
    ]);
  });

  it("answers each entry of PutEvents by itself", async () => {
    const { bus, door } = await aBus();
    const seen: unknown[] = [];
    const target = ({ detail }: BusEvent) => seen.push(detail);
    bus.addRule({ region: jakarta, bus: "cases", pattern: { source: ["siaga"] }, target });
    const entry = { Source: "siaga", DetailType: "case.closed", Detail: '{"case":"0042"}' };
    const Entries = [
      { ...entry, EventBusName: `arn:aws:events:${jakarta}:${account}:event-bus/cases` },
      { ...entry, Detail: "bukan JSON" },
    ];

    const answer = await call(door, "events", {
      target: "AWSEvents.PutEvents",
      body: JSON.stringify({ Entries }),
    });

    expect(await answer.json()).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ EventId: expect.any(String) }, { ErrorCode: "InvalidArgument" }],
    });
    expect(seen).toEqual([{ case: "0042" }]);
  });

  it("stops the start on a rule that it cannot judge", async () => {
    const { bus } = await aBus();
    const pattern = { detail: { ip: [{ cidr: "10.0.0.0/8" }] } };

    const add = () => bus.addRule({ region: jakarta, bus: "default", pattern, target: () => {} });

    expect(add).toThrow("pattern matcher cidr is not supported locally");
  });
});

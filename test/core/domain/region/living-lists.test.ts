import { describe, expect, it } from "vitest";
import { kinds } from "../../../../core/domain/case/kind.ts";
import {
  type Contact,
  eventRecordings,
  type Living,
  promptRoles,
  type Waits,
} from "../../../../core/domain/region/living.ts";
import {
  blockOn,
  livingIssues,
  surroundingIssues,
} from "../../../../core/domain/region/living-rules.ts";
import { at, someWaits } from "../../../support/builders.ts";

const person = (contactId: string, phone: string): Contact => ({
  ...{ contactId, title: "Piket", phone, channels: ["sms"] },
});
const ownLine = "+62000112112";
const overflow = "+620285000112";
const crew = person("regu-jaga", "+620811000001");
const chief = person("kepala", "+620811000002");
const supervisor = person("spv-1", "+620811000009");
const current = {
  agencies: { damkar: { contacts: [crew, chief] }, psc: { contacts: [crew] } },
  supervisors: [supervisor],
  overflowNumber: overflow,
};
const centre = { concurrentCalls: 10, agencyLine: "0000112112", current };
const { P1, P2, P3 } = someWaits;
const waitsWith = (urgent: Partial<Waits["P1"]>) =>
  livingIssues({ waits: { P1: { ...P1, ...urgent }, P2, P3 } }, []);

describe("a telephone on a new list", () => {
  it("may be neither the centre's own line nor the overflow number, whoever's it is", () => {
    const agencies = {
      damkar: { contacts: [crew, person("kepala", overflow)] },
      psc: { contacts: [person("piket", ownLine)] },
    };
    const supervisors = [person("spv-1", ownLine), person("spv-2", overflow), supervisor];

    expect(surroundingIssues({ agencies, supervisors }, centre)).toEqual([
      "damkar.kepala: is the overflow number",
      "psc.piket: an alert would ring the centre itself",
      "spv-1: an alert would ring the centre itself",
      "spv-2: is the overflow number",
    ]);
    expect(surroundingIssues({ agencies: current.agencies }, centre)).toEqual([]);
  });

  it("is told twice when the new overflow number is the centre's own line", () => {
    const supervisors = [person("spv-1", ownLine)];

    expect(surroundingIssues({ supervisors, overflowNumber: ownLine }, centre)).toEqual([
      "spv-1: an alert would ring the centre itself",
      "spv-1: is the overflow number",
      "overflowNumber: callers would come back",
    ]);
  });

  it("is held against the new overflow number, not the old, and the overflow number against every list", () => {
    const supervisors = [person("spv-1", overflow)];

    expect(surroundingIssues({ supervisors, overflowNumber: "+620285000113" }, centre)).toEqual([]);
    expect(surroundingIssues({ overflowNumber: crew.phone }, centre)).toEqual([
      "overflowNumber: is the telephone of damkar.regu-jaga",
      "overflowNumber: is the telephone of psc.regu-jaga",
    ]);
  });

  it("already in force is not found fault with when nothing of it changes", () => {
    const wrong = { ...current, supervisors: [person("spv-1", overflow)] };

    expect(surroundingIssues({}, { ...centre, current: wrong })).toEqual([]);
    expect(surroundingIssues({ overflowNumber: overflow }, { ...centre, current: wrong })).toEqual([
      "overflowNumber: is the telephone of spv-1",
    ]);
  });
});

describe("lines kept for citizens", () => {
  const rules = { callBackSilenceMinutes: 120, callBackCap: 20, idleMinutes: 15, survey: false };

  it.each([
    [9, []],
    [10, ["reservedLines: of 10 lines none would be left for automatic calls"]],
    [11, ["reservedLines: of 10 lines none would be left for automatic calls"]],
  ])("leave one of ten for automatic calls: %s", (reservedLines, issues) => {
    expect(surroundingIssues({ telephone: { ...rules, reservedLines } }, centre)).toEqual(issues);
  });
});

describe("a change of a shift's data", () => {
  it("of nothing has nothing wrong", () => {
    expect(livingIssues({}, ["damkar"])).toEqual([]);
  });

  it("names everything that is wrong in it, topic by topic", () => {
    const neighbour = { neighbourId: "batang", name: "Kabupaten Batang", phone: "+620285000001" };
    const changed = {
      agencies: { damkar: { contacts: [] }, other: { contacts: [crew, crew] } },
      supervisors: [supervisor, supervisor, supervisor],
      routing: kinds
        .filter((kind) => kind !== "fire")
        .map((kind) => ({ kind, lead: ["damkar"], support: [] })),
      waits: { P1, P2, P3: { ...P3, repeatSeconds: [300, 299] } },
      prompts: { greeting: "wait" },
      declaredEvent: { recording: "flood", until: "2026-11-22T00:00:00Z" },
      neighbours: [neighbour, neighbour],
    };

    expect(livingIssues(changed, ["damkar"])).toEqual([
      "damkar.contacts: nobody",
      "contacts.spv-1: twice",
      "contacts.spv-1: twice",
      "fire: missing",
      "P3.repeatSeconds: not rising",
      "greeting: no recording wait",
      "recording: no recording flood",
      "batang: twice",
    ]);
  });

  it("of the duty lists is judged by the region's agencies, each with somebody, nobody twice", () => {
    const agencies = {
      damkar: { contacts: [crew, chief] },
      psc: { contacts: [crew, chief, chief] },
    };

    expect(livingIssues({ agencies }, ["damkar", "psc", "bpbd"])).toEqual([
      "psc.contacts.kepala: twice",
      "bpbd.contacts: nobody",
    ]);
  });

  it("of the routing is taken when every kind has its row", () => {
    const routing = kinds.map((kind) => ({ kind, lead: ["damkar"], support: [] }));

    expect(livingIssues({ routing }, [])).toEqual([]);
  });

  it("of recordings takes each role's own, and each recording of an event", () => {
    expect(
      livingIssues({ prompts: Object.fromEntries(promptRoles.map((role) => [role, role])) }, []),
    ).toEqual([]);
    for (const recording of eventRecordings) {
      const declaredEvent = { recording, until: "2026-11-22T00:00:00Z" };
      expect(livingIssues({ declaredEvent }, [])).toEqual([]);
    }
  });
});

describe("the first step of an escalation", () => {
  const backwards = "P1: a step before the one that it follows";
  const flat = { callSeconds: [], deskSeconds: 0, backupSeconds: 0, alarmSeconds: 0 };

  it("comes no earlier than the notice itself, and a repeat or a call after it", () => {
    expect(waitsWith(flat)).toEqual([]);
    expect(waitsWith({ ...flat, deskSeconds: -1 })).toEqual([backwards]);
    expect(waitsWith({ repeatSeconds: [1], callSeconds: [1] })).toEqual([]);
    expect(waitsWith({ repeatSeconds: [0] })).toEqual(["P1.repeatSeconds: not rising"]);
    expect(waitsWith({ callSeconds: [0] })).toEqual(["P1.callSeconds: not rising"]);
  });

  it("follows the one before it even where both go wrong, and each fault is named", () => {
    const callSeconds = [90, 30];

    expect(waitsWith({ repeatSeconds: [30, 90, 89], callSeconds })).toEqual([
      "P1.repeatSeconds: not rising",
      "P1.callSeconds: not rising",
      backwards,
    ]);
  });

  it("with one channel after the other waits for the second channel", () => {
    const oneByOne = { channels: "one-by-one" as const, callSeconds: [] };

    expect(waitsWith({ ...oneByOne, channelSeconds: 150, repeatSeconds: [150] })).toEqual([]);
    expect(waitsWith({ ...oneByOne, channelSeconds: 151, repeatSeconds: [151] })).toEqual([
      backwards,
    ]);
    expect(waitsWith({ ...oneByOne, channelSeconds: 31 })).toEqual([
      "P1.repeatSeconds: before the second channel",
    ]);
    expect(waitsWith({ channelSeconds: 31, callSeconds: [] })).toEqual([]);
  });

  it("is judged for every priority, and for the chains of single kinds after them", () => {
    const late = { ...P1, alarmSeconds: 239 };
    const special = { fire: { P1, P3: late }, other: { P1: late } };

    expect(livingIssues({ waits: { P1: late, P2: late, P3: late, kinds: special } }, [])).toEqual(
      ["P1", "P2", "P3", "kinds.fire.P3", "kinds.other.P1"].map(
        (name) => `${name}: a step before the one that it follows`,
      ),
    );
  });
});

describe("a block on a number", () => {
  const block = (until: string, numberHash = "AB01"): Living["blocked"][number] => ({
    ...{ numberHash, until, reason: "prank", by: "operator:1" },
  });

  it("is found however its hash is written, until its very end, and the furthest of several holds", () => {
    const ends = ["2026-11-21T10:00:00Z", "2026-11-21T12:00:00+07:00"].map((until) => block(until));

    expect(blockOn(ends, "Ab01", at("04:59:59"))).toBe(at("10:00:00"));
    expect(blockOn(ends.toReversed(), "aB01", at("05:00:00"))).toBe(at("10:00:00"));
    expect(blockOn(ends, "AB01", at("10:00:00"))).toBeUndefined();
    expect(blockOn(ends, "ab02", at("04:00:00"))).toBeUndefined();
    expect(blockOn([block("2026-11-21T10:00:00Z", "ab01")], "AB01", at("09:59:59"))).toBe(
      at("10:00:00"),
    );
  });
});

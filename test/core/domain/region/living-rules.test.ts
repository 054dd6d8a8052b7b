import { describe, expect, it } from "vitest";
import type { Contact, Living } from "../../../../core/domain/region/living.ts";
import {
  blockOn,
  isOverloaded,
  livingIssues,
  surroundingIssues,
} from "../../../../core/domain/region/living-rules.ts";
import { at } from "../../../support/builders.ts";

const person = (contactId: string, phone: string): Contact => ({
  ...{ contactId, title: "Piket", phone, channels: ["sms"] },
});
const crew = person("regu-jaga", "+620811000001");
const supervisor = person("spv-1", "+620811000009");
const current = {
  agencies: { damkar: { contacts: [crew] } },
  supervisors: [supervisor],
  overflowNumber: "+620285000112",
};
const centre = { concurrentCalls: 10, agencyLine: "0000112112", current };
const ownLine = "+62000112112";

describe("a number that is changed", () => {
  it("is taken when an alert rings somebody by it", () => {
    const agencies = { damkar: { contacts: [crew] } };

    expect(surroundingIssues({ agencies, supervisors: [supervisor] }, centre)).toEqual([]);
    expect(surroundingIssues({ overflowNumber: "+620285000113" }, centre)).toEqual([]);
    expect(surroundingIssues({}, centre)).toEqual([]);
  });

  it("is refused when an alert would ring the centre, or the overflow number", () => {
    const agencies = { damkar: { contacts: [person("regu-jaga", ownLine)] } };
    const supervisors = [person("spv-1", current.overflowNumber)];

    expect(surroundingIssues({ agencies, supervisors }, centre)).toEqual([
      "damkar.regu-jaga: an alert would ring the centre itself",
      "spv-1: is the overflow number",
    ]);
    expect(surroundingIssues({ supervisors, overflowNumber: "+620285000113" }, centre)).toEqual([]);
  });

  it("is refused as overflow when it leads back, or to somebody on a list", () => {
    expect(surroundingIssues({ overflowNumber: ownLine }, centre)).toEqual([
      "overflowNumber: callers would come back",
    ]);
    expect(surroundingIssues({ overflowNumber: crew.phone }, centre)).toEqual([
      "overflowNumber: is the telephone of damkar.regu-jaga",
    ]);
    expect(surroundingIssues({ overflowNumber: supervisor.phone }, centre)).toEqual([
      "overflowNumber: is the telephone of spv-1",
    ]);
  });

  it("of reserved lines leaves one for automatic calls", () => {
    const rules = { callBackSilenceMinutes: 120, callBackCap: 20, idleMinutes: 15, survey: false };
    const reserved = (reservedLines: number) =>
      surroundingIssues({ telephone: { ...rules, reservedLines } }, centre);

    expect(reserved(9)).toEqual([]);
    expect(reserved(10)).toEqual([
      "reservedLines: of 10 lines none would be left for automatic calls",
    ]);
  });
});

describe("a list that calls depend on", () => {
  it("has somebody on it for every agency of the region, and nobody twice", () => {
    const agencies = { damkar: { contacts: [crew] } };
    const twice = { damkar: { contacts: [crew, crew] } };

    expect(livingIssues({ agencies }, ["damkar"])).toEqual([]);
    expect(livingIssues({ agencies }, ["damkar", "psc"])).toEqual(["psc.contacts: nobody"]);
    expect(livingIssues({ agencies: twice }, ["damkar"])).toEqual([
      "damkar.contacts.regu-jaga: twice",
    ]);
    expect(livingIssues({ supervisors: [supervisor, supervisor] }, [])).toEqual([
      `contacts.${supervisor.contactId}: twice`,
    ]);
    expect(livingIssues({ supervisors: [supervisor] }, [])).toEqual([]);
  });

  it("may be empty for the supervisors, and hold people who are told by telephone only", () => {
    const byPhone = { ...supervisor, channels: [] };

    expect(livingIssues({ supervisors: [] }, [])).toEqual([]);
    expect(livingIssues({ supervisors: [byPhone] }, [])).toEqual([]);
    expect(livingIssues({ agencies: { damkar: { contacts: [byPhone] } } }, ["damkar"])).toEqual([]);
  });

  it("names only recordings that are deployed", () => {
    expect(livingIssues({ prompts: { greeting: "greeting" } }, [])).toEqual([]);
    expect(livingIssues({ prompts: { greeting: "wait", music: "music" } }, [])).toEqual([
      "greeting: no recording wait",
      "music: no such prompt",
    ]);
    const event = (recording: string) =>
      livingIssues({ declaredEvent: { recording, until: "2026-11-22T00:00:00Z" } }, []);

    expect(event("event-flood")).toEqual([]);
    expect(event("event-party")).toEqual(["recording: no recording event-party"]);
    expect(livingIssues({ declaredEvent: null }, [])).toEqual([]);
  });
});

describe("lines that a person has declared overloaded", () => {
  const overload = { until: at("09:00:00") };

  it("are so until the end that was named, and not at it", () => {
    expect(isOverloaded(overload, at("08:59:59"))).toBe(true);
    expect(isOverloaded(overload, at("09:00:00"))).toBe(false);
    expect(isOverloaded(overload, at("09:00:01"))).toBe(false);
  });

  it("end at the same moment, however the person's clock writes it", () => {
    const local = { until: "2026-11-21T16:00:00+07:00" };

    expect(isOverloaded(local, at("08:59:59"))).toBe(true);
    expect(isOverloaded(local, at("09:00:00"))).toBe(false);
  });

  it("are none while nobody has declared it", () => {
    expect(isOverloaded(null, at("08:00:00"))).toBe(false);
  });
});

describe("a blocked number", () => {
  const entry = (until: string, numberHash = "AB01"): Living["blocked"][number] => ({
    ...{ numberHash, until, reason: "prank", by: "operator:1" },
  });

  it("is blocked until the furthest end that still lies ahead", () => {
    const blocked = [
      entry("2026-11-21T09:00:00Z"),
      entry("2026-11-21T10:00:00Z"),
      entry("2026-11-21T12:00:00Z", "ff"),
    ];

    expect(blockOn(blocked, "ab01", at("08:00:00"))).toBe(at("10:00:00"));
    expect(blockOn(blocked, "ab01", at("09:59:59"))).toBe(at("10:00:00"));
    expect(blockOn(blocked, "ab01", at("10:00:00"))).toBeUndefined();
    expect(blockOn([], "ab01", at("08:00:00"))).toBeUndefined();
  });
});

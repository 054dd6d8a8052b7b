import { describe, expect, it } from "vitest";
import { callableOf, reachOf, watchRulesOf } from "../../../../core/domain/dispatch/watch-rules.ts";
import type { Contact } from "../../../../core/domain/region/living.ts";
import { someWaits } from "../../../support/builders.ts";

const person = (contactId: string, channels: Contact["channels"]): Contact => ({
  contactId,
  title: "Piket",
  phone: "+620811000001",
  channels,
});
const crew = person("regu-jaga", ["sms"]);
const chief = person("kepala-regu", ["whatsapp", "sms"]);
const desk = person("piket", []);
const webhookUrl = "https://agency.example/112";

describe("how an agency is reached", () => {
  it.each([
    ["nobody has entered yet", undefined, { by: "nobody", callable: 0 }],
    ["has nobody on its list", { contacts: [] }, { by: "nobody", callable: 0 }],
    ["has telephones only", { contacts: [desk] }, { by: "by-phone", callable: 0 }],
    ["has one who gets messages", { contacts: [desk, crew] }, { by: "messages", callable: 1 }],
    ["has two who get them", { contacts: [crew, chief] }, { by: "messages", callable: 2 }],
    ["has a system of its own", { contacts: [], webhookUrl }, { by: "messages", callable: 0 }],
    ["has that and telephones", { contacts: [desk], webhookUrl }, { by: "messages", callable: 0 }],
  ] as const)("that %s", (_which, duty, reach) => {
    expect(reachOf(duty)).toStrictEqual(reach);
  });

  it("by the machine's own calls: whoever gets messages, in the order of the list", () => {
    expect(callableOf([chief, desk, crew])).toEqual([chief, crew]);
    expect(callableOf([])).toEqual([]);
  });
});

describe("what the deadline watch plans by", () => {
  const { P1, P2, P3 } = someWaits;
  const agencies = { damkar: { contacts: [crew] }, pln: { contacts: [desk] } };
  const living = { waits: { P1, P2, P3 }, agencies, supervisors: [chief] };

  it("is the region's waits, whom each agency has, and whether a supervisor is on call", () => {
    const { reachOf: reach, ...rules } = watchRulesOf(living);

    expect(rules).toStrictEqual({ P1, P2, P3, hasSupervisors: true });
    expect(reach("damkar")).toStrictEqual({ by: "messages", callable: 1 });
    expect(reach("pln")).toStrictEqual({ by: "by-phone", callable: 0 });
    expect(reach("psc")).toStrictEqual({ by: "nobody", callable: 0 });
    expect(watchRulesOf({ ...living, supervisors: [] }).hasSupervisors).toBe(false);
  });

  it("has nobody to ring where the centre makes no automatic calls, and still sends messages", () => {
    const { reachOf: reach } = watchRulesOf(living, false);

    expect(reach("damkar")).toStrictEqual({ by: "messages", callable: 0 });
    expect(watchRulesOf(living, true).reachOf("damkar").callable).toBe(1);
  });
});

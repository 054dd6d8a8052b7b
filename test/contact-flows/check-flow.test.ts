import { describe, expect, it } from "vitest";
import {
  checkFlow,
  checkFlowText,
  checkPlaceholders,
} from "../../contact-flows/check/check-flow.ts";
import { ruleOf } from "../../contact-flows/check/rules.ts";
import { parseFlow } from "../../contact-flows/flow.ts";
import { flowNames, loadFlow, placeholderNames } from "../../contact-flows/load.ts";
import { actionOf, reasons, sample, smallest, template } from "./flow-fixtures.ts";
import { mutants } from "./mutants.ts";

describe("the project's flows", () => {
  it.each(flowNames)("%s has no known fault", (name) => {
    const { flow, type } = loadFlow(name);

    expect(checkFlow(flow, type)).toEqual([]);
  });

  it("use every placeholder that is set, and no other", () => {
    const used = new Set(flowNames.flatMap((name) => loadFlow(name).placeholders));

    expect(checkPlaceholders([...used], placeholderNames)).toEqual([]);
  });

  it("ask the caller nothing before a human answers", () => {
    const types = loadFlow("inbound-112").flow.Actions.map(({ Type }) => Type);

    expect(types).not.toContain("GetParticipantInput");
    expect(types).not.toContain("ConnectParticipantWithLexBot");
  });
});

describe("the rule table", () => {
  it.each(smallest)("takes $name with what it must have", ({ flow, type }) => {
    expect(reasons(flow, type)).toEqual([]);
  });

  it.each(smallest)(
    "takes $name with each optional parameter and error",
    ({ name, flow, type }) => {
      const rule = ruleOf(name);
      const grouped = new Set(rule?.exactlyOne.flat());
      for (const [parameter, shape] of Object.entries(rule?.optional ?? {})) {
        if (grouped.has(parameter) || parameter === "ContinueFlowExecution") continue;
        const copy = structuredClone(flow);
        actionOf(copy, "tested").Parameters[parameter] = sample(shape);
        expect(reasons(copy, type)).toEqual([]);
      }
      for (const ErrorType of rule?.optionalErrors ?? []) {
        const copy = structuredClone(flow);
        actionOf(copy, "tested").Transitions.Errors?.push({ NextAction: "end", ErrorType });
        expect(reasons(copy, type)).toEqual([]);
      }
    },
  );
});

describe("the flow checker", () => {
  it.each(Object.entries(mutants))("refuses every flow in which %s", (_, list) => {
    const missed = list
      .filter(({ flow, type }) => reasons(flow, type).length === 0)
      .map(({ what }) => what);

    expect(missed).toEqual([]);
    expect(list.length).toBeGreaterThan(0);
  });

  it("was tried on at least 500 faulty flows", () => {
    expect(Object.values(mutants).flat().length).toBeGreaterThanOrEqual(500);
  });

  it("refuses a transfer that no queue was set for", () => {
    const flow = template("inbound-112");
    actionOf(flow, "note-degraded").Transitions = {
      NextAction: "transfer-to-queue",
      Errors: [{ NextAction: "set-queue", ErrorType: "NoMatchingError" }],
    };

    expect(reasons(flow)).toEqual(["transfer-to-queue: can be reached before a queue was set"]);
  });

  it("refuses a queue that is taken as set although setting it failed", () => {
    const flow = template("inbound-112");
    const setQueue = actionOf(flow, "set-queue");
    setQueue.Transitions.Errors = [{ NextAction: "first-priority", ErrorType: "NoMatchingError" }];

    expect(reasons(flow)).toContain("transfer-to-queue: can be reached before a queue was set");
  });

  it("refuses a flow that puts the caller down because a machine failed", () => {
    const flow = template("inbound-112");
    const register = actionOf(flow, "register-call");
    register.Transitions.Errors = [{ NextAction: "goodbye", ErrorType: "NoMatchingError" }];

    expect(reasons(flow)).toContain("register-call: puts the caller down on NoMatchingError");
  });

  it("refuses a circle that leads to nobody", () => {
    const flow = template("inbound-112");
    const log = actionOf(flow, "log");
    log.Transitions.NextAction = "record";

    expect(reasons(flow)).toEqual(
      expect.arrayContaining([
        "log: leads to no ending and to nobody",
        "goodbye: cannot be reached",
      ]),
    );
  });

  it("names a placeholder that is misspelt and the one that is then unused", () => {
    const found = checkPlaceholders(["RegionCod"], ["RegionCode"]).map(({ reason }) => reason);

    expect(found).toEqual([
      expect.stringMatching(/\{RegionCod\} is used and never set/u),
      expect.stringMatching(/\{RegionCode\} is set and never used/u),
    ]);
  });

  it("says what is wrong with text that is no flow", () => {
    expect(checkFlowText("{", "CONTACT_FLOW")).toHaveLength(1);
    expect(checkFlowText("[]", "CONTACT_FLOW")).toEqual([{ reason: "flow is not an object" }]);
    expect(() => parseFlow('{"Version":1}')).toThrow("Version is not a string");
  });
});

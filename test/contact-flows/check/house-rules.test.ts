import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../contact-flows/check/assert-flow.ts";
import { expectations } from "../../../contact-flows/check/expectations.ts";
import { farewells } from "../../../contact-flows/check/farewells.ts";
import { parseFlow } from "../../../contact-flows/flow.ts";
import { flowNames } from "../../../contact-flows/load.ts";
import { actionOf, type MutableFlow, projectFlows, template } from "../flow-fixtures.ts";
import { placeholder } from "./fixture.ts";
import { type HouseMutant, houseMutants } from "./house-mutants.ts";

/** The house rule that must be among the reasons, as one fault brings others with it. */
const because: Readonly<Record<string, RegExp>> = {
  "a placeholder is of another kind": / is no |takes no placeholder|takes only/u,
  "a placeholder of the right kind belongs to another flow":
    /is not expected of it|takes only|does not use/u,
  "a word or a path stands where only one kind of value is": / is no |takes only/u,
  "an ARN or a number is written into the flow": / is no /u,
  "a placeholder stands where a word is": /takes no placeholder| is no /u,
  "words are spoken from text": /is spoken from text/u,
  "a hook is not set": /can be reached before the hook/u,
  "a way into the queue goes past a hook": /can be reached before the hook/u,
  "a citizen is put down without a farewell": /puts the caller down/u,
  "a farewell is said without its reason": /says farewell without/u,
  "a farewell says nothing": /puts the caller down/u,
  "the other telephone is the last one": /puts the caller down when/u,
};

function reasonsOf({ name, type, flow }: Omit<HouseMutant, "what">): readonly string[] {
  return findingsOf({ name, type, flow: parseFlow(JSON.stringify(flow)) }).map(
    ({ block, reason }) => `${block ?? ""}: ${reason}`,
  );
}

const mutants = houseMutants();
const count = Object.values(mutants).flat().length;

describe(`the house rules, tried on ${count} changes of the project's flows`, () => {
  it.each(Object.entries(mutants))(
    "refuse every flow in which %s",
    { timeout: 10_000 },
    (kind, list) => {
      const missed = list
        .filter((one) => !reasonsOf(one).some((reason) => because[kind]?.test(reason)))
        .map(({ what }) => what);

      expect(missed).toEqual([]);
      expect(list.length).toBeGreaterThan(0);
    },
  );

  it("let the project's flows pass as they are", () => {
    for (const one of projectFlows()) expect([one.name, ...reasonsOf(one)]).toEqual([one.name]);
  });

  const inbound = (edit: (flow: MutableFlow) => void) => {
    const flow = template("inbound-112");
    edit(flow);
    return reasonsOf({ name: "inbound-112", type: "CONTACT_FLOW", flow });
  };

  it("keep callers of 112 out of the queue of the call-backs", () => {
    const found = inbound((flow) => {
      for (const block of ["set-queue", "anybody", "anybody-online", "set-queue-again"]) {
        actionOf(flow, block).Parameters["QueueId"] = placeholder("CallBackQueueArn");
      }
    });

    expect(found).toContain(
      `: uses ${placeholder("CallBackQueueArn")}, which is not expected of it`,
    );
  });

  it("refuse the two queues of a call-back exchanged", () => {
    const flow = template("call-back");
    actionOf(flow, "set-queue").Parameters["QueueId"] = placeholder("EmergencyQueueArn");
    actionOf(flow, "set-emergency-queue").Parameters["QueueId"] = placeholder("CallBackQueueArn");

    expect(reasonsOf({ name: "call-back", type: "CONTACT_FLOW", flow })).toEqual([
      `set-queue: names another queue than ${placeholder("CallBackQueueArn")}`,
      `set-emergency-queue: names another queue than ${placeholder("EmergencyQueueArn")}`,
    ]);
  });

  it("refuse an apology that is followed by other words when it cannot be played", () => {
    const found = inbound((flow) => {
      actionOf(flow, "apology-first").Parameters["PromptId"] = placeholder("StayPromptArn");
    });

    expect(found).toEqual([
      `apology-first: stands for apologyPrompt and plays ${placeholder("StayPromptArn")}`,
    ]);
  });

  it("refuse an answer of a function that is kept under another name", () => {
    const found = inbound((flow) => {
      Object.assign(Object(actionOf(flow, "note-call").Parameters["Attributes"]), {
        waitPrompt: "$.External.greetingPrompt",
      });
    });

    expect(found[0]).toMatch(/^note-call: .*waitPrompt takes only \$\.External\.waitPrompt/u);
  });

  it("refuse a flow of which nothing is declared", () => {
    const flow = template("caller-whisper");

    expect(reasonsOf({ name: "baru", type: "CUSTOMER_WHISPER", flow })[0]).toMatch(
      /nothing is declared/u,
    );
  });

  it("declare every flow, and every farewell with its reason and for a block that there is", () => {
    expect(new Set(Object.keys(expectations))).toEqual(new Set(flowNames));
    for (const [name, list] of Object.entries(farewells)) {
      const flow = projectFlows().find((one) => one.name === name)?.flow;
      for (const { block, needs, because: reason } of list) {
        expect(reason.length).toBeGreaterThan(20);
        for (const one of [block, needs]) {
          expect(flow?.Actions.map(({ Identifier }) => Identifier)).toContain(one);
        }
      }
    }
  });
});

import { expect, it } from "vitest";
import { farewells } from "../../contact-flows/check/farewells.ts";
import { type FlowName, flowNames, loadFlow } from "../../contact-flows/load.ts";

const lastWays = [
  "overflow-talked",
  "note-overflow",
  "overflow-known",
  "overflow",
  "overflow-first",
  "note-talked",
  "more-help",
  "more-help-first",
  "note-overflow-failed",
  "number-usable",
  "number-shown",
  "promise-call-back",
  "apology",
  "apology-first",
  "stay-on-line",
  "stay-first",
  "goodbye",
];

/** Each flow's own way back to a queue; an agency that waits leaves the blocks before a number is asked for. */
const ownWays: Readonly<Partial<Record<FlowName, Readonly<Record<string, string>>>>> = {
  "inbound-112": { "set-queue-again": "back" },
  "to-operator": { "set-queue-again": "back" },
  "customer-queue": { "please-wait": "back", requeue: "back", "agency-left": "number-usable" },
  "after-call": { "to-operator": "back" },
  "survey-invitation": { "to-operator": "back" },
  "call-back": { "to-operator": "back" },
  "transfer-to-agency": { "to-operator": "back" },
};

/** The blocks as they are, with each way back by one name. */
function lastWaysOf(name: FlowName) {
  const { flow } = loadFlow(name);
  return lastWays.map((block) => {
    const action = flow.Actions.find(({ Identifier }) => Identifier === block);
    return JSON.parse(JSON.stringify(action ?? null), (key, value) =>
      key === "NextAction" ? (ownWays[name]?.[value] ?? value) : value,
    );
  });
}

it("a citizen finds the same last ways in every flow that he can be in", () => {
  const [first, ...others] = flowNames.filter((name) => ownWays[name] !== undefined);
  const same = lastWaysOf(first ?? "inbound-112");

  expect(same).not.toContain(null);
  for (const name of others) expect([name, lastWaysOf(name)]).toEqual([name, same]);
});

it("flows may put down a citizen exactly where these last ways stand", () => {
  expect(new Set(Object.keys(farewells))).toEqual(new Set(Object.keys(ownWays)));
});

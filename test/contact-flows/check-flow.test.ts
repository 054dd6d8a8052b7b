import { describe, expect, it } from "vitest";
import { findingsOf } from "../../contact-flows/check/assert-flow.ts";
import { checkFlowText, checkPlaceholders } from "../../contact-flows/check/check-flow.ts";
import { actionTypes, ruleOf } from "../../contact-flows/check/rules.ts";
import { parseFlow } from "../../contact-flows/flow.ts";
import { flowNames, loadFlow, placeholderNames } from "../../contact-flows/load.ts";
import { seed } from "./check/random.ts";
import {
  actionOf,
  choicesOf,
  everythingOf,
  firstKind,
  fixtures,
  flowWith,
  kindsOf,
  nameOf,
  reasons,
  template,
} from "./flow-fixtures.ts";
import { mutants } from "./mutants.ts";

describe("the project's flows", () => {
  it.each(flowNames)("%s has no known fault", (name) => {
    expect(findingsOf(loadFlow(name))).toEqual([]);
  });

  it("use every placeholder that is set, and no other", () => {
    const used = new Set(flowNames.flatMap((name) => loadFlow(name).placeholders));

    expect(checkPlaceholders([...used], placeholderNames)).toEqual([]);
  });

  it("ask the caller nothing before a human answers, unless his number has one on another line", () => {
    const { Actions } = loadFlow("inbound-112").flow;
    const types = Actions.map(({ Type }) => Type);
    const asking = Actions.filter(({ Type }) => Type === "GetParticipantInput");
    const held = /^own-line-/;
    const ways = Actions.flatMap(({ Identifier, Transitions }) =>
      [Transitions, ...(Transitions.Errors ?? []), ...(Transitions.Conditions ?? [])]
        .filter(({ NextAction }) => NextAction !== undefined && held.test(NextAction))
        .map((way) => ({ from: Identifier, ...("Condition" in way ? way.Condition : {}) })),
    ).filter(({ from }) => !held.test(from));

    expect(asking.map(({ Identifier }) => Identifier)).toEqual(["own-line-words", "own-line-tone"]);
    expect(ways).toEqual([{ from: "own-line", Operator: "Equals", Operands: ["busy"] }]);
    expect(types).not.toContain("ConnectParticipantWithLexBot");
  });
});

/** connect.md §2.3, the table and "Also valid". */
const listedTypes = `
  MessageParticipant MessageParticipantIteratively GetParticipantInput InvokeLambdaFunction Compare
  UpdateContactAttributes UpdateContactData UpdateContactRecordingBehavior
  UpdateContactRecordingAndAnalyticsBehavior UpdateFlowLoggingBehavior UpdateContactEventHooks
  UpdateContactTargetQueue UpdateContactRoutingBehavior UpdateContactTextToSpeechVoice
  UpdateContactMediaStreamingBehavior TransferContactToQueue DequeueContactAndTransferToQueue
  CheckHoursOfOperation CheckMetricData GetMetricData UpdateContactCallbackNumber CreateCallbackContact
  TransferParticipantToThirdParty ShowView CreateTask CreateCase GetCase GetCustomerProfile
  CreateCustomerProfile ConnectParticipantWithLexBot CreateWisdomSession CheckVoiceId StartVoiceIdStream
  InvokeFlowModule TransferToFlow Loop Wait DisconnectParticipant EndFlowExecution
  EndFlowModuleExecution UpdateContactRoutingCriteria TagContact UntagContact EvaluateDataTableValues
  ListDataTableValues UpsertDataTableValues DistributeByPercentage UpdateCase TransferContactToAgent
  CreateContact UpdateFlowAttributes RenderMessageTemplate CheckOutboundCallStatus
  StartOutboundEmailContact GetCustomerProfileObject AssociateContactToCustomerProfile
  LoadContactContent AuthenticateParticipant ResumeContact CreatePersistentContactAssociation
  UpdatePreviousContactParticipantState ConnectParticipantWithAgenticCX`
  .trim()
  .split(/\s+/u)
  .sort();

describe("the rule table", () => {
  it("knows every type that the reference lists, and each has a fixture of ours", () => {
    expect([...actionTypes].sort()).toEqual(listedTypes);
    expect([...new Set(fixtures.map(({ type }) => type))].sort()).toEqual(listedTypes);
  });

  it.each(fixtures.map((fixture) => ({ name: nameOf(fixture), fixture })))(
    "takes $name with and without each optional parameter, error and branch",
    ({ fixture }) => {
      for (const choice of choicesOf(fixture)) {
        expect(reasons(flowWith(fixture, firstKind(fixture), choice), firstKind(fixture))).toEqual(
          [],
        );
      }
    },
  );

  it("takes each type in every kind of flow that may have it", () => {
    for (const fixture of fixtures) {
      for (const kind of kindsOf(fixture)) {
        const flow = flowWith(fixture, kind, everythingOf(fixture));
        expect([nameOf(fixture), kind, ...reasons(flow, kind)]).toEqual([nameOf(fixture), kind]);
      }
    }
  });

  it("says of a rule that is not confirmed what is not", () => {
    const open = actionTypes.flatMap((type) => ruleOf(type)?.unconfirmed ?? []);

    expect(open.length).toBeGreaterThan(0);
    expect(open.every((one) => one.length > 10)).toBe(true);
  });
});

const faulty = mutants();
/** Where one fault brings others with it, the one that must be among the reasons. */
const because: Readonly<Record<string, RegExp>> = {
  "a name occurs twice": /: this name occurs twice$/u,
  "a block cannot be reached": /: cannot be reached$/u,
  "a flow turns in a circle": /circle|leads to no ending/u,
  "a circle has nothing in it that takes time": /in which nothing takes time$/u,
  "no queue was set": /: can be reached before a queue was set$/u,
  "the block stands in the wrong kind of flow": /is not allowed in a flow of type/u,
  "a required error branch is missing": /has no branch for/u,
  "an error branch is not allowed": /cannot have a branch for/u,
  "a target does not exist": /leads to .*, which does not exist/u,
  "a type is misspelt": /unknown type/u,
  "an ending leads on": /ends the flow and yet leads on/u,
};
const count = Object.values(faulty).flat().length;

describe(`the flow checker, tried on ${count} faulty flows (seed ${seed})`, () => {
  it.each(Object.entries(faulty))("refuses every flow in which %s", (kind, list) => {
    const missed = list
      .filter(
        ({ flow, type }) => !reasons(flow, type).some((one) => (because[kind] ?? /./u).test(one)),
      )
      .map(({ what }) => what);

    expect(missed).toEqual([]);
    expect(list.length).toBeGreaterThan(0);
  });

  it("was tried on at least 500 of them", () => {
    expect(count).toBeGreaterThanOrEqual(500);
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

  it("lets a caller rest in a circle of words only while he waits in a queue", () => {
    const [message] = fixtures;
    if (message === undefined) throw new Error("no fixture");
    const circle = flowWith(message, "CUSTOMER_QUEUE", everythingOf(message));
    const tested = actionOf(circle, "tested");
    tested.Transitions = { NextAction: "tested", Errors: [], Conditions: [] };
    circle.Actions = [tested];

    expect(reasons(circle, "CUSTOMER_QUEUE")).toEqual([]);
    expect(reasons(circle, "CONTACT_FLOW")).toEqual(["tested: leads to no ending and to nobody"]);
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

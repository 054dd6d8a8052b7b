import { describe, expect, it } from "vitest";
import { assertFlow, FlowFault, findingsOf } from "../../../contact-flows/check/assert-flow.ts";
import { mayHangUp } from "../../../contact-flows/check/hang-up.ts";
import {
  checkProject,
  maximumWhisperSeconds,
  type NamedFlow,
  type Surroundings,
} from "../../../contact-flows/check/project.ts";
import { parseFlow } from "../../../contact-flows/flow.ts";
import { flowNames, loadFlow } from "../../../contact-flows/load.ts";
import { projectSurroundings } from "../../../tools/flow-surroundings.ts";
import { actionOf, type MutableFlow, projectFlows } from "../flow-fixtures.ts";
import { placeholder } from "./fixture.ts";

const surroundings = projectSurroundings();
const own: readonly NamedFlow[] = flowNames.map(loadFlow);

type Edit = (flow: MutableFlow) => void;

/** The project's flows, one of them changed. */
function withChange(name: string, edit: Edit): readonly NamedFlow[] {
  return projectFlows().map((one) => {
    if (one.name === name) edit(one.flow);
    return { ...one, flow: parseFlow(JSON.stringify(one.flow)) };
  });
}

function reasonsOf(flows: readonly NamedFlow[], around: Surroundings = surroundings): string[] {
  return checkProject(flows, around).map(
    ({ flow, block, reason }) => `${flow}: ${block ?? ""}: ${reason}`,
  );
}

const end = { Identifier: "end", Type: "EndFlowExecution", Parameters: {}, Transitions: {} };
const failing = { Errors: [{ NextAction: "end", ErrorType: "NoMatchingError" }] };

/** An inbound flow of our own with these blocks, which all lead to the next and at last to `end`. */
function made(
  name: string,
  blocks: readonly (readonly [string, string, Record<string, unknown>])[],
): NamedFlow {
  const names = [...blocks.map(([identifier]) => identifier), "end"];
  const actions = blocks.map(([Identifier, Type, Parameters], index) => ({
    Identifier,
    Type,
    Parameters,
    Transitions: { ...failing, NextAction: names[index + 1] ?? "end" },
  }));
  const text = { Version: "2019-10-30", StartAction: names[0], Actions: [...actions, end] };
  return { name, type: "CONTACT_FLOW", flow: parseFlow(JSON.stringify(text)) };
}

describe("all flows of the project together", () => {
  it("have no known fault", () => {
    expect(reasonsOf(own)).toEqual([]);
  });

  it("are refused when an attribute is read that nothing sets", () => {
    const flow = made("coba", [
      ["baca", "MessageParticipant", { Text: "Halo $.Attributes.nama." }],
    ]);

    expect(reasonsOf([flow])).toEqual(["coba: baca: reads the attribute nama, which nothing sets"]);
  });

  it("may read what another flow or a call of ours sets", () => {
    const reading = made("baca", [
      ["satu", "Compare", { ComparisonValue: "$.Attributes.nama" }],
      ["dua", "Compare", { ComparisonValue: "$.Attributes.alertRef" }],
    ]);
    const setting = made("tulis", [
      ["isi", "UpdateContactAttributes", { Attributes: { nama: "x" } }],
    ]);

    expect(reasonsOf([reading, setting])).toEqual([]);
  });

  const lambda = (name: string) =>
    ["panggil", "InvokeLambdaFunction", { LambdaFunctionARN: placeholder(name) }] as const;
  const keep = (key: string) =>
    ["isi", "UpdateContactAttributes", { Attributes: { nilai: `$.External.${key}` } }] as const;

  it("are refused when a value is read that the last function does not answer", () => {
    const flow = made("coba", [lambda("AnswerAlertArn"), keep("callId")]);

    expect(reasonsOf([flow])).toEqual([
      `coba: isi: reads callId, which ${placeholder("AnswerAlertArn")} does not answer`,
    ]);
  });

  it("are refused when an answer is read after the function failed, or before it was asked", () => {
    const failed = made("coba", [lambda("RegisterCallArn"), keep("callId")]);
    const [call] = failed.flow.Actions;
    const never = made("coba", [keep("callId")]);
    const onFailure = {
      ...failed.flow,
      Actions: failed.flow.Actions.map((action) =>
        action === call
          ? {
              ...action,
              Transitions: {
                ...action.Transitions,
                Errors: [{ NextAction: "isi", ErrorType: "NoMatchingError" }],
              },
            }
          : action,
      ),
    };
    const reason = "coba: isi: reads callId where no function may have answered";

    expect(reasonsOf([failed])).toEqual([]);
    expect(reasonsOf([{ ...failed, flow: onFailure }])).toEqual([reason]);
    expect(reasonsOf([never])).toEqual([reason]);
  });

  it("are refused when a hook or a transfer leads to a flow of the wrong type", () => {
    const flows = withChange("inbound-112", (flow) => {
      actionOf(flow, "hook-customer-queue").Parameters["EventHooks"] = {
        AgentWhisper: placeholder("CustomerQueueFlowArn"),
      };
    });

    expect(reasonsOf(flows)).toContain(
      "inbound-112: hook-customer-queue: leads to customer-queue, a flow of the wrong type CUSTOMER_QUEUE",
    );
  });

  it("are refused when a placeholder stands for no flow", () => {
    const flow = made("coba", [
      ["pindah", "TransferToFlow", { ContactFlowId: placeholder("RegionCode") }],
    ]);

    expect(reasonsOf([flow])[0]).toMatch(/pindah: \$\{RegionCode\} is no flow$/u);
  });

  it("are refused when they name each other, as CloudFormation cannot create such", () => {
    const flowPlaceholders = { AArn: "a", BArn: "b" };
    const a = made("a", [["pindah", "TransferToFlow", { ContactFlowId: placeholder("BArn") }]]);
    const b = made("b", [["pindah", "TransferToFlow", { ContactFlowId: placeholder("AArn") }]]);

    expect(reasonsOf([a, b], { ...surroundings, flowPlaceholders })).toEqual([
      "a: : names itself through other flows",
      "b: : names itself through other flows",
    ]);
  });

  it("are refused when a recording is not in the manifest or is longer than its block allows", () => {
    const flow = made("coba", [
      ["salam", "MessageParticipant", { PromptId: placeholder("GreetingPromptArn") }],
    ]);
    const long = { GreetingPromptArn: { seconds: 5, maximumSeconds: 4 } };
    const whispered = { GreetingPromptArn: { seconds: 4, maximumSeconds: 4 } };
    const whisper: NamedFlow = { ...flow, type: "AGENT_WHISPER" };

    expect(reasonsOf([flow], { ...surroundings, prompts: {} })[0]).toContain("is no recording");
    expect(reasonsOf([flow], { ...surroundings, prompts: long })[0]).toContain("is 5 s long");
    expect(reasonsOf([flow], { ...surroundings, prompts: whispered })).toEqual([]);
    expect(reasonsOf([whisper], { ...surroundings, prompts: whispered })[0]).toContain(
      `more than ${maximumWhisperSeconds} s`,
    );
  });
});

describe("a flow with a fault", () => {
  const planted = withChange("inbound-112", (flow) => {
    actionOf(flow, "first-priority").Parameters["Priority"] = "1";
    actionOf(flow, "set-queue").Type = "SetWorkingQueue";
  }).find(({ name }) => name === "inbound-112");

  it("is refused with its file, each block and each reason", () => {
    if (planted === undefined) throw new Error("no inbound-112");
    const refused = () => {
      assertFlow(planted);
    };

    expect(refused).toThrow(FlowFault);
    expect(refused).toThrow(
      "contact-flows/inbound-112.json: set-queue: unknown type SetWorkingQueue",
    );
    expect(refused).toThrow(
      "contact-flows/inbound-112.json: first-priority: Parameters has no Priority",
    );
  });

  it("is not found among the project's", () => {
    for (const flow of own) {
      expect(() => {
        assertFlow(flow);
      }).not.toThrow();
    }
  });
});

describe("no failure of a machine puts a caller down", () => {
  const human = new Set(["InputTimeLimitExceeded", "NoMatchingCondition"]);
  const mutants = projectFlows()
    .filter(({ name }) => !Object.hasOwn(mayHangUp, name))
    .flatMap(({ name, type, flow }) =>
      flow.Actions.flatMap((action, at) =>
        (action.Transitions.Errors ?? []).flatMap(({ ErrorType }, index) =>
          human.has(ErrorType) ? [] : [{ name, type, flow, at, index, ErrorType }],
        ),
      ),
    )
    .flatMap((place) => [false, true].map((viaAttribute) => ({ ...place, viaAttribute })));

  it(`is proved on ${mutants.length} flows in which one error branch hangs up, at once or silently later`, () => {
    const missed = mutants.filter(({ name, type, flow, at, index, viaAttribute }) => {
      const copy = structuredClone(flow);
      const branch = copy.Actions[at]?.Transitions.Errors?.[index];
      if (branch !== undefined) branch.NextAction = viaAttribute ? "catat" : "tutup";
      const end = { Parameters: {}, Transitions: {} };
      copy.Actions.push({ Identifier: "tutup", Type: "DisconnectParticipant", ...end });
      copy.Actions.push({
        Identifier: "catat",
        Type: "UpdateContactAttributes",
        Parameters: { Attributes: { catatan: "x" } },
        Transitions: {
          NextAction: "tutup",
          Errors: [{ NextAction: "tutup", ErrorType: "NoMatchingError" }],
        },
      });
      const block = copy.Actions[at]?.Identifier;
      const found = findingsOf({ name, type, flow: parseFlow(JSON.stringify(copy)) });
      return !found.some((one) => one.block === block && /puts the caller down/u.test(one.reason));
    });

    expect(mutants.length).toBeGreaterThan(50);
    expect(missed).toEqual([]);
  });

  it("excepts only flows in which nobody in need is on the line", () => {
    expect(Object.keys(mayHangUp).every((name) => flowNames.some((one) => one === name))).toBe(
      true,
    );
    for (const name of ["inbound-112", "customer-queue", "call-back", "survey-invitation"]) {
      expect(Object.keys(mayHangUp)).not.toContain(name);
    }
  });
});

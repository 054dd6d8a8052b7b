import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkFlowText } from "../../contact-flows/check/check-flow.ts";
import type { FlowKind } from "../../contact-flows/check/rule.ts";
import { type FlowName, flowNames, flowTypes } from "../../contact-flows/load.ts";
import { allKinds, type Fixture } from "./check/fixture.ts";
import { keepingFixtures } from "./check/keeping-fixtures.ts";
import { recordFixtures } from "./check/record-fixtures.ts";
import { routingFixtures } from "./check/routing-fixtures.ts";
import { speakingFixtures } from "./check/speaking-fixtures.ts";

type MutableBranch = { NextAction: string; ErrorType: string };
type MutableCondition = {
  NextAction: string;
  Condition: { Operator: string; Operands: string[] };
};
export type MutableAction = {
  Identifier: string;
  Type: string;
  Parameters: Record<string, unknown>;
  Transitions: {
    NextAction?: string;
    Errors?: MutableBranch[];
    Conditions?: MutableCondition[];
  };
};
export type MutableFlow = { Version: string; StartAction: string; Actions: MutableAction[] };
export type NamedFlow = {
  readonly name: string;
  readonly flow: MutableFlow;
  readonly type: FlowKind;
};

const folder = join(import.meta.dirname, "../../contact-flows");

export const fixtures: readonly Fixture[] = [
  ...speakingFixtures,
  ...routingFixtures,
  ...keepingFixtures,
  ...recordFixtures,
];

/** A fresh copy of one of the project's flows. */
export function template(name: FlowName): MutableFlow {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
}

/** The project's own flows, as they are. */
export function projectFlows(): readonly NamedFlow[] {
  return flowNames.map((name) => ({ name, flow: template(name), type: flowTypes[name] }));
}

/** What the checker says, as `block: reason`. */
export function reasons(flow: MutableFlow, type: FlowKind = "CONTACT_FLOW"): string[] {
  return checkFlowText(JSON.stringify(flow), type).map(
    ({ block, reason }) => `${block ?? ""}: ${reason}`,
  );
}

export function actionOf(flow: MutableFlow, identifier: string): MutableAction {
  const found = flow.Actions.find((action) => action.Identifier === identifier);
  if (found === undefined) throw new Error(`no block ${identifier}`);
  return found;
}

export const nameOf = ({ type, form }: Fixture): string =>
  form === undefined ? type : `${type} (${form})`;

export const kindsOf = (fixture: Fixture): readonly FlowKind[] => fixture.in ?? allKinds;

/** The kind in which a fixture is varied and mutated. */
export const firstKind = (fixture: Fixture): FlowKind => kindsOf(fixture)[0] ?? "CONTACT_FLOW";

/** What of the optional is present. */
type Choice = {
  readonly options?: readonly string[];
  readonly errors?: readonly string[];
  readonly conditions?: readonly (readonly [string, string])[];
};

export const everythingOf = (fixture: Fixture): Choice => ({
  options: Object.keys(fixture.options ?? {}),
  errors: fixture.optionalErrors ?? [],
  conditions: fixture.optionalConditions ?? [],
});

/** The fixture with nothing optional, with each optional thing alone, and with all of them. */
export function choicesOf(fixture: Fixture): readonly Choice[] {
  return [
    {},
    ...Object.keys(fixture.options ?? {}).map((name) => ({ options: [name] })),
    ...(fixture.optionalErrors ?? []).map((error) => ({ errors: [error] })),
    ...(fixture.optionalConditions ?? []).map((condition) => ({ conditions: [condition] })),
    everythingOf(fixture),
  ];
}

const end = "end";
const toEnd = (ErrorType: string) => ({ NextAction: end, ErrorType });

function ending(kind: FlowKind): MutableAction {
  if (kind === "CUSTOMER_HOLD" || kind === "AGENT_HOLD") {
    const Parameters = { Messages: [{ Text: "Tunggu." }] };
    return { Identifier: end, Type: "MessageParticipantIteratively", Parameters, Transitions: {} };
  }
  const Type = kind.endsWith("_TRANSFER") ? "DisconnectParticipant" : "EndFlowExecution";
  return { Identifier: end, Type, Parameters: {}, Transitions: {} };
}

function testedBlock(fixture: Fixture, choice: Choice): MutableAction {
  const chosen = (choice.options ?? []).map((name) => [name, fixture.options?.[name]] as const);
  const conditions = [...(fixture.conditions ?? []), ...(choice.conditions ?? [])];
  return {
    Identifier: "tested",
    Type: fixture.type,
    Parameters: structuredClone({ ...fixture.parameters, ...Object.fromEntries(chosen) }),
    Transitions:
      fixture.terminal === true
        ? {}
        : {
            NextAction: end,
            Errors: [...fixture.errors, ...(choice.errors ?? [])].map(toEnd),
            Conditions: conditions.map(([Operator, operand]) => ({
              NextAction: end,
              Condition: { Operator, Operands: [operand] },
            })),
          },
  };
}

/** The smallest whole flow with the block `tested`; in an inbound flow a queue is set before. */
export function flowWith(fixture: Fixture, kind: FlowKind, choice: Choice = {}): MutableFlow {
  const tested = testedBlock(fixture, choice);
  const queue: MutableAction = {
    Identifier: "queue",
    Type: "UpdateContactTargetQueue",
    Parameters: { QueueId: "arn:queue" },
    Transitions: { NextAction: "tested", Errors: [] },
  };
  const errors = queue.Transitions.Errors ?? [];
  errors.push({ NextAction: "words", ErrorType: "NoMatchingError" });
  const words: MutableAction = {
    Identifier: "words",
    Type: "MessageParticipant",
    Parameters: { Text: "Maaf." },
    Transitions: { NextAction: end, Errors: [toEnd("NoMatchingError")] },
  };
  const before = kind === "CONTACT_FLOW" ? [queue, words] : [];
  const after = fixture.terminal === true && before.length === 0 ? [] : [ending(kind)];
  return {
    Version: "2019-10-30",
    StartAction: before.length === 0 ? "tested" : queue.Identifier,
    Actions: [...before, tested, ...after],
  };
}

import type { MutableAction } from "../flow-fixtures.ts";
import { changed, type Mutant } from "./edits.ts";
import type { Fixture } from "./fixture.ts";
import { pick, type Random } from "./random.ts";

const errorNames = [
  "NoMatchingError",
  "NoMatchingCondition",
  "InputTimeLimitExceeded",
  "QueueAtCapacity",
  "CallFailed",
  "ConnectionTimeLimitExceeded",
  "InvalidPhoneNumber",
  "TimeLimitExceeded",
  "ChannelMismatch",
  "MultipleFound",
  "AgentError",
  "Timeout",
];

const errorsOf = ({ errors, optionalErrors = [] }: Fixture) => [...errors, ...optionalErrors];
const conditionsOf = ({ conditions = [], optionalConditions = [] }: Fixture) => [
  ...conditions,
  ...optionalConditions,
];
const errorsIn = (action: MutableAction) => action.Transitions.Errors ?? [];
const conditionsIn = (action: MutableAction) => action.Transitions.Conditions ?? [];

/** Operands are the language's own words, not ours. */
const closedOperands = new Set([
  "GetParticipantInput",
  "MessageParticipantIteratively",
  "Loop",
  "Wait",
  "CheckHoursOfOperation",
  "CheckOutboundCallStatus",
  "AuthenticateParticipant",
]);

function errorMutants(open: readonly Fixture[], random: Random) {
  return {
    "a required error branch is missing": open.flatMap((fixture) =>
      fixture.errors.map((error) =>
        changed(fixture, `without ${error}`, (tested) => {
          tested.Transitions.Errors = errorsIn(tested).filter(
            ({ ErrorType }) => ErrorType !== error,
          );
        }),
      ),
    ),
    "an error branch is not allowed": open.flatMap((fixture) =>
      errorNames
        .filter((name) => !errorsOf(fixture).includes(name))
        .filter(() => random() < 0.5)
        .map((ErrorType) =>
          changed(fixture, `with ${ErrorType}`, (tested) => {
            errorsIn(tested).push({ NextAction: "end", ErrorType });
          }),
        ),
    ),
    "an error has two branches": open.flatMap((fixture) =>
      errorsOf(fixture).map((ErrorType) =>
        changed(fixture, `twice ${ErrorType}`, (tested) => {
          errorsIn(tested).push({ NextAction: "end", ErrorType });
        }),
      ),
    ),
    "a target does not exist": open.flatMap((fixture) => [
      changed(fixture, "next", (tested) => {
        tested.Transitions.NextAction = "nowhere";
      }),
      ...errorsOf(fixture).map((_, index) =>
        changed(fixture, `error ${index}`, (tested) => {
          const branch = errorsIn(tested)[index];
          if (branch !== undefined) branch.NextAction = "End";
        }),
      ),
      ...conditionsOf(fixture).map((_, index) =>
        changed(fixture, `condition ${index}`, (tested) => {
          const branch = conditionsIn(tested)[index];
          if (branch !== undefined) branch.NextAction = "";
        }),
      ),
    ]),
  };
}

function conditionMutants(open: readonly Fixture[], random: Random) {
  const branching = open.filter((fixture) => conditionsOf(fixture).length > 0);
  const first = (tested: MutableAction) => conditionsIn(tested)[0]?.Condition;
  const wrongFirst = (what: string, from: readonly Fixture[], wrong: (of: Condition) => void) =>
    from.map((fixture) =>
      changed(fixture, what, (tested) => {
        const condition = first(tested);
        if (condition !== undefined) wrong(condition);
      }),
    );
  return {
    "the conditions that decide are missing": open
      .filter(({ mustBranch, conditions = [] }) => mustBranch === true || conditions.length > 0)
      .map((fixture) =>
        changed(fixture, "no condition", (tested) => {
          tested.Transitions.Conditions = [];
        }),
      ),
    "a condition has an operator that does not exist": wrongFirst("operator", branching, (one) => {
      one.Operator = pick(["Equal", "Contains", "GreaterThan", "NumericLessThan"], random);
    }),
    "a condition has no operand": wrongFirst("none", branching, (one) => {
      one.Operands = [];
    }),
    "a condition has two operands": wrongFirst("two", branching, (one) => {
      one.Operands.push(...one.Operands);
    }),
    "a condition stands twice": branching.map((fixture) =>
      changed(fixture, "twin", (tested) => {
        conditionsIn(tested).push(...structuredClone(conditionsIn(tested).slice(0, 1)));
      }),
    ),
    "a condition has an operand that is no result of the block": wrongFirst(
      "operand",
      branching.filter(({ type }) => closedOperands.has(type)),
      (one) => {
        one.Operands = [pick(["Ya", "15", "true", "Selesai"], random)];
      },
    ),
    "a number is compared with a word": wrongFirst(
      "word",
      branching.filter(({ conditions = [] }) => conditions[0]?.[0].startsWith("Number") === true),
      (one) => {
        one.Operands = ["nol"];
      },
    ),
    "a block without results has a condition": open
      .filter((fixture) => conditionsOf(fixture).length === 0)
      .filter(({ type }) => type !== "ConnectParticipantWithLexBot")
      .map((fixture) =>
        changed(fixture, "condition", (tested) => {
          conditionsIn(tested).push({
            NextAction: "end",
            Condition: { Operator: "Equals", Operands: ["ya"] },
          });
        }),
      ),
    "operators or numbers of agents are compared otherwise than with more than 0": wrongFirst(
      "1",
      branching.filter(({ form = "" }) => ["Staffed", "Available", "Online"].includes(form)),
      (one) => {
        one.Operands = ["1"];
      },
    ),
  };
}

type Condition = { Operator: string; Operands: string[] };

/** What the transitions of a block can be wrong in. */
export function branchMutants(
  fixtures: readonly Fixture[],
  random: Random,
): Readonly<Record<string, readonly Mutant[]>> {
  const terminal = fixtures.filter((fixture) => fixture.terminal === true);
  const open = fixtures.filter((fixture) => fixture.terminal !== true);
  const branch = { NextAction: "tested", ErrorType: "NoMatchingError" };
  return {
    ...errorMutants(open, random),
    ...conditionMutants(open, random),
    "a block leads nowhere": open
      .filter(({ mayRest }) => mayRest !== true)
      .map((fixture) =>
        changed(fixture, "no exit", (tested) => {
          delete tested.Transitions.NextAction;
        }),
      ),
    "an ending leads on": terminal.flatMap((fixture) => [
      changed(fixture, "next", (tested) => {
        tested.Transitions = { NextAction: "tested" };
      }),
      changed(fixture, "error", (tested) => {
        tested.Transitions = { Errors: [branch] };
      }),
      changed(fixture, "empty list", (tested) => {
        tested.Transitions = { Errors: [] };
      }),
    ]),
  };
}

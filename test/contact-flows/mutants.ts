import { ruleOf } from "../../contact-flows/check/rules.ts";
import {
  everything,
  type MutableAction,
  type MutableFlow,
  type Mutant,
  type NamedFlow,
  smallest,
} from "./flow-fixtures.ts";

/** Every copy of the flows with one block changed; `change` returns false when it does not apply. */
function changed(
  what: string,
  change: (action: MutableAction, flow: MutableFlow) => boolean,
  source: readonly NamedFlow[],
): Mutant[] {
  return source.flatMap(({ flow, type }) =>
    flow.Actions.flatMap((_, index) => {
      const copy = structuredClone(flow);
      const action = copy.Actions[index];
      if (action === undefined || !change(action, copy)) return [];
      return [{ what: `${what} in ${action.Identifier}`, flow: copy, type }];
    }),
  );
}

/** One list of mutants per kind of fault (connect.md §2.5). */
export const mutants: Readonly<Record<string, readonly Mutant[]>> = {
  "a required error branch is dropped": everything.flatMap((source) =>
    changed(
      "dropped error",
      (action) => {
        const required = ruleOf(action.Type)?.requiredErrors ?? [];
        if (required.length === 0) return false;
        action.Transitions.Errors = (action.Transitions.Errors ?? []).filter(
          (branch) => branch.ErrorType !== required[0],
        );
        return true;
      },
      [source],
    ),
  ),
  "an error branch does not exist": changed(
    "invented error",
    (action) => {
      if (ruleOf(action.Type)?.exit === "terminal") return false;
      action.Transitions.Errors?.push({ NextAction: "end", ErrorType: "Whatever" });
      return true;
    },
    everything,
  ),
  "a target does not exist": changed(
    "lost target",
    (action) => {
      if (action.Transitions.NextAction === undefined) return false;
      action.Transitions.NextAction = "nowhere";
      return true;
    },
    everything,
  ),
  "a type is misspelt": changed(
    "misspelt type",
    (action) => {
      action.Type = `${action.Type}s`;
      return true;
    },
    everything,
  ),
  "a parameter is misspelt": changed(
    "misspelt parameter",
    (action) => {
      const [name] = Object.keys(action.Parameters);
      action.Parameters[`${name ?? "Param"}x`] = action.Parameters[name ?? ""] ?? "x";
      if (name !== undefined) delete action.Parameters[name];
      return true;
    },
    everything,
  ),
  "an optional parameter is misspelt": smallest.flatMap((source) =>
    Object.keys(ruleOf(source.name)?.optional ?? {}).flatMap((name) =>
      changed(
        `misspelt ${name}`,
        (action) => {
          if (action.Identifier !== "tested") return false;
          action.Parameters[`${name.slice(0, -1)}`] = "x";
          return true;
        },
        [source],
      ),
    ),
  ),
  "a number stands for a string": changed(
    "number",
    (action) => {
      const [name] = Object.keys(action.Parameters);
      if (name === undefined) return false;
      action.Parameters[name] = 8;
      return true;
    },
    everything,
  ),
  "a required parameter is missing": changed(
    "missing parameter",
    (action) => {
      const [name] = Object.keys(ruleOf(action.Type)?.required ?? {});
      if (name === undefined) return false;
      delete action.Parameters[name];
      return true;
    },
    everything,
  ),
  "a Lambda may take longer than 8 s": changed(
    "slow Lambda",
    (action) => {
      if (action.Type !== "InvokeLambdaFunction") return false;
      action.Parameters["InvocationTimeLimitSeconds"] = "9";
      return true;
    },
    everything,
  ),
  "a name occurs twice": changed(
    "twin",
    (action, flow) => {
      flow.Actions.push(structuredClone(action));
      return true;
    },
    everything,
  ),
  "an ending leads on": changed(
    "ending with an exit",
    (action) => {
      if (ruleOf(action.Type)?.exit !== "terminal") return false;
      action.Transitions = { NextAction: action.Identifier };
      return true;
    },
    everything,
  ),
  "a block leads nowhere": changed(
    "no exit",
    (action) => {
      if (ruleOf(action.Type)?.exit !== "next") return false;
      delete action.Transitions.NextAction;
      return true;
    },
    everything,
  ),
  "a condition that decides is missing": changed(
    "missing branch",
    (action) => {
      if ((ruleOf(action.Type)?.requiredOperands ?? []).length === 0) return false;
      action.Transitions.Conditions = [];
      return true;
    },
    everything,
  ),
  "the block stands in the wrong kind of flow": smallest
    .filter(({ name }) => ruleOf(name)?.onlyIn !== undefined)
    .map(({ name, flow }) => ({ what: name, flow, type: "AGENT_WHISPER" })),
};

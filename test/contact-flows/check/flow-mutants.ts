import {
  firstKind,
  flowWith,
  kindsOf,
  type MutableAction,
  type MutableFlow,
  type NamedFlow,
  nameOf,
} from "../flow-fixtures.ts";
import { changed, type Mutant } from "./edits.ts";
import { allKinds, type Fixture } from "./fixture.ts";
import { misspelt, pick, type Random } from "./random.ts";

type Change = (action: MutableAction, flow: MutableFlow) => void;

/** Every block of every flow of the project, changed in one way. */
function everyBlock(flows: readonly NamedFlow[], what: string, change: Change): readonly Mutant[] {
  return flows.flatMap(({ name, flow, type }) =>
    flow.Actions.map((_, index) => {
      const copy = structuredClone(flow);
      const action = copy.Actions[index];
      if (action !== undefined) change(action, copy);
      return { what: `${name}, ${action?.Identifier ?? ""}: ${what}`, flow: copy, type };
    }),
  );
}

function some(mutants: readonly Mutant[], random: Random): readonly Mutant[] {
  return mutants.filter(() => random() < 0.35);
}

/** A person is heard, asked or handed over there, or rounds are counted. */
const takesTime =
  /^(Message|GetParticipantInput|Connect|Authenticate|ShowView|Wait|Loop|Transfer|Dequeue)/u;

/** What the graph, the names and the kind of a flow can be wrong in. */
export function flowMutants(
  fixtures: readonly Fixture[],
  flows: readonly NamedFlow[],
  random: Random,
): Readonly<Record<string, readonly Mutant[]>> {
  const each = (what: string, edit: Change) =>
    fixtures.map((fixture) => changed(fixture, what, edit));
  const leadingOn = fixtures.filter(({ terminal, mayRest }) => !(terminal ?? mayRest ?? false));
  return {
    "a type is misspelt": [
      ...each("type", (tested) => {
        tested.Type = misspelt(tested.Type, random);
      }),
      ...some(
        everyBlock(flows, "type", (action) => {
          action.Type = misspelt(action.Type, random);
        }),
        random,
      ),
    ],
    "a type was invented": each("invented", (tested) => {
      tested.Type = pick(["TransferToQueue", "PlayPrompt", "CheckStaffing", "Disconnect"], random);
    }),
    "a name occurs twice": [
      ...each("twin", (tested, flow) => {
        flow.Actions.push(structuredClone(tested));
      }),
      ...some(
        everyBlock(flows, "twin", (action, flow) => {
          flow.Actions.push(structuredClone(action));
        }),
        random,
      ),
    ],
    "a block cannot be reached": [
      ...each("island", (tested, flow) => {
        flow.Actions.push({ ...structuredClone(tested), Identifier: "island" });
      }),
      ...some(
        everyBlock(flows, "island", (action, flow) => {
          flow.Actions.push({ ...structuredClone(action), Identifier: "island" });
        }),
        random,
      ),
    ],
    "a block of the project's flows is renamed and its callers are not": everyBlock(
      flows,
      "renamed",
      (action) => {
        action.Identifier = `${action.Identifier}-lama`;
      },
    ),
    "a name is not allowed": each("name", (tested, flow) => {
      const wrong = pick(["a".repeat(51), "blok(1)", "constructor", "a=b", ""], random);
      const text = JSON.stringify(flow).replaceAll('"tested"', JSON.stringify(wrong));
      Object.assign(flow, JSON.parse(text));
      tested.Identifier = wrong;
    }),
    "the block stands in the wrong kind of flow": fixtures.flatMap((fixture) =>
      allKinds
        .filter((kind) => fixture.in !== undefined && !fixture.in.includes(kind))
        .map((type) => ({
          what: `${nameOf(fixture)} in ${type}`,
          flow: flowWith(fixture, type),
          type,
        })),
    ),
    "no queue was set": fixtures
      .filter((fixture) => fixture.needsQueue === true && kindsOf(fixture).includes("CONTACT_FLOW"))
      .flatMap((fixture) => {
        const after = flowWith(fixture, "CONTACT_FLOW");
        const failed = structuredClone(after);
        after.StartAction = "tested";
        after.Actions = after.Actions.filter(
          ({ Identifier }) => !["queue", "words"].includes(Identifier),
        );
        const branch = failed.Actions[0]?.Transitions.Errors?.[0];
        if (branch !== undefined) branch.NextAction = "tested";
        failed.Actions = failed.Actions.filter(({ Identifier }) => Identifier !== "words");
        return [after, failed].map((flow, index) => ({
          what: `${nameOf(fixture)}: ${index === 0 ? "never" : "failed"}`,
          flow,
          type: "CONTACT_FLOW" as const,
        }));
      }),
    "a flow turns in a circle": leadingOn
      .filter((fixture) => firstKind(fixture) === "CONTACT_FLOW")
      .map((fixture) =>
        changed(fixture, "circle", (tested) => {
          tested.Transitions.NextAction = "tested";
          for (const branch of tested.Transitions.Errors ?? []) branch.NextAction = "tested";
          for (const branch of tested.Transitions.Conditions ?? []) branch.NextAction = "tested";
        }),
      )
      .filter(({ what }) => !/^Transfer/u.test(what)),
    "a circle has nothing in it that takes time": leadingOn
      .filter(({ type, errors }) => errors.length > 0 && !takesTime.test(type))
      .map((fixture) =>
        changed(fixture, "busy circle", (tested) => {
          tested.Transitions.NextAction = "tested";
        }),
      ),
    "the first block does not exist": each("start", (_, flow) => {
      flow.StartAction = "awal";
    }),
    "the version is unknown": each("version", (_, flow) => {
      flow.Version = "2021-01-01";
    }),
    "a key of a block is misspelt": each("key", (tested) => {
      Object.assign(tested, { Transition: {} });
    }),
    "a key of the transitions is misspelt": each("key", (tested) => {
      Object.assign(tested.Transitions, { Error: [] });
    }),
    "a target of the project's flows does not exist": some(
      everyBlock(flows, "target", (action, flow) => {
        if (action.Transitions.NextAction === undefined) flow.StartAction = "awal";
        else action.Transitions.NextAction = misspelt(action.Transitions.NextAction, random);
      }),
      random,
    ),
    "a parameter of the project's flows is misspelt": some(
      everyBlock(flows, "parameter", (action) => {
        const [name] = Object.keys(action.Parameters);
        const wrong = name === undefined ? "Param" : misspelt(name, random);
        action.Parameters[wrong] = action.Parameters[name ?? ""] ?? "x";
        if (name !== undefined) delete action.Parameters[name];
      }),
      random,
    ),
  };
}

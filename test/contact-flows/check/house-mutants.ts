import { farewells } from "../../../contact-flows/check/farewells.ts";
import { mayHangUp } from "../../../contact-flows/check/hang-up.ts";
import {
  flowPlaceholders,
  lambdaPlaceholders,
  placeholderNames,
  placeholdersOf,
} from "../../../contact-flows/load.ts";
import { type MutableAction, type MutableFlow, projectFlows } from "../flow-fixtures.ts";
import { placesIn, setAt, valueAt } from "./edits.ts";
import { placeholder } from "./fixture.ts";

export type HouseMutant = {
  readonly what: string;
  readonly name: string;
  readonly type: ReturnType<typeof projectFlows>[number]["type"];
  readonly flow: MutableFlow;
};
type Change = { readonly what: string; readonly edit: (action: MutableAction) => void };

/** One mutant for each change that `changes` finds in each block of the project's flows. */
function everyBlock(
  changes: (action: MutableAction, flow: MutableFlow, name: string) => readonly Change[],
  of: (name: string) => boolean = () => true,
): readonly HouseMutant[] {
  return projectFlows()
    .filter(({ name }) => of(name))
    .flatMap(({ name, type, flow }) =>
      flow.Actions.flatMap((action, index) =>
        changes(action, flow, name).map(({ what, edit }) => {
          const copy = structuredClone(flow);
          const changed = copy.Actions[index];
          if (changed !== undefined) edit(changed);
          return { what: `${name}, ${action.Identifier}: ${what}`, name, type, flow: copy };
        }),
      ),
    );
}

/** Every text of the parameters that `values` gives other ones for. */
function everyText(
  values: (value: string, place: string, flow: MutableFlow) => readonly string[],
): readonly HouseMutant[] {
  return everyBlock(({ Parameters }, flow) =>
    placesIn(Parameters).flatMap((place) => {
      const value = valueAt(Parameters, place);
      if (typeof value !== "string") return [];
      return values(value, place.join("."), flow).map((wrong) => ({
        what: `${place.join(".")} is ${wrong}`,
        edit: (action) => {
          setAt(action.Parameters, place, wrong);
        },
      }));
    }),
  );
}

const isPlaceholder = (value: string) => /^\$\{\w+\}$/u.test(value);
const lambdas: readonly string[] = Object.values(lambdaPlaceholders);
const flowArns: readonly string[] = Object.values(flowPlaceholders);

function kindOf(name: string): string {
  if (lambdas.includes(name)) return "lambda";
  if (flowArns.includes(name)) return "flow";
  return /(QueueArn|PromptArn|Number|Id|Code)$/u.exec(name)?.[1] ?? name;
}
const bare = (value: string) => value.slice(2, -1);

/** One placeholder of each other kind. */
function otherKinds(value: string): readonly string[] {
  const byKind = new Map(placeholderNames.map((name) => [kindOf(name), name]));
  byKind.delete(kindOf(bare(value)));
  return [...byKind.values()].map(placeholder);
}

/** Placeholders of the same kind that the flow has nothing to do with. */
function strangers(value: string, flow: MutableFlow): readonly string[] {
  const used = placeholdersOf(JSON.stringify(flow));
  return placeholderNames
    .filter((name) => kindOf(name) === kindOf(bare(value)) && !used.includes(name))
    .map(placeholder);
}

const wrongPaths = ["$.Attributes.callId", "$.CustomerEndpoint.Address", "$.External.flags"];
const takesKind =
  /(QueueId|PromptId|LambdaFunctionARN|ContactFlowId|PhoneNumber|EventHooks\.\w+)$/u;

const isCitizens = (name: string) => !Object.hasOwn(mayHangUp, name);
const end = "putus";

/** The flow with an ending of its own, and one way of one block that leads there. */
function hangingUp(): readonly HouseMutant[] {
  const leading = everyBlock((action, _flow, name) => {
    const { NextAction, Errors = [], Conditions = [] } = action.Transitions;
    const own = farewells[name]?.find(({ block }) => block === action.Identifier);
    const branches = [
      ...Errors.map((_, at) => ["Errors", at] as const),
      ...Conditions.map((_, at) => ["Conditions", at] as const),
    ].map(([list, at]) => ({
      what: `${list} ${at} hangs up`,
      edit: (changed: MutableAction) => {
        const branch = changed.Transitions[list]?.[at];
        if (branch !== undefined) branch.NextAction = end;
      },
    }));
    const next = {
      what: "goes on and hangs up",
      edit: (changed: MutableAction) => {
        changed.Transitions.NextAction = end;
      },
    };
    return own === undefined && NextAction !== undefined ? [...branches, next] : branches;
  }, isCitizens);
  const withEnding = (by: string) =>
    leading.map((one) => {
      const ending = { Type: by, Parameters: {}, Transitions: {} };
      const Actions = [...one.flow.Actions, { Identifier: end, ...ending }];
      return { ...one, what: `${one.what} (${by})`, flow: { ...one.flow, Actions } };
    });
  return [
    ...withEnding("DisconnectParticipant"),
    ...withEnding("EndFlowExecution").filter(({ type }) => type === "CONTACT_FLOW"),
  ];
}

/** Every way into a farewell's block from where its reason is not given. */
function unreasoned(): readonly HouseMutant[] {
  return everyBlock((action, _flow, name) => {
    const { Errors = [] } = action.Transitions;
    return (farewells[name] ?? []).flatMap(({ block }) =>
      action.Identifier === block || action.Identifier.startsWith("apology")
        ? []
        : Errors.map((_, at) => ({
            what: `Errors ${at} leads to ${block}`,
            edit: (changed: MutableAction) => {
              const branch = changed.Transitions.Errors?.[at];
              if (branch !== undefined) branch.NextAction = block;
            },
          })),
    );
  }, isCitizens);
}

/** The block is gone, and whoever led to it goes where it led. */
function withoutHooks(): readonly HouseMutant[] {
  return projectFlows().flatMap(({ name, type, flow }) =>
    flow.Actions.filter(({ Type }) => Type === "UpdateContactEventHooks").flatMap((gone) => {
      const next = gone.Transitions.NextAction ?? "";
      const past: MutableFlow = JSON.parse(
        JSON.stringify(flow).replaceAll(
          `"NextAction":"${gone.Identifier}"`,
          `"NextAction":"${next}"`,
        ),
      );
      const removed = structuredClone(past);
      if (removed.StartAction === gone.Identifier) removed.StartAction = next;
      removed.Actions = removed.Actions.filter(({ Identifier }) => Identifier !== gone.Identifier);
      const what = `${name}: without ${gone.Identifier}`;
      return [{ what, name, type, flow: removed }];
    }),
  );
}

/** A hook that failed leads past the ones after it. */
function pastHooks(): readonly HouseMutant[] {
  return everyBlock(
    ({ Type, Transitions: { Errors = [] } }) =>
      Type !== "UpdateContactEventHooks"
        ? []
        : Errors.map((_, at) => ({
            what: `Errors ${at} goes past the other hooks`,
            edit: (action: MutableAction) => {
              const branch = action.Transitions.Errors?.[at];
              if (branch !== undefined) branch.NextAction = "set-queue";
            },
          })),
    (name) => name === "inbound-112",
  ).filter(({ what }) => !what.includes("hook-guide"));
}

/** Flows of the project against the house rules, one list per kind of fault. */
export function houseMutants(): Readonly<Record<string, readonly HouseMutant[]>> {
  return {
    "a placeholder is of another kind": everyText((value) =>
      isPlaceholder(value) ? otherKinds(value) : [],
    ),
    "a placeholder of the right kind belongs to another flow": everyText((value, _place, flow) =>
      isPlaceholder(value) ? strangers(value, flow) : [],
    ),
    "a word or a path stands where only one kind of value is": everyText((value, place) =>
      isPlaceholder(value) || takesKind.test(place) ? ["banana", ...wrongPaths] : [],
    ),
    "an ARN or a number is written into the flow": everyText((value, place) =>
      isPlaceholder(value) || takesKind.test(place)
        ? ["arn:aws:connect:ap-southeast-1:000000000000:instance/i/queue/q", "+620811000001"]
        : [],
    ),
    "a placeholder stands where a word is": everyText((value, place) =>
      isPlaceholder(value) || takesKind.test(place) || place === "Attributes.overflowNumber"
        ? []
        : [placeholder("EmergencyQueueArn")],
    ),
    "words are spoken from text": everyBlock(({ Parameters }) =>
      "PromptId" in Parameters
        ? (["Text", "SSML"] as const).map((by) => ({
            what: by,
            edit: (action) => {
              delete action.Parameters["PromptId"];
              action.Parameters[by] = "Halo.";
            },
          }))
        : [],
    ),
    "a hook is not set": withoutHooks(),
    "a way into the queue goes past a hook": pastHooks(),
    "a citizen is put down without a farewell": hangingUp(),
    "a farewell is said without its reason": unreasoned(),
    "a farewell says nothing": everyBlock((action, _flow, name) =>
      (farewells[name] ?? []).some(({ block }) => block === action.Identifier)
        ? [
            {
              what: "notes only",
              edit: (changed) => {
                changed.Type = "UpdateContactAttributes";
                changed.Parameters = { Attributes: { pamit: "ya" } };
                changed.Transitions.Errors = (changed.Transitions.Errors ?? []).slice(-1);
              },
            },
          ]
        : [],
    ),
    "the other telephone is the last one": everyBlock(({ Type }, _flow, name) =>
      Type === "TransferParticipantToThirdParty" && isCitizens(name)
        ? [
            {
              what: "does not go on",
              edit: (changed) => {
                changed.Parameters["ContinueFlowExecution"] = "False";
              },
            },
          ]
        : [],
    ),
  };
}

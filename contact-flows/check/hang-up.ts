import { type Flow, type FlowAction, targetsOf } from "../flow.ts";
import { type Farewell, farewells } from "./farewells.ts";
import type { NamedFlow } from "./project.ts";
import type { FlowKind } from "./rule.ts";

type Found = { readonly block: string; readonly reason: string };
type Blocks = ReadonlyMap<string, FlowAction>;
type Follows = (action: FlowAction) => readonly string[];

/** After these the caller has heard, been asked or been handed over: what follows is not the silence of one failure. */
const audibleTypes = new Set([
  "MessageParticipant",
  "MessageParticipantIteratively",
  "GetParticipantInput",
  "ConnectParticipantWithLexBot",
  "ConnectParticipantWithAgenticCX",
  "TransferContactToQueue",
  "TransferContactToAgent",
  "DequeueContactAndTransferToQueue",
  "TransferParticipantToThirdParty",
  "TransferToFlow",
  "ShowView",
]);

/** Flows that may hang up as they are, with the reason: no citizen is on the line. */
export const mayHangUp: Readonly<Record<string, string>> = {
  "alert-agency": "an agency that we called; silence is an answer, and the desk calls it again",
  "alert-on-call": "a supervisor whom we called; the next one is called until a key was pressed",
  "overflow-test": "the overflow telephone, which we called to test it",
  "supervisor-assistance": "the operator's second line; the caller stays with the operator",
  guide: "the operator's screen, no telephone",
};

/**
 * House rule (DESIGN decision 2): a flow that a citizen is in puts him down only after a declared farewell, whatever
 * branch leads there, an error, a key, silence or the plain way; and a farewell is come to only by the way that gives it
 * its reason. The flows of {@link mayHangUp} are excepted by their names.
 */
export function hangUpFindings({ name, type, flow }: NamedFlow): readonly Found[] {
  if (Object.hasOwn(mayHangUp, name)) return [];
  const watched: Watched = {
    flow,
    byId: new Map(flow.Actions.map((action) => [action.Identifier, action])),
    own: farewells[name] ?? [],
    hangsUp: (id) => endings(type).includes(watched.byId.get(id)?.Type ?? ""),
  };
  return [
    ...silentFailures(watched),
    ...withoutFarewell(watched),
    ...watched.own.flatMap((farewell) => withoutReason(watched, farewell)),
    ...flow.Actions.filter(({ Parameters }) => Parameters["ContinueFlowExecution"] === "False").map(
      ({ Identifier: block }) => ({
        block,
        reason: "puts the caller down when the other telephone does not answer",
      }),
    ),
  ];
}

/** What a citizen's flow is looked through with. */
type Watched = {
  readonly flow: Flow;
  readonly byId: Blocks;
  readonly own: readonly Farewell[];
  readonly hangsUp: (id: string) => boolean;
};

/** A contact whose inbound flow ends, and who is in no queue, has nobody left; who waits or listens to a whisper stays. */
function endings(type: FlowKind): readonly string[] {
  return type === "CONTACT_FLOW"
    ? ["DisconnectParticipant", "EndFlowExecution"]
    : ["DisconnectParticipant"];
}

/** The ways of a block that are not the farewell's own. */
function otherExits(action: FlowAction, own: readonly Farewell[]): readonly string[] {
  const isFarewell = own.some(
    ({ block, type }) => block === action.Identifier && type === action.Type,
  );
  return isFarewell ? failuresOf(action) : targetsOf(action);
}

function failuresOf({ Transitions: { Errors = [] } }: FlowAction): readonly string[] {
  return Errors.map((branch) => branch.NextAction);
}

function reachedFrom(start: string, byId: Blocks, follows: Follows): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const action = byId.get(id);
    if (action === undefined || seen.has(id)) continue;
    seen.add(id);
    waiting.push(...follows(action));
  }
  return seen;
}

/** Names the block that failed, where the caller hears nothing from there to the end. */
function silentFailures({ flow, byId, hangsUp }: Watched): readonly Found[] {
  const silent: Follows = (action) => (audibleTypes.has(action.Type) ? [] : targetsOf(action));
  return flow.Actions.flatMap((action) =>
    (action.Transitions.Errors ?? [])
      .filter(({ NextAction }) => [...reachedFrom(NextAction, byId, silent)].some(hangsUp))
      .map(({ ErrorType }) => ({
        block: action.Identifier,
        reason: `puts the caller down on ${ErrorType}`,
      })),
  );
}

/** Names the last block before the end. */
function withoutFarewell({ flow, byId, own, hangsUp }: Watched): readonly Found[] {
  const reached = reachedFrom(flow.StartAction, byId, (action) => otherExits(action, own));
  const ending = hangsUp(flow.StartAction) ? [flow.StartAction] : [];
  const before = flow.Actions.filter(
    (action) => reached.has(action.Identifier) && otherExits(action, own).some(hangsUp),
  ).map(({ Identifier }) => Identifier);
  return [...ending, ...before].map((block) => ({
    block,
    reason: "puts the caller down without a declared farewell",
  }));
}

/** A farewell that the start can come to although what it needs has not succeeded. */
function withoutReason({ flow, byId }: Watched, { block, needs }: Farewell): readonly Found[] {
  const reached = reachedFrom(flow.StartAction, byId, (action) =>
    action.Identifier === needs ? failuresOf(action) : targetsOf(action),
  );
  return byId.has(block) && reached.has(block)
    ? [{ block, reason: `says farewell without the success of ${needs}` }]
    : [];
}

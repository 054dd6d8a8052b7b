import { type Flow, type FlowAction, targetsOf } from "../flow.ts";
import type { FlowKind } from "./rule.ts";

type GraphFinding = { readonly block?: string; readonly reason: string };

/** The blocks of a flow by name; of twins the last. */
type Blocks = ReadonlyMap<string, FlowAction>;

/** Where a caller may rest: an ending, a hand-over, or prompts in a loop while he waits. */
const restingTypes = new Set([
  "DisconnectParticipant",
  "EndFlowExecution",
  "EndFlowModuleExecution",
  "TransferContactToQueue",
  "TransferContactToAgent",
  "DequeueContactAndTransferToQueue",
  "TransferParticipantToThirdParty",
  "TransferToFlow",
  "MessageParticipantIteratively",
]);

/** Blocks that take time or count their rounds: a circle without one of them never pauses. */
const slowTypes = new Set([
  ...restingTypes,
  "MessageParticipant",
  "GetParticipantInput",
  "ConnectParticipantWithLexBot",
  "ConnectParticipantWithAgenticCX",
  "AuthenticateParticipant",
  "ShowView",
  "Wait",
  "Loop",
]);

/** Faults of the graph: lost targets, unreachable blocks, circles, a queue that is missing. */
export function graphFindings(flow: Flow, type: FlowKind): readonly GraphFinding[] {
  const byId = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  if (!byId.has(flow.StartAction)) {
    return [{ reason: `the first block ${flow.StartAction} does not exist` }];
  }
  return [
    ...lostTargets(flow, byId),
    ...unreachable(flow, byId),
    ...withoutWayOut(flow, byId, type),
    ...busyCircles(flow, byId),
    // In every other kind the contact has a queue already, or the invoking flow decides.
    ...(type === "CONTACT_FLOW" ? withoutQueue(flow, byId) : []),
  ];
}

function lostTargets(flow: Flow, byId: Blocks): readonly GraphFinding[] {
  return flow.Actions.flatMap((action) =>
    targetsOf(action)
      .filter((target) => !byId.has(target))
      .map((target) => ({
        block: action.Identifier,
        reason: `leads to ${target}, which does not exist`,
      })),
  );
}

/** Blocks that can be reached from `starts` along `exits`. */
function reachedFrom(
  starts: readonly string[],
  byId: Blocks,
  exits: (action: FlowAction) => readonly string[],
): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [...starts];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const action = byId.get(id);
    if (action === undefined || seen.has(id)) continue;
    seen.add(id);
    waiting.push(...exits(action));
  }
  return seen;
}

function unreachable(flow: Flow, byId: Blocks): readonly GraphFinding[] {
  const reached = reachedFrom([flow.StartAction], byId, targetsOf);
  return flow.Actions.filter((action) => !reached.has(action.Identifier)).map((action) => ({
    block: action.Identifier,
    reason: "cannot be reached",
  }));
}

/** In a queue flow a caller who hears something rests: an operator ends the flow at any word. */
function withoutWayOut(flow: Flow, byId: Blocks, type: FlowKind): readonly GraphFinding[] {
  const resting = type === "CUSTOMER_QUEUE" ? slowTypes : restingTypes;
  return flow.Actions.filter((action) => {
    const reached = reachedFrom([action.Identifier], byId, targetsOf);
    return ![...reached].some((id) => resting.has(byId.get(id)?.Type ?? ""));
  }).map((action) => ({
    block: action.Identifier,
    reason: "leads to no ending and to nobody",
  }));
}

/** A circle in which nothing takes time runs the flow into Connect's limit, and the call with it. */
function busyCircles(flow: Flow, byId: Blocks): readonly GraphFinding[] {
  const quickExits = (action: FlowAction): readonly string[] =>
    slowTypes.has(action.Type) ? [] : targetsOf(action);
  return flow.Actions.filter(
    (action) =>
      !slowTypes.has(action.Type) &&
      reachedFrom(quickExits(action), byId, quickExits).has(action.Identifier),
  ).map((action) => ({
    block: action.Identifier,
    reason: "stands in a circle in which nothing takes time",
  }));
}

/** Blocks that use the contact's queue, unless their parameters name one. */
const usesQueue: Readonly<Record<string, readonly string[]>> = {
  TransferContactToQueue: [],
  DequeueContactAndTransferToQueue: ["QueueId", "AgentId"],
  CheckMetricData: ["QueueId", "AgentId"],
  GetMetricData: ["QueueId", "AgentId"],
  CheckHoursOfOperation: ["HoursOfOperationId"],
  CreateCallbackContact: ["QueueId", "AgentId"],
};

/** A queue counts as set only where the block that sets it succeeded. */
function withoutQueue(flow: Flow, byId: Blocks): readonly GraphFinding[] {
  const exitsWithoutQueue = (action: FlowAction): readonly string[] =>
    action.Type === "UpdateContactTargetQueue"
      ? (action.Transitions.Errors ?? []).map((branch) => branch.NextAction)
      : targetsOf(action);
  const reached = reachedFrom([flow.StartAction], byId, exitsWithoutQueue);
  return flow.Actions.filter(
    (action) =>
      reached.has(action.Identifier) &&
      usesQueue[action.Type]?.every((name) => !(name in action.Parameters)) === true,
  ).map((action) => ({
    block: action.Identifier,
    reason: "can be reached before a queue was set",
  }));
}

import { type Flow, type FlowAction, type FlowType, targetsOf } from "../flow.ts";

type GraphFinding = { readonly block?: string; readonly reason: string };

/** Where a caller may rest: an ending, a hand-over, or prompts in a loop while he waits. */
const restingTypes = new Set([
  "DisconnectParticipant",
  "EndFlowExecution",
  "EndFlowModuleExecution",
  "TransferContactToQueue",
  "DequeueContactAndTransferToQueue",
  "TransferParticipantToThirdParty",
  "TransferToFlow",
  "MessageParticipantIteratively",
]);

/** Faults of the graph: lost targets, unreachable blocks, loops without a way out, transfers without a queue. */
export function graphFindings(flow: Flow, type: FlowType): readonly GraphFinding[] {
  const byId = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  if (!byId.has(flow.StartAction)) {
    return [{ reason: `the first block ${flow.StartAction} does not exist` }];
  }
  return [
    ...lostTargets(flow, byId),
    ...unreachable(flow, byId),
    ...withoutWayOut(flow, byId),
    ...transfersWithoutQueue(flow, byId),
    ...(type === "CONTACT_FLOW" ? errorsThatHangUp(flow, byId) : []),
  ];
}

type Blocks = ReadonlyMap<string, FlowAction>;

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

/** Blocks that can be reached from `start` along `exits`. */
function reachedFrom(
  start: string,
  byId: Blocks,
  exits: (action: FlowAction) => readonly string[],
): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const action = byId.get(id);
    if (action === undefined || seen.has(id)) continue;
    seen.add(id);
    waiting.push(...exits(action));
  }
  return seen;
}

function unreachable(flow: Flow, byId: Blocks): readonly GraphFinding[] {
  const reached = reachedFrom(flow.StartAction, byId, targetsOf);
  return flow.Actions.filter((action) => !reached.has(action.Identifier)).map((action) => ({
    block: action.Identifier,
    reason: "cannot be reached",
  }));
}

function withoutWayOut(flow: Flow, byId: Blocks): readonly GraphFinding[] {
  return flow.Actions.filter((action) => {
    const reached = reachedFrom(action.Identifier, byId, targetsOf);
    return ![...reached].some((id) => restingTypes.has(byId.get(id)?.Type ?? ""));
  }).map((action) => ({
    block: action.Identifier,
    reason: "leads to no ending and to nobody",
  }));
}

/** A queue counts as set only where the block that sets it succeeded. */
function transfersWithoutQueue(flow: Flow, byId: Blocks): readonly GraphFinding[] {
  const exitsWithoutQueue = (action: FlowAction): readonly string[] =>
    action.Type === "UpdateContactTargetQueue"
      ? (action.Transitions.Errors ?? []).map((branch) => branch.NextAction)
      : targetsOf(action);
  const reached = reachedFrom(flow.StartAction, byId, exitsWithoutQueue);
  return flow.Actions.filter(
    (action) => action.Type === "TransferContactToQueue" && reached.has(action.Identifier),
  ).map((action) => ({
    block: action.Identifier,
    reason: "can be reached before a queue was set",
  }));
}

/** House rule: a machine that fails never puts a caller down (DESIGN decision 2). */
function errorsThatHangUp(flow: Flow, byId: Blocks): readonly GraphFinding[] {
  return flow.Actions.flatMap((action) =>
    (action.Transitions.Errors ?? [])
      .filter((branch) => byId.get(branch.NextAction)?.Type === "DisconnectParticipant")
      .map((branch) => ({
        block: action.Identifier,
        reason: `puts the caller down on ${branch.ErrorType}`,
      })),
  );
}

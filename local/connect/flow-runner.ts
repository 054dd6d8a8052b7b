import { checkFlowText } from "../../contact-flows/check/check-flow.ts";
import { type Flow, type FlowAction, type FlowType, parseFlow } from "../../contact-flows/flow.ts";
import { blocks } from "./blocks.ts";
import type { BlockResult, FlowEnd, FlowStage } from "./flow-stage.ts";
import { conditionHolds } from "./flow-values.ts";

/** A flow of the templates that the local system cannot run. */
export class FlowNotRunnable extends Error {
  override readonly name = "FlowNotRunnable";
}

/**
 * Reads a rendered flow.
 * @throws FlowNotRunnable on any fault the checker knows, a block type that the runner does not run,
 * or a placeholder that nobody filled.
 */
export function runnableFlow(name: string, type: FlowType, content: string): Flow {
  const known = read.get(content);
  if (known?.type === type) return known.flow;
  const flow = readFlow(name, type, content);
  read.set(content, { type, flow });
  return flow;
}

/** Flows that were read before, by their text: tests begin thousands of centres with the same ones. */
const read = new Map<string, { readonly type: FlowType; readonly flow: Flow }>();

function readFlow(name: string, type: FlowType, content: string): Flow {
  const faults = checkFlowText(content, type).map(
    ({ block, reason }) => `${block === undefined ? "" : `${block}: `}${reason}`,
  );
  if (content.includes("${")) faults.push("a placeholder was not filled");
  if (faults.length > 0) throw new FlowNotRunnable(`flow ${name}: ${faults.join("; ")}`);
  const flow = parseFlow(content);
  for (const action of flow.Actions) {
    const stores = action.Parameters["StoreInput"] === "True";
    if (!blocks.has(action.Type) || stores) {
      throw new FlowNotRunnable(
        `flow ${name}: ${action.Identifier}: ${action.Type} cannot be run locally`,
      );
    }
  }
  return flow;
}

/** Time that Connect itself takes for a block. Unit: ms. Chosen, not measured. */
const blockMs = 20;

/**
 * Runs a flow, and those that it leads on to, to the end.
 * @throws FlowStopped when the contact left the flow.
 */
export async function runFlow(flow: Flow, stage: FlowStage): Promise<FlowEnd> {
  let byId = blocksOf(flow);
  let action = byId.get(flow.StartAction);
  while (action !== undefined) {
    stage.visited(action.Identifier);
    await stage.pause(blockMs);
    const result = await runBlock(action, stage);
    if (result.kind === "end") return result.how;
    if (result.kind === "flow") {
      byId = blocksOf(result.flow);
      action = byId.get(result.flow.StartAction);
    } else {
      // Connect ends a flow whose error has no branch, and with it the call.
      action = byId.get(nextOf(action, result) ?? "");
    }
  }
  return "disconnected";
}

function blocksOf(flow: Flow): ReadonlyMap<string, FlowAction> {
  return new Map(flow.Actions.map((action) => [action.Identifier, action]));
}

async function runBlock(action: FlowAction, stage: FlowStage): Promise<BlockResult> {
  const forced = stage.forcedError(action);
  if (forced !== undefined) return { kind: "error", error: forced };
  const run = blocks.get(action.Type);
  if (run === undefined) throw new FlowNotRunnable(`${action.Type} cannot be run locally`);
  return await run(action, stage);
}

function nextOf(action: FlowAction, result: Exclude<BlockResult, { kind: "end" | "flow" }>) {
  const { NextAction, Errors = [], Conditions = [] } = action.Transitions;
  const errorBranch = (error: string) =>
    Errors.find((branch) => branch.ErrorType === error)?.NextAction;
  switch (result.kind) {
    case "next":
      return NextAction;
    case "error":
      return errorBranch(result.error) ?? errorBranch("NoMatchingError");
    case "value": {
      const held = Conditions.find(({ Condition }) =>
        Condition.Operands.some((operand) =>
          conditionHolds(Condition.Operator, result.value, operand),
        ),
      );
      return held?.NextAction ?? errorBranch("NoMatchingCondition") ?? NextAction;
    }
    default:
      return result satisfies never;
  }
}

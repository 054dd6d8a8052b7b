import { checkFlow, type Finding } from "./check-flow.ts";
import { errorsThatHangUp } from "./hang-up.ts";
import type { NamedFlow } from "./project.ts";

/** A flow has a fault, or its file is none. The message names every one as `file: block: reason`, one a line. */
export class FlowFault extends Error {
  override readonly name = "FlowFault";
}

/** A finding as a person reads it. */
export function lineOf(file: string, { block, reason }: Finding): string {
  return `contact-flows/${file}.json: ${block === undefined ? "" : `${block}: `}${reason}`;
}

/** Every known fault of one of the project's flows: against the flow language, and against the house rule that no failure puts a caller down. */
export function findingsOf({ name, type, flow }: NamedFlow): readonly Finding[] {
  return [...checkFlow(flow, type), ...errorsThatHangUp(name, flow)];
}

/**
 * Passes a flow that has no known fault; called at synth for every flow that is rendered.
 * @throws FlowFault with every fault of the flow.
 */
export function assertFlow(loaded: NamedFlow): void {
  const findings = findingsOf(loaded);
  if (findings.length === 0) return;
  throw new FlowFault(findings.map((finding) => lineOf(loaded.name, finding)).join("\n"));
}

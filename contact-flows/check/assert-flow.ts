import { checkFlow, type Finding } from "./check-flow.ts";
import { expectationFindings } from "./expectations.ts";
import { hangUpFindings } from "./hang-up.ts";
import type { NamedFlow } from "./project.ts";
import { substituteFindings, valueFindings } from "./values.ts";

/** A flow has a fault, or its file is none. The message names every one as `file: block: reason`, one a line. */
export class FlowFault extends Error {
  override readonly name = "FlowFault";
}

/** A finding as a person reads it. */
export function lineOf(file: string, { block, reason }: Finding): string {
  return `contact-flows/${file}.json: ${block === undefined ? "" : `${block}: `}${reason}`;
}

/** Every known fault of one of the project's flows: against the flow language, and against the house rules. */
export function findingsOf(named: NamedFlow): readonly Finding[] {
  const { name, type, flow } = named;
  return [
    ...checkFlow(flow, type),
    ...valueFindings(flow),
    ...substituteFindings(flow),
    ...expectationFindings(name, flow),
    ...hangUpFindings(named),
  ];
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

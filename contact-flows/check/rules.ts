import { interactionRules } from "./interaction-rules.ts";
import { routingRules } from "./routing-rules.ts";
import type { ActionRule } from "./rule.ts";

const rules: ReadonlyMap<string, ActionRule> = new Map([
  ...Object.entries(interactionRules),
  ...Object.entries(routingRules),
]);

/**
 * The rule of a block type, or undefined when there is none: the table is closed, and what it does
 * not know is a fault. Source: the public flows and verified notes listed in connect.md §2.2 and §2.3;
 * that Connect accepts a flow is not proved by it.
 */
export function ruleOf(actionType: string): ActionRule | undefined {
  return rules.get(actionType);
}

export const actionTypes: readonly string[] = [...rules.keys()];

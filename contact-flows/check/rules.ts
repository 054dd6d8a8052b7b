import { isRecord } from "../flow.ts";
import { contactRules } from "./contact-rules.ts";
import { interactionRules } from "./interaction-rules.ts";
import { routingRules } from "./routing-rules.ts";
import type { ActionRule } from "./rule.ts";

const rules: ReadonlyMap<string, ActionRule> = new Map([
  ...Object.entries(interactionRules),
  ...Object.entries(routingRules),
  ...Object.entries(contactRules),
]);

/**
 * The rule of a block type in the form that the parameters make, or undefined when there is none: the
 * table is closed, and what it does not know is a fault. Source: the public flows and verified notes
 * listed in connect.md §2.2 and §2.3, and the pages of the flow language; that Connect accepts a flow is
 * not proved by it, and what a rule could not find confirmed it says in `unconfirmed`.
 */
export function ruleOf(actionType: string, parameters: unknown = {}): ActionRule | undefined {
  const rule = rules.get(actionType);
  return rule?.form === undefined || !isRecord(parameters)
    ? rule
    : { ...rule, ...rule.form(parameters) };
}

export const actionTypes: readonly string[] = [...rules.keys()];

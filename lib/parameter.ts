import { CfnParameter, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";

/** Something that the deployment is told on the command line, under this very name; asked for once per stack. */
export function parameter(
  scope: Construct,
  name: string,
  props: {
    readonly default: string;
    readonly description: string;
    /** Anything else is refused at deployment. */
    readonly allowedValues?: string[];
  },
): string {
  const stack = Stack.of(scope);
  const known = stack.node.tryFindChild(name);
  const found = known instanceof CfnParameter ? known : new CfnParameter(stack, name, props);
  return found.valueAsString;
}

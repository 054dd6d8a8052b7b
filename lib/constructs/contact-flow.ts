import { Fn } from "aws-cdk-lib";
import { CfnContactFlow, CfnPrompt } from "aws-cdk-lib/aws-connect";
import { Asset } from "aws-cdk-lib/aws-s3-assets";
import { Construct } from "constructs";
import { assertFlow } from "../../contact-flows/check/assert-flow.ts";
import type { LoadedFlow, PlaceholderName } from "../../contact-flows/load.ts";

/** A placeholder of a flow has no value, or a value has no placeholder. */
export class FlowPlaceholderError extends Error {
  override readonly name = "FlowPlaceholderError";
}

export type ContactFlowProps = {
  readonly loaded: LoadedFlow;
  readonly instanceArn: string;
  /** Tells regions of a shared instance apart. */
  readonly regionCode: string;
  /** Tells flows of one template apart; without it there is only one. */
  readonly of?: string;
  /** Exactly the placeholders that the flow uses; ARNs, E.164 numbers and codes only, as they go into JSON. */
  readonly values: Readonly<Partial<Record<PlaceholderName, string>>>;
};

/**
 * One flow from its template in `contact-flows/`.
 * @throws FlowFault when the flow has a known fault; FlowPlaceholderError when values and placeholders differ.
 */
export class ContactFlow extends Construct {
  readonly arn: string;
  readonly resource: CfnContactFlow;

  constructor(scope: Construct, id: string, props: ContactFlowProps) {
    super(scope, id);
    const { loaded, values, of } = props;
    assertFlow(loaded);
    const given = Object.entries(values);
    const missing = loaded.placeholders.filter((name) => values[name] === undefined);
    const unused = given.filter(([name]) => !loaded.placeholders.some((used) => used === name));
    if (missing.length > 0 || unused.length > 0) {
      throw new FlowPlaceholderError(
        `${loaded.name}: no value for [${missing.join(", ")}], no placeholder for [${unused.map(([name]) => name).join(", ")}]`,
      );
    }
    const flow = new CfnContactFlow(this, "Flow", {
      instanceArn: props.instanceArn,
      name: `${of === undefined ? loaded.name : `${loaded.name}-${of}`} ${props.regionCode}`,
      type: loaded.type,
      state: "ACTIVE",
      content: Fn.sub(
        loaded.template,
        Object.fromEntries(given.map(([name, value]) => [name, value ?? ""])),
      ),
    });
    this.arn = flow.attrContactFlowArn;
    this.resource = flow;
  }
}

/** A recorded sentence, uploaded with the stack. @returns its ARN */
export function prompt(
  scope: Construct,
  props: {
    readonly id: string;
    readonly path: string;
    readonly instanceArn: string;
    readonly regionCode: string;
  },
): string {
  const asset = new Asset(scope, `${props.id}Recording`, { path: props.path });
  return new CfnPrompt(scope, `${props.id}Prompt`, {
    instanceArn: props.instanceArn,
    name: `${props.id} ${props.regionCode}`,
    s3Uri: asset.s3ObjectUrl,
  }).attrPromptArn;
}

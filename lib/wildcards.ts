import { Stack } from "aws-cdk-lib";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IConstruct } from "constructs";
import { acknowledge } from "./acknowledge.ts";

/** A resource with a `*` that a policy may name, and why AWS or the design allows nothing narrower. */
export type Wildcard = { readonly shape: RegExp; readonly why: string };

/** The whole list; a policy with any other `*` stops synthesis. */
export const allowedWildcards: readonly Wildcard[] = [
  {
    shape: /^\*$/,
    why: "dynamodb:ListStreams only: AWS takes no narrower resource for it",
  },
  {
    shape: /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/\*$/,
    why: "a key of the data region, found by its alias; kms:ResourceAliases holds it to that one key",
  },
  {
    shape: /^arn:aws:sms-voice:[a-z0-9-]+:\d{12}:(sender-id|phone-number|pool)\/\*$/,
    why: "the sender is registered by hand with the carriers; its id is a parameter that may be any of the three",
  },
  {
    shape: /^arn:aws:social-messaging:[a-z0-9-]+:\d{12}:phone-number-id\/\*$/,
    why: "the WhatsApp number is linked by hand; AWS draws its id",
  },
  {
    shape:
      /^(<ConnectInstance[0-9A-F]{8}\.Arn>|arn:aws:connect:[a-z0-9-]+:\d{12}:instance\/[0-9a-f-]+)\/agent\/\*$/,
    why: "operators are users of the one instance, made and removed by hand; Connect draws their ids",
  },
  {
    shape:
      /^(<ConnectInstance[0-9A-F]{8}\.Arn>|arn:aws:connect:[a-z0-9-]+:\d{12}:instance\/[0-9a-f-]+)\/contact\/\*$/,
    why: "the contact that a call out begins has no id before it begins",
  },
  {
    shape: /^arn:aws:connect:[a-z0-9-]+:\d{12}:phone-number\/\*$/,
    why: "a number that a deployment gives back is let go after the policy has forgotten its id",
  },
  {
    shape: /^(<ConnectLandingBucket[0-9A-F]{8}\.Arn>|arn:aws:s3:::siaga112-[a-z0-9-]+)\/\*$/,
    why: "replication copies every recording of the one bucket to the one archive",
  },
];

/** A policy names more than it should. */
export class WildcardWithoutReason extends Error {
  override readonly name = "WildcardWithoutReason";
}

/**
 * Acknowledges the wildcards of some statements, each with its reason.
 * @throws WildcardWithoutReason for one that is not on the list.
 */
export function acknowledgeWildcards(
  construct: IConstruct,
  statements: readonly PolicyStatement[],
): void {
  const resources = statements.flatMap((statement) => statement.resources);
  const stack = Stack.of(construct);
  const named = resources.map((resource) => printed(stack.resolve(resource)));
  for (const resource of named.filter((one) => one.endsWith("*"))) {
    acknowledgeWildcard(construct, resource);
  }
}

/** As cdk-nag prints a resource: `<LogicalId.Arn>/contact/*`. */
function printed(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(printed).join("");
  if (typeof value !== "object" || value === null) return "";
  const [key, inner] = Object.entries(value)[0] ?? [];
  if (key === "Fn::Join" && Array.isArray(inner)) return printed(inner[1]);
  if (key === "Fn::GetAtt" && Array.isArray(inner)) return `<${inner.join(".")}>`;
  return `<${String(inner)}>`;
}

/** @param resource as cdk-nag prints it */
export function acknowledgeWildcard(construct: IConstruct, resource: string): void {
  const allowed = allowedWildcards.find(({ shape }) => shape.test(resource));
  if (allowed === undefined) {
    throw new WildcardWithoutReason(`${construct.node.path}: ${resource} is on no allow list`);
  }
  acknowledge(construct, { [`AwsSolutions-IAM5[Resource::${resource}]`]: allowed.why });
}

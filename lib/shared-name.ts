import { createHash } from "node:crypto";
import { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";

/** Shape of {@link sharedName}; the house rules take no other name on a table or bucket. */
export const sharedNameShape = /^siaga112-\d{2,4}-data-[a-z]+-[0-9a-f]{12}$/;

/**
 * A name made from the construct's place, account and AWS region, known at synthesis on both sides of the border between
 * the data and the contact stack. CDK's own generated names are known only across AWS regions: within one it would write
 * an export, which locks the stacks to each other.
 *
 * @returns e.g. `siaga112-3375-data-cases-0f3a9c21be44`; unique among accounts and regions, as buckets need
 */
export function sharedName(construct: Construct): string {
  const { account, region, stackName } = Stack.of(construct);
  const place = `${account}/${region}/${construct.node.path}`;
  const mark = createHash("sha256").update(place).digest("hex").slice(0, 12);
  return `${stackName}-${construct.node.id}-${mark}`.toLowerCase();
}

import { Stack } from "aws-cdk-lib";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { allow } from "../access.ts";
import { callOutQueueName } from "../names.ts";

/** How a function of any stack puts a call into the region's queue of outgoing calls. */
export type CallOutQueueRef = {
  /** Settings that `functions/shared/call-out-queue.ts` reads. */
  readonly environment: Readonly<Record<"CALL_OUT_QUEUE" | "CONNECT_REGION", string>>;
  readonly sending: PolicyStatement;
};

/** The queue by its fixed name, without a reference between the stacks. */
export function callOutQueueRef(scope: Construct, region: Region): CallOutQueueRef {
  const { account } = Stack.of(scope);
  const { connectRegion } = region;
  const name = callOutQueueName(region);
  return {
    environment: {
      CALL_OUT_QUEUE: `https://sqs.${connectRegion}.amazonaws.com/${account}/${name}`,
      CONNECT_REGION: connectRegion,
    },
    sending: allow(["sqs:SendMessage"], [`arn:aws:sqs:${connectRegion}:${account}:${name}`]),
  };
}

import { SQSClient } from "@aws-sdk/client-sqs";
import { sqsCallOutQueue } from "../../core/adapters/sqs/call-out-queue.ts";
import type { CallOutQueue } from "../../core/usecases/ports.ts";
import { setting } from "./env.ts";

/** The region's queue of outgoing calls; it lies in the contact region, wherever the function runs. */
export function callOutQueue(): CallOutQueue {
  const client = new SQSClient({ region: setting("CONNECT_REGION"), useQueueUrlAsEndpoint: false });
  return sqsCallOutQueue(client, setting("CALL_OUT_QUEUE"));
}

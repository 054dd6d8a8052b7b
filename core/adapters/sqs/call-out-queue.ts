import type { SQSClient } from "@aws-sdk/client-sqs";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { CallOutQueue } from "../../usecases/ports.ts";

/** Calls that the centre is to make, in the contact region. */
export function sqsCallOutQueue(client: SQSClient, queueUrl: string): CallOutQueue {
  return {
    async put(job, delaySeconds = 0) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(job),
          DelaySeconds: delaySeconds,
        }),
      );
    },
  };
}

import type { SQSClient } from "@aws-sdk/client-sqs";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { PendingCalls } from "../../usecases/ports.ts";

/** Holds calls in the contact region while the data region cannot be reached. */
export function sqsPendingCalls(client: SQSClient, queueUrl: string): PendingCalls {
  return {
    async hold(call) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify({ type: "call.pending.v1", ...call }),
        }),
      );
    },
  };
}

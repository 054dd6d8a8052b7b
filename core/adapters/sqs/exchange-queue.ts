import type { SQSClient } from "@aws-sdk/client-sqs";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { ExchangeQueue } from "../../usecases/border-ports.ts";

/** Documents to neighbours; those of one hand-over keep their order. */
export function sqsExchangeQueue(client: SQSClient, queueUrl: string): ExchangeQueue {
  return {
    async enqueue({ what, handoverId }) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify({ type: "exchange.to-send.v1", what, handoverId }),
          MessageGroupId: handoverId,
          MessageDeduplicationId: `${handoverId}:${what}`,
        }),
      );
    },
  };
}

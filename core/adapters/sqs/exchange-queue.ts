import type { SQSClient } from "@aws-sdk/client-sqs";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { ExchangeQueue } from "../../usecases/border-ports.ts";

/** Documents to neighbours; those of one hand-over keep their order. */
export function sqsExchangeQueue(client: SQSClient, queueUrl: string): ExchangeQueue {
  return {
    async enqueue({ what, handoverId, version }) {
      const facts = { what, handoverId, ...(version === undefined ? {} : { version }) };
      const once = version === undefined ? what : `${what}:${version}`;
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify({ type: "exchange.to-send.v1", ...facts }),
          MessageGroupId: handoverId,
          MessageDeduplicationId: `${handoverId}:${once}`,
        }),
      );
    },
  };
}

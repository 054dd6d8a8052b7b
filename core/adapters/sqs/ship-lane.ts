import type { SQSClient } from "@aws-sdk/client-sqs";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { ShipLane } from "../../usecases/ports.ts";

/** One lane per case (FIFO group), so that an older version never overtakes a newer one. */
export function sqsShipLane(client: SQSClient, queueUrl: string): ShipLane {
  return {
    async enqueue({ serial, version, caseNumber, tries, callId }) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify({ type: "case.to-ship.v1", serial, version, callId }),
          MessageGroupId: caseNumber,
          MessageDeduplicationId: `${caseNumber}:${version}:${tries}`,
        }),
      );
    },
  };
}

import type { SQSClient } from "@aws-sdk/client-sqs";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { elapsedMs } from "../../domain/shared/time.ts";
import type { RekapQueue } from "../../usecases/event-ports.ts";

/** Wakes the sender of lists through the queue of the deadline watch; windows are far below the queue's longest delay. */
export function sqsRekapQueue(client: SQSClient, queueUrl: string): RekapQueue {
  return {
    async wake(eventSerial, agencyId, due, now) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify({ type: "event.rekap-due.v1", eventSerial, agencyId }),
          DelaySeconds: Math.ceil(Math.max(0, elapsedMs(now, due)) / 1000),
        }),
      );
    },
  };
}

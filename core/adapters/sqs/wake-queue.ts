import type { SQSClient } from "@aws-sdk/client-sqs";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { elapsedMs } from "../../domain/shared/time.ts";
import type { WakeQueue } from "../../usecases/ports.ts";

/** Longest delay of an SQS message; later moments are left to the sweep. Unit: s. Source: SQS quotas. */
const longestDelaySeconds = 900;

/** Wakes the deadline watch when something falls due. */
export function sqsWakeQueue(client: SQSClient, queueUrl: string): WakeQueue {
  return {
    async wake(serial, due, now) {
      const seconds = Math.ceil(Math.max(0, elapsedMs(now, due)) / 1000);
      if (seconds > longestDelaySeconds) return;
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify({ type: "case.due.v1", serial, due }),
          DelaySeconds: seconds,
        }),
      );
    },
  };
}

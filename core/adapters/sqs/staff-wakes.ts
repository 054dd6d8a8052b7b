import type { SQSClient } from "@aws-sdk/client-sqs";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { elapsedMs } from "../../domain/shared/time.ts";
import type { StaffWakes } from "../../usecases/centre-ports.ts";

/** Longest delay of an SQS message; later moments are left to the sweep of each minute. Unit: s. Source: SQS quotas. */
const longestDelaySeconds = 900;

/** Wakes the watch over the staff when something falls due. */
export function sqsStaffWakes(client: SQSClient, queueUrl: string): StaffWakes {
  return {
    async wake(due, now) {
      const seconds = Math.ceil(Math.max(0, elapsedMs(now, due)) / 1000);
      if (seconds > longestDelaySeconds) return;
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify({ type: "staff.due.v1", due }),
          DelaySeconds: seconds,
        }),
      );
    },
  };
}

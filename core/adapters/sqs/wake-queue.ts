import type { SQSClient } from "@aws-sdk/client-sqs";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { elapsedMs, type Instant } from "../../domain/shared/time.ts";
import type { WakeQueue } from "../../usecases/ports.ts";

/** Longest delay of an SQS message; later moments are left to the sweep. Unit: s. Source: SQS quotas. */
const longestDelaySeconds = 900;

/** Wakes the deadline watch when something falls due. */
export function sqsWakeQueue(client: SQSClient, queueUrl: string): WakeQueue {
  async function send(message: { readonly due: Instant }, now: Instant): Promise<void> {
    const seconds = Math.ceil(Math.max(0, elapsedMs(now, message.due)) / 1000);
    if (seconds > longestDelaySeconds) return;
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(message),
        DelaySeconds: seconds,
      }),
    );
  }
  const caseDue = { type: "case.due.v1" };
  const callDue = { type: "call.pre-alert-due.v1" };
  return {
    wake: (serial, due, now) => send({ ...caseDue, ...{ serial, due } }, now),
    wakeCall: (callId, due, now) => send({ ...callDue, ...{ callId, due } }, now),
  };
}

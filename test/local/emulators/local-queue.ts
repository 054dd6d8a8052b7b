import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { createQueues, type QueueInput } from "../../../local/emulators/sqs.ts";
import { account, clientOf, jakarta, openDoor, stoppedClock } from "./local-door.ts";

/** A queue with a dead-letter queue after three receives, and a client that reaches it through the door. */
export async function aQueue(settings: Partial<QueueInput> = {}) {
  const clock = stoppedClock();
  const queues = createQueues({ clock, account, endpoint: () => door.url });
  const door = await openDoor(clock, [queues]);
  const standard = {
    region: jakarta,
    fifo: false,
    delaySeconds: 0,
    visibilitySeconds: 30,
    retentionSeconds: 345_600,
  };
  const fifo = settings.fifo === true;
  const dead = queues.createQueue({ ...standard, fifo, name: fifo ? "dead.fifo" : "dead" });
  const made = queues.createQueue({
    ...standard,
    name: fifo ? "lane.fifo" : "lane",
    redrive: { deadLetterArn: dead.arn, maxReceiveCount: 3 },
    ...settings,
  });
  const sqs = new SQSClient(clientOf(door));
  const QueueUrl = made.url;
  const receive = async (MaxNumberOfMessages = 10) => {
    const taken = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages }));
    return taken.Messages ?? [];
  };
  const bodies = async () => (await receive()).map(({ Body }) => Body);
  return { clock, queues, sqs, QueueUrl, arn: made.arn, dead, receive, bodies, door };
}

import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, it } from "vitest";
import { createBuckets } from "../../../local/emulators/s3.ts";
import { createTopics } from "../../../local/emulators/sns.ts";
import { createQueues } from "../../../local/emulators/sqs.ts";
import { createPolicy, type Statement } from "../../../local/policy.ts";
import { account, call, clientOf, jakarta, openDoor, stoppedClock } from "./local-door.ts";

const caller = "Siaga112-3375-Data/RelayChanges";
const keyArn = `arn:aws:kms:${jakarta}:${account}:key/store`;
const onStores: Statement = {
  Effect: "Allow",
  Action: ["sqs:SendMessage", "sqs:ReceiveMessage", "sns:Publish", "s3:PutObject", "s3:GetObject"],
  Resource: "*",
};
const onKey = (Action: string[], service: string): Statement => ({
  Effect: "Allow",
  Action,
  Resource: keyArn,
  Condition: { StringEquals: { "kms:ViaService": `${service}.${jakarta}.amazonaws.com` } },
});

/** A queue, a topic and a bucket under one customer key; the caller may use them, and what `more` says. */
async function encrypted(...more: Statement[]) {
  const clock = stoppedClock();
  const queues = createQueues({ clock, account, endpoint: () => door.url });
  const topics = createTopics({ clock, queues, invoke: () => undefined });
  const buckets = createBuckets({ clock });
  const policy = createPolicy({ roles: [{ caller, statements: [onStores, ...more] }] });
  const door = await openDoor(clock, [queues, topics, buckets], policy);
  const times = { delaySeconds: 0, visibilitySeconds: 30, retentionSeconds: 345_600 };
  const queue = queues.createQueue({
    region: jakarta,
    name: "lane",
    fifo: false,
    ...times,
    keyArn,
  });
  const TopicArn = topics.createTopic({ region: jakarta, name: "notices", keyArn });
  buckets.createBucket({ region: jakarta, name: "archive", keyArn });
  const sqs = new SQSClient(clientOf(door, caller));
  const sns = new SNSClient(clientOf(door, caller));
  const QueueUrl = queue.url;
  const object = (method: string) =>
    call(door, "s3", {
      method,
      path: "/archive/a",
      caller,
      ...(method === "PUT" && { body: "x" }),
    });
  return {
    door,
    send: () => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "x" })),
    receive: () => sqs.send(new ReceiveMessageCommand({ QueueUrl })),
    publish: () => sns.send(new PublishCommand({ TopicArn, Message: "x" })),
    object,
  };
}

it("an encrypted queue, topic or bucket is closed to a role without rights to its key", async () => {
  const { send, receive, publish, object, door } = await encrypted();

  await expect(send()).rejects.toMatchObject({ name: "AccessDeniedException" });
  await expect(receive()).rejects.toMatchObject({ name: "AccessDeniedException" });
  await expect(publish()).rejects.toMatchObject({ name: "AuthorizationErrorException" });
  expect([(await object("PUT")).status, (await object("GET")).status]).toEqual([403, 403]);
  expect(door.refusals.map(({ action, resource }) => [action, resource])).toEqual([
    ["kms:GenerateDataKey", keyArn],
    ["kms:Decrypt", keyArn],
    ["kms:GenerateDataKey", keyArn],
    ["kms:GenerateDataKey", keyArn],
    ["kms:Decrypt", keyArn],
  ]);
});

it("the key's rights may hang on the service that asks for them", async () => {
  const both = ["kms:GenerateDataKey", "kms:Decrypt"];
  const { send, receive, publish, object } = await encrypted(onKey(both, "sqs"), onKey(both, "s3"));

  await send();
  expect((await receive()).Messages).toHaveLength(1);
  expect([(await object("PUT")).status, (await object("GET")).status]).toEqual([200, 200]);
  await expect(publish()).rejects.toMatchObject({ name: "AuthorizationErrorException" });
});

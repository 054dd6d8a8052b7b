import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, it } from "vitest";
import type { Emulator } from "../../local/aws-call.ts";
import { createBuckets } from "../../local/emulators/s3.ts";
import { createTopics } from "../../local/emulators/sns.ts";
import { createQueues } from "../../local/emulators/sqs.ts";
import { createPolicy } from "../../local/policy.ts";
import {
  account,
  call,
  clientOf,
  jakarta,
  openDoor,
  stoppedClock,
} from "./emulators/local-door.ts";

const caller = "Siaga112-3375-Data/RelayChanges";
const laneArn = `arn:aws:sqs:${jakarta}:${account}:lane`;

async function aDoor() {
  const clock = stoppedClock();
  const queues = createQueues({ clock, account, endpoint: () => door.url });
  const topics = createTopics({ clock, queues, invoke: () => undefined });
  const buckets = createBuckets({ clock });
  const policy = createPolicy({
    roles: [
      { caller, statements: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: laneArn }] },
    ],
  });
  const door = await openDoor(clock, [queues, topics, buckets], policy);
  for (const name of ["lane", "other"]) {
    const times = { delaySeconds: 0, visibilitySeconds: 30, retentionSeconds: 345_600 };
    queues.createQueue({ region: jakarta, name, fifo: false, ...times });
  }
  const topicArn = topics.createTopic({ region: jakarta, name: "agencies" });
  buckets.createBucket({ region: jakarta, name: "recordings" });
  return { clock, door, queues, topicArn };
}

describe("the front door", () => {
  it("lets a function do what its role allows", async () => {
    const { door, queues } = await aDoor();
    const sqs = new SQSClient(clientOf(door, caller));

    await sqs.send(new SendMessageCommand({ QueueUrl: queues.urlOf(laneArn), MessageBody: "1" }));

    expect(queues.depth(laneArn).visible).toBe(1);
    expect(door.refusals).toEqual([]);
  });

  it("refuses and records what the role does not allow", async () => {
    const { clock, door, queues } = await aDoor();
    const sqs = new SQSClient(clientOf(door, caller));
    const other = laneArn.replace("lane", "other");

    const sent = sqs.send(
      new SendMessageCommand({ QueueUrl: queues.urlOf(other), MessageBody: "1" }),
    );

    await expect(sent).rejects.toMatchObject({ name: "AccessDeniedException" });
    expect(queues.depth(other).visible).toBe(0);
    expect(door.refusals).toEqual([
      {
        at: clock.iso(),
        caller,
        action: "sqs:SendMessage",
        resource: other,
        reason: `no statement of its role allows sqs:SendMessage on ${other}`,
      },
    ]);
  });

  it("refuses in the words of each service", async () => {
    const { door, topicArn } = await aDoor();
    const sns = new SNSClient(clientOf(door, caller));
    const published = sns.send(new PublishCommand({ TopicArn: topicArn, Message: "kebakaran" }));
    const read = await call(door, "s3", { method: "GET", path: "/recordings/a.wav", caller });

    await expect(published).rejects.toMatchObject({ name: "AuthorizationErrorException" });
    expect(read.status).toBe(403);
    expect(await read.text()).toContain("<Code>AccessDenied</Code>");
  });

  it("answers 501 to a service or an action that has no local counterpart", async () => {
    const { door } = await aDoor();
    const dynamo = new DynamoDBClient(clientOf(door));
    const get = dynamo.send(new GetItemCommand({ TableName: "Cases", Key: { pk: { S: "1" } } }));
    const purge = await call(door, "sqs", { target: "AmazonSQS.PurgeQueue", body: "{}" });

    await expect(get).rejects.toMatchObject({
      name: "NotImplementedException",
      $metadata: { httpStatusCode: 501 },
    });
    expect(purge.status).toBe(501);
  });

  it("dates its answers by the local clock, so that no client takes its own clock for wrong", async () => {
    const { clock, door } = await aDoor();
    const answer = await fetch(door.url);

    expect(answer.headers.get("date")).toBe(new Date(clock.now()).toUTCString());
  });

  it("refuses a request that nobody signed", async () => {
    const { door } = await aDoor();

    const answer = await fetch(door.url, { method: "POST", body: "{}" });

    expect(answer.status).toBe(403);
  });

  it("answers a fault of an emulator with a 500 and reports it", async () => {
    const clock = stoppedClock();
    const broken: Emulator = {
      services: ["events"],
      needs: () => [],
      handle: () => Promise.reject(new Error("broken")),
    };
    const faults: unknown[] = [];
    const { startDoor } = await import("../../local/door.ts");
    const { allowEverything } = await import("../../local/policy.ts");
    const onFault = (error: unknown) => faults.push(error);
    const door = await startDoor({ clock, emulators: [broken], policy: allowEverything, onFault });

    const answer = await call(door, "events", { target: "AWSEvents.PutEvents", body: "{}" });
    await door.close();

    expect(answer.status).toBe(500);
    expect(faults).toEqual([new Error("broken")]);
  });

  it("counts each call as work, so that the clock waits for its answer", async () => {
    const clock = stoppedClock();
    const answered: string[] = [];
    const slow: Emulator = {
      services: ["events"],
      needs: () => [],
      handle: () =>
        new Promise((done) => {
          setTimeout(() => {
            answered.push("call");
            done({ status: 200, body: "{}" });
          }, 50);
        }),
    };
    const door = await openDoor(clock, [slow]);
    clock.after(1000, () => answered.push("timer"));
    const pending = call(door, "events", { target: "AWSEvents.PutEvents", body: "{}" });
    await new Promise((wait) => setTimeout(wait, 20));

    await clock.advance(1000);
    await pending;

    expect(answered).toEqual(["call", "timer"]);
  });
});

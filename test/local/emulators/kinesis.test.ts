import { expect, it } from "vitest";
import { createStreams, type KinesisRecord } from "../../../local/emulators/kinesis.ts";
import { account, call, jakarta, openDoor, stoppedClock } from "./local-door.ts";

async function aStream() {
  const clock = stoppedClock();
  const streams = createStreams({ clock, account });
  const door = await openDoor(clock, [streams]);
  const arn = streams.createStream({ region: jakarta, name: "contacts" });
  const seen: KinesisRecord[] = [];
  streams.onRecords(arn, (records) => seen.push(...records));
  return { streams, door, arn, seen, clock };
}

it("a contact record reaches the listener in the shape that a function gets", async () => {
  const { streams, arn, seen, clock } = await aStream();

  const sequenceNumber = streams.put(arn, "c-1", '{"ContactId":"c-1"}');

  expect(seen).toMatchObject([
    {
      eventSource: "aws:kinesis",
      eventSourceARN: arn,
      awsRegion: jakarta,
      kinesis: {
        partitionKey: "c-1",
        sequenceNumber,
        data: Buffer.from('{"ContactId":"c-1"}').toString("base64"),
        approximateArrivalTimestamp: clock.now() / 1000,
      },
    },
  ]);
});

it("records put over the API keep their order", async () => {
  const { door, seen } = await aStream();
  const Data = (text: string) => Buffer.from(text).toString("base64");
  const Records = ["1", "2"].map((text) => ({ Data: Data(text), PartitionKey: "c" }));

  const answer = await call(door, "kinesis", {
    target: "Kinesis_20131202.PutRecords",
    body: JSON.stringify({ StreamName: "contacts", Records }),
  });

  expect(await answer.json()).toMatchObject({ FailedRecordCount: 0 });
  expect(seen.map(({ kinesis }) => kinesis.data)).toEqual([Data("1"), Data("2")]);
  expect((seen[0]?.eventID ?? "") < (seen[1]?.eventID ?? "")).toBe(true);
});

it("a stream that does not exist takes nothing", async () => {
  const { door } = await aStream();
  const body = JSON.stringify({ StreamName: "other", Data: "", PartitionKey: "c" });

  const answer = await call(door, "kinesis", { target: "Kinesis_20131202.PutRecord", body });

  expect(answer.headers.get("x-amzn-errortype")).toBe("ResourceNotFoundException");
});

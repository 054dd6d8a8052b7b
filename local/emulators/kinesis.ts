import * as z from "zod/mini";
import type { Emulator } from "../aws-call.ts";
import { AwsFault, notImplemented } from "../aws-fault.ts";
import type { VirtualClock } from "../clock.ts";
import { jsonAnswer, jsonBody } from "./json.ts";

/** A record in the shape in which Lambda gets it. */
export type KinesisRecord = {
  readonly eventID: string;
  readonly eventName: "aws:kinesis:record";
  readonly eventSource: "aws:kinesis";
  readonly eventSourceARN: string;
  readonly eventVersion: "1.0";
  readonly awsRegion: string;
  readonly kinesis: {
    readonly kinesisSchemaVersion: "1.0";
    readonly partitionKey: string;
    readonly sequenceNumber: string;
    /** base64 */
    readonly data: string;
    /** s since 1970, by the local clock */
    readonly approximateArrivalTimestamp: number;
  };
};

export type StreamEmulator = Emulator & {
  /** @returns the ARN; calling it again for the same stream changes nothing. */
  createStream(input: { readonly region: string; readonly name: string }): string;
  /** @returns the sequence number. */
  put(streamArn: string, partitionKey: string, data: string | Buffer): string;
  /** Calls `listener` with each record, in order. Records are not kept for later listeners. */
  onRecords(streamArn: string, listener: (records: readonly KinesisRecord[]) => void): void;
};

const target = { StreamName: z.optional(z.string()), StreamARN: z.optional(z.string()) };
const record = { Data: z.string(), PartitionKey: z.string() };
const anyTarget = z.object(target);
const putRecord = z.object({ ...target, ...record });
const putRecords = z.object({ ...target, Records: z.array(z.object(record)) });

/** All local streams have one shard: order holds over the whole stream. */
const shard = "shardId-000000000000";

/** Kinesis as far as contact records need it: records in, one shard, pushed to the event source mapping. */
export function createStreams(options: {
  readonly clock: VirtualClock;
  readonly account: string;
}): StreamEmulator {
  const streams = new Map<string, ((records: readonly KinesisRecord[]) => void)[]>();
  let sequence = 0n;
  const listenersOf = (arn: string) => {
    const listeners = streams.get(arn);
    if (listeners !== undefined) return listeners;
    throw new AwsFault(400, "ResourceNotFoundException", `the stream ${arn} does not exist`);
  };
  const arnOf = (region: string, name: string) =>
    `arn:aws:kinesis:${region}:${options.account}:stream/${name}`;
  const arnOfCall = (region: string, named: z.output<typeof anyTarget>) =>
    named.StreamARN ?? arnOf(region, named.StreamName ?? "");
  const put = (arn: string, partitionKey: string, data: string | Buffer): string => {
    const listeners = listenersOf(arn);
    const sequenceNumber = String(++sequence).padStart(56, "0");
    const made: KinesisRecord = {
      eventID: `${shard}:${sequenceNumber}`,
      eventName: "aws:kinesis:record",
      eventSource: "aws:kinesis",
      eventSourceARN: arn,
      eventVersion: "1.0",
      awsRegion: arn.split(":")[3] ?? "",
      kinesis: {
        kinesisSchemaVersion: "1.0",
        partitionKey,
        sequenceNumber,
        data: Buffer.from(data).toString("base64"),
        approximateArrivalTimestamp: options.clock.now() / 1000,
      },
    };
    for (const listener of listeners) listener([made]);
    return sequenceNumber;
  };
  return {
    services: ["kinesis"],
    needs(call) {
      if (call.action !== "PutRecord" && call.action !== "PutRecords") return [];
      const resource = arnOfCall(call.region, jsonBody(call, anyTarget));
      return [{ action: `kinesis:${call.action}`, resource }];
    },
    async handle(call) {
      if (call.action !== "PutRecord" && call.action !== "PutRecords") {
        throw notImplemented(`kinesis ${call.action}`);
      }
      const arn = arnOfCall(call.region, jsonBody(call, anyTarget));
      const one = ({ Data, PartitionKey }: { Data: string; PartitionKey: string }) => ({
        SequenceNumber: put(arn, PartitionKey, Buffer.from(Data, "base64")),
        ShardId: shard,
      });
      if (call.action === "PutRecord") return jsonAnswer(one(jsonBody(call, putRecord)));
      const Records = jsonBody(call, putRecords).Records.map(one);
      return jsonAnswer({ FailedRecordCount: 0, Records });
    },
    createStream({ region, name }) {
      const arn = arnOf(region, name);
      if (!streams.has(arn)) streams.set(arn, []);
      return arn;
    },
    put,
    onRecords: (arn, listener) => void listenersOf(arn).push(listener),
  };
}

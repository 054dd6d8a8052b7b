import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StreamRecord } from "../../../../local/emulators/dynamo/change-log.ts";
import { casesTable, head, type LocalDatabase, startLocalDatabase } from "./local-database.ts";

let database: LocalDatabase;
let client: DynamoDBClient;
let records: StreamRecord[] = [];
const TableName = casesTable.name;

beforeEach(async () => {
  database = await startLocalDatabase();
  client = database.client;
  records = [];
  database.dynamo.onRecord(TableName, (record) => records.push(record));
});
afterEach(() => database.close());

const put = (item: PutItemCommand["input"]["Item"]) =>
  client.send(new PutItemCommand({ TableName, Item: item }));
const secondsFromNow = (seconds: number) => ({
  N: String(Math.floor(database.clock.now() / 1000) + seconds),
});

describe("the stream of a table", () => {
  it("tells each change with the images before and after it", async () => {
    await put({ ...head("a"), n: { N: "1" } });
    await put({ ...head("a"), n: { N: "2" } });
    await client.send(new DeleteItemCommand({ TableName, Key: head("a") }));
    expect(records.map((record) => record.eventName)).toEqual(["INSERT", "MODIFY", "REMOVE"]);
    expect(records[1]).toMatchObject({
      awsRegion: "ap-southeast-3",
      eventSourceARN: "arn:aws:dynamodb:ap-southeast-3:000000000000:table/Cases/stream/local",
      dynamodb: { Keys: head("a"), OldImage: { n: { N: "1" } }, NewImage: { n: { N: "2" } } },
    });
    expect(records[2]?.dynamodb.NewImage).toBeUndefined();
    expect(records[2]?.userIdentity).toBeUndefined();
  });

  it("is silent about a write that changes nothing", async () => {
    await put({ ...head("a"), m: { M: { x: { S: "1" }, y: { S: "2" } } } });
    await put({ m: { M: { y: { S: "2" }, x: { S: "1" } } }, ...head("a") });
    await client.send(new DeleteItemCommand({ TableName, Key: head("never") }));
    expect(records).toHaveLength(1);
  });

  it("keeps the order in which changes were made", async () => {
    const add = () =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: head("counted"),
          UpdateExpression: "ADD n :one",
          ExpressionAttributeValues: { ":one": { N: "1" } },
        }),
      );
    await Promise.all(Array.from({ length: 50 }, add));
    const counts = records.map((record) => Number(record.dynamodb.NewImage?.["n"]?.N));
    expect(counts).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    const numbers = records.map((record) => record.dynamodb.SequenceNumber);
    expect(numbers.every((number, n) => n === 0 || number > (numbers[n - 1] ?? ""))).toBe(true);
  });
});

describe("an item whose time to live is over", () => {
  it("is gone when the clock is moved there, with a record that says so", async () => {
    await put({ ...head("brief"), expiresAt: secondsFromNow(3600) });
    await put({ ...head("kept"), expiresAt: secondsFromNow(9000) });
    await database.clock.advance(3599_000 - 1000);
    expect(records).toHaveLength(2);
    await database.clock.advance(3000);
    expect(records[2]).toMatchObject({
      eventName: "REMOVE",
      dynamodb: { Keys: head("brief"), OldImage: head("brief") },
      userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
    });
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: head("kept") }));
    expect(Item).toMatchObject(head("kept"));
  });

  it("stays when its time was put off meanwhile", async () => {
    await put({ ...head("longer"), expiresAt: secondsFromNow(60) });
    await put({ ...head("longer"), expiresAt: secondsFromNow(600) });
    await database.clock.advance(120_000);
    expect(records.map((record) => record.eventName)).toEqual(["INSERT", "MODIFY"]);
    await database.clock.advance(600_000);
    expect(records.at(-1)?.eventName).toBe("REMOVE");
  });

  it("goes together with hundreds of others", async () => {
    for (let n = 0; n < 250; n++) await put({ ...head(`x${n}`), expiresAt: secondsFromNow(30) });
    await database.clock.advance(60_000);
    expect(records.filter((record) => record.eventName === "REMOVE")).toHaveLength(250);
  });

  it("is found also when the template names another attribute for it", async () => {
    await put({ ...head("renamed"), forgetAt: secondsFromNow(60) });
    await database.dynamo.createTable({ ...casesTable, ttlAttribute: "forgetAt" });
    await database.clock.advance(120_000);
    expect(records.at(-1)).toMatchObject({
      eventName: "REMOVE",
      dynamodb: { Keys: head("renamed") },
    });
  });
});

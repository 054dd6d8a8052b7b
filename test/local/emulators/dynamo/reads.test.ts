import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SeenRequest } from "../../../../local/emulators/dynamo/dynamo.ts";
import {
  aCall,
  casesTable,
  head,
  type LocalDatabase,
  startLocalDatabase,
} from "./local-database.ts";

let database: LocalDatabase;
let client: DynamoDBClient;
let seen: SeenRequest[] = [];
const TableName = casesTable.name;

beforeAll(async () => {
  database = await startLocalDatabase();
  client = database.client;
  database.dynamo.onRequest((request) => seen.push(request));
});
beforeEach(() => {
  seen = [];
});
afterAll(() => database.close());

const put = (item: PutItemCommand["input"]["Item"], rest = {}) =>
  client.send(new PutItemCommand({ TableName, Item: item, ...rest }));
const get = async (Key: ReturnType<typeof head>) =>
  (await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;

describe("an index", () => {
  it("gives every open case once, page by page, in order", async () => {
    const ids = Array.from({ length: 23 }, (_, n) => `page-${String(n).padStart(2, "0")}`);
    await Promise.all(
      ids.map((id, n) =>
        put({ ...head(id), board: { S: "paged" }, openedAt: { S: String(Math.floor(n / 3)) } }),
      ),
    );
    const found: string[] = [];
    let ExclusiveStartKey: QueryCommand["input"]["ExclusiveStartKey"];
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          IndexName: "board",
          KeyConditionExpression: "board = :board",
          ExpressionAttributeValues: { ":board": { S: "paged" } },
          Limit: 5,
          ScanIndexForward: false,
          ExclusiveStartKey,
        }),
      );
      expect(page.Items?.every((item) => Object.keys(item).length === 4)).toBe(true);
      found.push(...(page.Items ?? []).map((item) => item["pk"]?.S ?? ""));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    expect(new Set(found)).toEqual(new Set(ids));
    expect(found).toHaveLength(ids.length);
    expect(found.slice(0, 2).every((id) => id >= "page-21")).toBe(true);
  });

  it("keeps thousands of items with equal index keys apart", async () => {
    const batches = Array.from({ length: 240 }, (_, batch) =>
      Array.from({ length: 25 }, (_, n) => ({
        PutRequest: { Item: { ...head(`same-${batch}-${n}`), board: { S: "same" } } },
      })),
    );
    for (const batch of batches) {
      const call = aCall("BatchWriteItem", { RequestItems: { [TableName]: batch } });
      expect((await database.dynamo.handle(call)).status).toBe(200);
    }
    const { Count } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "flat",
        KeyConditionExpression: "board = :board",
        ExpressionAttributeValues: { ":board": { S: "same" } },
        Select: "COUNT",
      }),
    );
    expect(Count).toBe(6000);
  });

  it("drops a case that leaves the board", async () => {
    await put({ ...head("left"), board: { S: "leaving" }, openedAt: { S: "1" } });
    await client.send(
      new UpdateItemCommand({ TableName, Key: head("left"), UpdateExpression: "REMOVE board" }),
    );
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "board",
        KeyConditionExpression: "board = :board",
        ExpressionAttributeValues: { ":board": { S: "leaving" } },
      }),
    );
    expect(Items).toEqual([]);
  });
});

describe("the count of requests", () => {
  it("tells caller, table and units, also when the caller does not ask", async () => {
    const { ConsumedCapacity } = await put({
      ...head("cost"),
      board: { S: "cost" },
      openedAt: { S: "1" },
    });
    await get(head("cost"));
    expect(ConsumedCapacity).toBeUndefined();
    expect(seen).toEqual([
      { caller: "local", action: "PutItem", table: ["Cases"], readUnits: 0, writeUnits: 3 },
      { caller: "local", action: "GetItem", table: ["Cases"], readUnits: 1, writeUnits: 0 },
    ]);
  });

  it("charges no index whose entry stays the same", async () => {
    const item = { ...head("same"), board: { S: "b" }, openedAt: { S: "1" } };
    await put(item);
    const { ConsumedCapacity } = await put(
      { ...item, note: { S: "x" } },
      { ReturnConsumedCapacity: "INDEXES" },
    );
    expect(ConsumedCapacity).toEqual({
      TableName,
      CapacityUnits: 1,
      Table: { CapacityUnits: 1 },
    });
  });

  it("counts a batch read once, with the units of all its items", async () => {
    await put({ ...head("b1"), text: { S: "x".repeat(5000) } });
    await put(head("b2"));
    seen = [];
    const { Responses, ConsumedCapacity } = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [TableName]: { Keys: [head("b1"), head("b2")] } },
        ReturnConsumedCapacity: "TOTAL",
      }),
    );
    expect(Responses?.[TableName]).toHaveLength(2);
    expect(ConsumedCapacity).toMatchObject([{ CapacityUnits: 1.5 }]);
    expect(seen).toMatchObject([{ action: "BatchGetItem", readUnits: 1.5 }]);
  });

  it("charges half a unit for a query that finds nothing", async () => {
    await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: "nobody" } },
      }),
    );
    expect(seen).toMatchObject([{ action: "Query", readUnits: 0.5 }]);
  });
});

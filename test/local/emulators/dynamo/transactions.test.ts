import {
  type DynamoDBClient,
  GetItemCommand,
  IdempotentParameterMismatchException,
  PutItemCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StreamRecord } from "../../../../local/emulators/dynamo/change-log.ts";
import { TransactionTokens } from "../../../../local/emulators/dynamo/tokens.ts";
import {
  aCall,
  casesTable,
  head,
  type LocalDatabase,
  startLocalDatabase,
} from "./local-database.ts";

let database: LocalDatabase;
let client: DynamoDBClient;
const records: StreamRecord[] = [];
const TableName = casesTable.name;

beforeAll(async () => {
  database = await startLocalDatabase();
  client = database.client;
  database.dynamo.onRecord(TableName, (record) => records.push(record));
});
afterAll(() => database.close());

const putNew = (id: string): TransactWriteItem => ({
  Put: {
    TableName,
    Item: { ...head(id), version: { N: "1" } },
    ConditionExpression: "attribute_not_exists(pk)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  },
});
const write = (items: TransactWriteItem[], rest = {}) =>
  client.send(new TransactWriteItemsCommand({ TransactItems: items, ...rest }));
const get = async (id: string) =>
  (await client.send(new GetItemCommand({ TableName, Key: head(id), ConsistentRead: true }))).Item;

describe("a transaction", () => {
  it("does all of it: put, update, delete, check", async () => {
    await client.send(new PutItemCommand({ TableName, Item: { ...head("gone"), n: { N: "1" } } }));
    await client.send(new PutItemCommand({ TableName, Item: { ...head("check"), n: { N: "1" } } }));
    const { ConsumedCapacity } = await write(
      [
        putNew("t1"),
        {
          Update: {
            TableName,
            Key: head("counter"),
            UpdateExpression: "ADD cases :one",
            ExpressionAttributeValues: { ":one": { N: "1" } },
          },
        },
        { Delete: { TableName, Key: head("gone") } },
        {
          ConditionCheck: {
            TableName,
            Key: head("check"),
            ConditionExpression: "n = :one",
            ExpressionAttributeValues: { ":one": { N: "1" } },
          },
        },
      ],
      { ReturnConsumedCapacity: "TOTAL" },
    );
    expect(await get("t1")).toMatchObject({ version: { N: "1" } });
    expect(await get("counter")).toMatchObject({ cases: { N: "1" } });
    expect(await get("gone")).toBeUndefined();
    expect(ConsumedCapacity).toMatchObject([{ TableName, CapacityUnits: 6 }]);
  });

  it("does nothing when one part is refused, and names the part", async () => {
    await write([putNew("taken")]);
    const before = records.length;
    const failing = write([putNew("free"), putNew("taken")]);
    await expect(failing).rejects.toBeInstanceOf(TransactionCanceledException);
    await expect(failing).rejects.toMatchObject({
      CancellationReasons: [
        { Code: "None" },
        { Code: "ConditionalCheckFailed", Item: { version: { N: "1" } } },
      ],
    });
    expect(await get("free")).toBeUndefined();
    expect(records).toHaveLength(before);
  });

  it("does nothing when one part cannot be applied", async () => {
    await client.send(new PutItemCommand({ TableName, Item: { ...head("text"), n: { S: "a" } } }));
    const failing = write([
      putNew("beside-text"),
      {
        Update: {
          TableName,
          Key: head("text"),
          UpdateExpression: "ADD n :one",
          ExpressionAttributeValues: { ":one": { N: "1" } },
        },
      },
    ]);
    await expect(failing).rejects.toMatchObject({
      CancellationReasons: [{ Code: "None" }, { Code: "ValidationError" }],
    });
    expect(await get("beside-text")).toBeUndefined();
  });

  it("sent twice with one token is made once, and another under that token is refused", async () => {
    const token = { ClientRequestToken: "the-same-request" };
    const count: TransactWriteItem = {
      Update: {
        TableName,
        Key: head("once"),
        UpdateExpression: "ADD n :one",
        ExpressionAttributeValues: { ":one": { N: "1" } },
      },
    };
    await write([count], token);
    await write([count], token);
    expect(await get("once")).toMatchObject({ n: { N: "1" } });
    await expect(write([putNew("other")], token)).rejects.toBeInstanceOf(
      IdempotentParameterMismatchException,
    );
    await database.clock.advance(10 * 60_000);
    await write([count], token);
    expect(await get("once")).toMatchObject({ n: { N: "2" } });
  });

  it("whose answer is lost is made once all the same, because the SDK sends it again", async () => {
    let losses = 1;
    database.dynamo.setFault(() => (losses-- > 0 ? "lose-answer" : undefined));
    await write([putNew("lost-answer")]);
    database.dynamo.setFault(undefined);
    expect(await get("lost-answer")).toMatchObject({ version: { N: "1" } });
  });

  it("takes 100 items and not 101, and no item twice", async () => {
    const many = Array.from({ length: 101 }, (_, n) => putNew(`many-${n}`));
    await expect(write(many)).rejects.toMatchObject({ name: "ValidationException" });
    await write(many.slice(0, 100));
    await expect(write([putNew("x"), putNew("x")])).rejects.toThrow("multiple operations");
  });

  it("reads several items as they stood at one moment", async () => {
    const both = (n: number): TransactWriteItem[] =>
      ["left", "right"].map((id) => ({
        Put: { TableName, Item: { ...head(id), n: { N: String(n) } } },
      }));
    await write(both(0));
    const writing = (async () => {
      for (let n = 1; n <= 20; n++) await write(both(n));
    })();
    for (let n = 0; n < 20; n++) {
      const { Responses } = await client.send(
        new TransactGetItemsCommand({
          TransactItems: ["left", "right"].map((id) => ({ Get: { TableName, Key: head(id) } })),
        }),
      );
      expect(Responses?.[0]?.Item?.["n"]).toEqual(Responses?.[1]?.Item?.["n"]);
    }
    await writing;
  });
});

describe("the memory of transactions made", () => {
  it("does not grow without end", async () => {
    const tokens = new TransactionTokens(database.clock);
    for (let n = 0; n < 10_100; n++) await tokens.once(`token-${n}`, [], async () => undefined);
    expect(tokens.size()).toBe(10_000);
  });

  it("tells a second sender that the first is still under way", async () => {
    const tokens = new TransactionTokens(database.clock);
    const first = Promise.withResolvers<void>();
    const making = tokens.once("token", [], () => first.promise);
    await expect(tokens.once("token", [], async () => undefined)).rejects.toMatchObject({
      body: { __type: expect.stringContaining("TransactionInProgressException") },
    });
    first.resolve();
    expect(await making).toBe(true);
    expect(await tokens.once("token", [], async () => undefined)).toBe(false);
  });
});

describe("what a function's role must allow", () => {
  it("follows the entries of a transaction, and the index of a query", () => {
    const arn = "arn:aws:dynamodb:ap-southeast-3:000000000000:table/Cases";
    const check = { TableName, Key: head("x"), ConditionExpression: "attribute_exists(pk)" };
    expect(
      database.dynamo.needs(
        aCall("TransactWriteItems", {
          TransactItems: [putNew("a"), putNew("b"), { ConditionCheck: check }],
        }),
      ),
    ).toEqual([
      { action: "dynamodb:PutItem", resource: arn },
      { action: "dynamodb:ConditionCheckItem", resource: arn },
    ]);
    expect(database.dynamo.needs(aCall("Query", { TableName, IndexName: "board" }))).toEqual([
      { action: "dynamodb:Query", resource: `${arn}/index/board` },
    ]);
    expect(database.dynamo.needs(aCall("GetItem", { TableName }))).toEqual([
      { action: "dynamodb:GetItem", resource: arn },
    ]);
  });
});

import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ResourceNotFoundException,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultAnswer } from "../../../../local/emulators/dynamo/dynamo.ts";
import {
  aCall,
  casesTable,
  head,
  type LocalDatabase,
  startLocalDatabase,
} from "./local-database.ts";

let database: LocalDatabase;
let client: DynamoDBClient;
const TableName = casesTable.name;

beforeAll(async () => {
  database = await startLocalDatabase();
  client = database.client;
});
afterAll(() => database.close());

const put = (item: PutItemCommand["input"]["Item"], rest = {}) =>
  client.send(new PutItemCommand({ TableName, Item: item, ...rest }));
const get = async (Key: ReturnType<typeof head>) =>
  (await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;

describe("a condition", () => {
  it("lets one of many writers of the same version win", async () => {
    await put({ ...head("race"), version: { N: "1" } });
    // Straight into the emulator: over HTTP the requests would hardly meet.
    const writers = Array.from({ length: 20 }, (_, n) =>
      database.dynamo.handle(
        aCall("UpdateItem", {
          TableName,
          Key: head("race"),
          UpdateExpression: "SET version = :two, writer = :n",
          ConditionExpression: "version = :one",
          ExpressionAttributeValues: {
            ":one": { N: "1" },
            ":two": { N: "2" },
            ":n": { N: String(n) },
          },
        }),
      ),
    );
    const answers = await Promise.all(writers);
    const refused = answers.filter((answer) => answer.status !== 200);
    expect(refused).toHaveLength(19);
    expect(refused.every(({ body }) => String(body).includes("ConditionalCheckFailed"))).toBe(true);
  });

  it("shows the item that did not meet it to who asks for it", async () => {
    await put({ ...head("old"), version: { N: "7" } });
    const refused = client.send(
      new UpdateItemCommand({
        TableName,
        Key: head("old"),
        UpdateExpression: "SET version = :next",
        ConditionExpression: "version = :wrong",
        ExpressionAttributeValues: { ":next": { N: "8" }, ":wrong": { N: "6" } },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
    await expect(refused).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    await expect(refused).rejects.toMatchObject({ Item: { version: { N: "7" } } });
  });

  it.each([
    ["attribute_type(flag, :type)", { ":type": { S: "BOOL" } }],
    ["attribute_type(note, :type)", { ":type": { S: "S" } }],
    ["flag IN (:no, :yes)", { ":no": { BOOL: false }, ":yes": { BOOL: true } }],
    ["note BETWEEN :none AND :z", { ":none": { S: "" }, ":z": { S: "z" } }],
    ["size(note) = :zero", { ":zero": { N: "0" } }],
    ["NOT size(note) <> :zero", { ":zero": { N: "0" } }],
  ])("takes a stored false or empty text for what it is: %s", async (condition, values) => {
    await put({ ...head("falsy"), flag: { BOOL: false }, note: { S: "" } });
    await put(head("falsy"), {
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
    });
    await expect(
      put(head("falsy"), { ConditionExpression: condition, ExpressionAttributeValues: values }),
    ).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  });

  it("is refused when it compares maps, which the local database cannot do", async () => {
    const comparing = put(head("map"), {
      ConditionExpression: "place = :place",
      ExpressionAttributeValues: { ":place": { M: {} } },
    });
    await expect(comparing).rejects.toMatchObject({ name: "NotImplementedException" });
  });
});

describe("an item", () => {
  it("is kept exactly, whatever its characters", async () => {
    const text = "kebakaran 🔥 \u202Eabc\u0000 <b>=1+1</b> \u00e9";
    await put({ ...head("exact"), text: { S: text }, blob: { B: Buffer.from([0, 255, 7]) } });
    const item = await get(head("exact"));
    expect(item?.["text"]).toEqual({ S: text });
    expect(item?.["blob"]?.B).toEqual(new Uint8Array([0, 255, 7]));
  });

  it("over 400 KB is refused, counted in bytes and not in characters", async () => {
    const wide = "é".repeat(250_000);
    await expect(put({ ...head("wide"), text: { S: wide } })).rejects.toMatchObject({
      name: "ValidationException",
    });
    expect(await get(head("wide"))).toBeUndefined();
  });

  it("with an empty index key is refused, also when an update makes it empty", async () => {
    const empty = { board: { S: "" }, openedAt: { S: "1" } };
    await expect(put({ ...head("gsi"), ...empty })).rejects.toThrow("empty string value");
    await put(head("gsi"));
    const update = client.send(
      new UpdateItemCommand({
        TableName,
        Key: head("gsi"),
        UpdateExpression: "SET board = :empty",
        ExpressionAttributeValues: { ":empty": { S: "" } },
      }),
    );
    await expect(update).rejects.toThrow("empty string value");
    expect(await get(head("gsi"))).toEqual(head("gsi"));
  });

  it("of a table in another AWS region is not found", async () => {
    await database.dynamo.createTable({ ...casesTable, name: "Abroad", region: "ap-southeast-1" });
    const abroad = client.send(new GetItemCommand({ TableName: "Abroad", Key: head("x") }));
    await expect(abroad).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});

describe("a mistake", () => {
  it("in a batch changes nothing", async () => {
    const twice = client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [TableName]: [
            { PutRequest: { Item: { ...head("dup"), n: { N: "1" } } } },
            { DeleteRequest: { Key: head("dup") } },
          ],
        },
      }),
    );
    await expect(twice).rejects.toThrow("duplicates");
    expect(await get(head("dup"))).toBeUndefined();
  });

  it("in a parameter that only AWS knows is refused instead of overlooked", async () => {
    const answer = await database.dynamo.handle(
      aCall("GetItem", { TableName, Key: head("x"), NewThing: 1 }),
    );
    expect(answer.status).toBe(400);
    expect(String(answer.body)).toContain("NotImplementedException");
  });

  it("by injected fault either changes nothing, or changes it and loses the answer", async () => {
    database.dynamo.setFault(() => "lose-answer");
    const { hastyClient } = database;
    await expect(
      hastyClient.send(new PutItemCommand({ TableName, Item: head("lost") })),
    ).rejects.toMatchObject({ name: "InternalServerError" });
    database.dynamo.setFault(() => faultAnswer("ThrottlingException"));
    await expect(
      hastyClient.send(new DeleteItemCommand({ TableName, Key: head("lost") })),
    ).rejects.toMatchObject({ name: "ThrottlingException" });
    database.dynamo.setFault(undefined);
    expect(await get(head("lost"))).toEqual(head("lost"));
  });

  it("in deleting a protected table is stopped", async () => {
    await database.dynamo.createTable({ ...casesTable, name: "Kept", deletionProtection: true });
    const answer = await database.dynamo.handle(aCall("DeleteTable", { TableName: "Kept" }));
    expect(answer.status).toBe(400);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: "Kept" }));
    expect(Table).toMatchObject({ TableStatus: "ACTIVE", DeletionProtectionEnabled: true });
  });
});

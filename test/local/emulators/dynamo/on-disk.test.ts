import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { VirtualClock } from "../../../../local/clock.ts";
import type { StreamRecord } from "../../../../local/emulators/dynamo/change-log.ts";
import { startDynamo } from "../../../../local/emulators/dynamo/dynamo.ts";
import { casesTable, head, startLocalDatabase } from "./local-database.ts";

const TableName = casesTable.name;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "siaga-dynamo-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/**
 * Writes 25 transactions of three items each, and is killed within the next.
 * @param share how far into it, 1 being its usual length
 */
async function writerKilledAt(share: number): Promise<void> {
  const child = fork(join(import.meta.dirname, "writer.ts"), [folder, String(share)]);
  const [code, signal] = await once(child, "exit");
  expect({ code, signal }).toEqual({ code: null, signal: "SIGKILL" });
}

describe("the database on disk", () => {
  it("reads everything back after a restart, expiries included", async () => {
    const first = await startLocalDatabase(folder);
    const expiresAt = { N: String(Math.floor(first.clock.now() / 1000) + 600) };
    const item = { ...head("kept"), board: { S: "b" }, openedAt: { S: "1" }, expiresAt };
    await first.client.send(new PutItemCommand({ TableName, Item: item }));
    await first.close();

    const second = await startLocalDatabase(folder);
    const records: StreamRecord[] = [];
    second.dynamo.onRecord(TableName, (record) => records.push(record));
    const { Item } = await second.client.send(new GetItemCommand({ TableName, Key: head("kept") }));
    expect(Item).toEqual(item);
    await second.clock.advance(700_000);
    expect(records.map((record) => record.eventName)).toEqual(["REMOVE"]);
    const { Items } = await second.client.send(
      new QueryCommand({
        TableName,
        IndexName: "board",
        KeyConditionExpression: "board = :b",
        ExpressionAttributeValues: { ":b": { S: "b" } },
      }),
    );
    expect(Items).toEqual([]);
    await second.close();
  });

  it.each([0.3, 0.5, 0.6, 0.7, 0.8, 0.9])(
    "holds whole transactions only, killed at %f of one",
    async (share) => {
      await writerKilledAt(share);
      const database = await startLocalDatabase(folder);
      const items = await Promise.all(
        ["a", "b", "c"].map(
          async (part) =>
            (await database.client.send(new GetItemCommand({ TableName, Key: head(part) }))).Item,
        ),
      );
      const counts = items.map((item) => Number(item?.["n"]?.N));
      const { Items } = await database.client.send(
        new QueryCommand({
          TableName,
          IndexName: "board",
          KeyConditionExpression: "board = :b",
          ExpressionAttributeValues: { ":b": { S: "b" } },
        }),
      );
      await database.close();
      expect(counts[0]).toBeGreaterThanOrEqual(25);
      expect(new Set(counts).size).toBe(1);
      expect(Items?.map((entry) => Number(entry["openedAt"]?.S))).toEqual(counts);
    },
  );

  it("hands out after a kill the records that nobody had settled, and once settled never again", async () => {
    await writerKilledAt(0.5);
    const replay = async () => {
      const dynamo = await startDynamo({ clock: new VirtualClock(), dataDir: folder });
      await dynamo.createTable(casesTable);
      const records: StreamRecord[] = [];
      dynamo.onRecord(TableName, async (record) => records.push(record));
      await dynamo.redeliver();
      await new Promise((done) => setTimeout(done, 100));
      await dynamo.close();
      return records.map((record) => Number(record.dynamodb.NewImage?.["n"]?.N));
    };
    const counts = await replay();
    expect(counts.slice(0, 6)).toEqual([1, 1, 1, 2, 2, 2]);
    expect(counts.length % 3).toBe(0);
    expect(await replay()).toEqual([]);
  });

  it("is refused when the template's table has other keys", async () => {
    const first = await startLocalDatabase(folder);
    await first.close();
    const dynamo = await startDynamo({ clock: new VirtualClock(), dataDir: folder });
    await expect(dynamo.createTable({ ...casesTable, globalSecondaryIndexes: [] })).rejects.toThrow(
      "empty the folder",
    );
    await dynamo.close();
  });
});

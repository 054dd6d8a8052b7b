import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoCaseStore } from "../../../core/adapters/dynamodb/case-store.ts";
import { dynamoCentreStore } from "../../../core/adapters/dynamodb/centre-store.ts";
import { dynamoLines } from "../../../core/adapters/dynamodb/lines.ts";
import { centreKey } from "../../../core/adapters/dynamodb/table.ts";
import { memoryCentreStore } from "../../../core/adapters/memory/centre-store.ts";
import { emptyCentre } from "../../../core/domain/centre/watch.ts";
import { at } from "../../support/async-world.ts";
import { startCaseTable } from "../../support/case-table.ts";
import { centreStoreContract } from "./centre-store.contract.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

describe("in memory", () => {
  centreStoreContract(async (clock) => {
    const centre = memoryCentreStore(clock);
    return { centre, lines: centre.lines };
  });
});

describe("in the region's table", () => {
  centreStoreContract(async (clock) => {
    const { table } = await database.freshTable();
    return { centre: dynamoCentreStore(table), lines: dynamoLines(table, clock) };
  });

  it("are on the first page of the board, in the requests that it makes anyway", async () => {
    const { table } = await database.freshTable();
    await dynamoCentreStore(table).save(emptyCentre, 0);
    const before = database.seen.length;
    const page = await dynamoCaseStore(table).openPage(undefined);

    expect(page.centre).toEqual({ ...emptyCentre.state, version: 1 });
    expect(database.seen.slice(before).map(({ action }) => action)).toEqual([
      "Query",
      "BatchGetItem",
    ]);
  });

  it("begin anew from an item that nobody can read, say so, and are written over it", async () => {
    const { table } = await database.freshTable();
    const unreadable: string[] = [];
    const store = dynamoCentreStore({
      ...table,
      onUnreadable: ({ sk }) => void unreadable.push(sk),
    });
    await store.save(emptyCentre, 0);
    const Item = { ...centreKey(table.code), state: "?", version: 1 };
    await table.client.send(new PutCommand({ TableName: table.tableName, Item }));
    const { record } = await store.read(at("08:00:00"));

    expect(record).toMatchObject({ begun: true, state: { operators: [], version: 1 } });
    expect(unreadable).toEqual(["STATE"]);
    expect(await store.save(record, 1)).toBe(true);
    expect((await store.read(at("08:00:00"))).record.state.version).toBe(2);
  });

  it("cost one request for a line's beginning and one for its end", async () => {
    const { table } = await database.freshTable();
    const lines = dynamoLines(table, { now: () => at("08:00:00") });
    const before = database.seen.length;
    await lines.opened("c-1", at("08:00:00"), false);
    await lines.closed("c-1");

    expect(database.seen.length - before).toBe(2);
  });
});

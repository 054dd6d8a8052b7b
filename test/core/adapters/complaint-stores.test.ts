import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoComplaintStore } from "../../../core/adapters/dynamodb/complaint-store.ts";
import {
  complaintKey,
  complaintSealedKey,
  type Key,
  requestKey,
} from "../../../core/adapters/dynamodb/table.ts";
import { memoryComplaintStore } from "../../../core/adapters/memory/complaint-store.ts";
import { countsAt } from "../../../core/domain/complaint/complaint.ts";
import { epochOf } from "../../../core/domain/shared/time.ts";
import { at } from "../../support/builders.ts";
import { startCaseTable } from "../../support/case-table.ts";
import { someLevels } from "../../support/levels.ts";
import { aComplaint, complaintStoreContract, put, withAnswer } from "./complaint-store.contract.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

describe("complaints in memory", () => {
  complaintStoreContract(async () => memoryComplaintStore("Asia/Jakarta"));
});

describe("complaints in the table", () => {
  complaintStoreContract(async () => dynamoComplaintStore((await database.freshTable()).table));

  async function aStore() {
    const { table } = await database.freshTable();
    const store = dynamoComplaintStore(table);
    const read = async (Key: Key) =>
      (await table.client.send(new GetCommand({ TableName: table.tableName, Key }))).Item;
    return { store, table, read, cost: () => database.seen.length };
  }
  const complaint = aComplaint("33.75-A0001", at("08:00:00"));
  const answered = withAnswer(complaint, at("09:00:00"));
  const days = (moment: string, count: number) =>
    Math.floor(Date.parse(moment) / 1000) + count * 86_400;

  it("have nothing of what was said outside their seal", async () => {
    const { store, read, table } = await aStore();
    await put(store, complaint, "request-1");
    await store.save(answered, countsAt(someLevels, answered), "Sudah diperbaiki");
    const item = JSON.stringify(await read(complaintKey(table.code, "33.75-A0001")));

    for (const said of ["Telepon", "Ketua", "620811000021", "diperbaiki"]) {
      expect(item).not.toContain(said);
    }
    const sealed = await read(complaintSealedKey(table.code, "33.75-A0001"));
    expect(new Set(Object.keys(sealed ?? {}))).toEqual(
      new Set(["answer", "expiresAt", "iv", "key", "pk", "sk", "text"]),
    );
  });

  it("stay until they are answered; then they go when cases go, and what was said with callers' names", async () => {
    const { store, read, table } = await aStore();
    await put(store, complaint, "request-1");
    const keys = [complaintKey, complaintSealedKey].map((key) => key(table.code, "33.75-A0001"));
    const expiries = async () =>
      (await Promise.all(keys.map(read))).map((item) => item?.["expiresAt"]);

    expect(await expiries()).toEqual([undefined, undefined]);
    const request = await read(requestKey(table.code, "complaint-request-1"));
    expect(request?.["expiresAt"]).toBe(epochOf(complaint.recordedAt) / 1000 + 86_400);
    await store.save(answered, countsAt(someLevels, answered), "Sudah diperbaiki");
    expect(await expiries()).toEqual([days(at("09:00:00"), 1825), days(at("09:00:00"), 730)]);
  });

  it("lose what was said with themselves where a region keeps cases for less long than callers' names", async () => {
    const { table, read } = await aStore();
    const retention = { ...table.retention, case: 365, callerIdentity: 730 };
    const store = dynamoComplaintStore({ ...table, retention });
    await put(store, complaint, "request-1");
    await store.save(answered, countsAt(someLevels, answered), "Sudah diperbaiki");

    for (const key of [complaintKey, complaintSealedKey]) {
      const item = await read(key(table.code, "33.75-A0001"));
      expect(item?.["expiresAt"]).toBe(days(at("09:00:00"), 365));
    }
  });

  it("cost one request to write down, to find and to answer", async () => {
    const { store, cost } = await aStore();
    const costs: number[] = [];
    for (const act of [
      () => put(store, complaint, "request-1"),
      () => store.find("33.75-A0001"),
      () => store.save(answered, countsAt(someLevels, answered), "Sudah"),
    ]) {
      const before = cost();
      await act();
      costs.push(cost() - before);
    }
    expect(costs).toEqual([1, 1, 1]);
  });
});

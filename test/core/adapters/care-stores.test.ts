import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoLandmarkStore } from "../../../core/adapters/dynamodb/landmark-store.ts";
import { dynamoPreAlertStore } from "../../../core/adapters/dynamodb/pre-alert-store.ts";
import { bodyKey, headKey, sealedKey } from "../../../core/adapters/dynamodb/table.ts";
import { MemoryCalls } from "../../../core/adapters/memory/call-store.ts";
import { memoryCaseStore } from "../../../core/adapters/memory/case-store.ts";
import { memoryLandmarkStore } from "../../../core/adapters/memory/landmark-store.ts";
import { reopenCase } from "../../../core/domain/case/reopen.ts";
import { watchRulesOf } from "../../../core/domain/dispatch/watch-rules.ts";
import { aLiving, at } from "../../support/async-world.ts";
import { accepted } from "../../support/builders.ts";
import { startCaseTable } from "../../support/case-table.ts";
import { caseCareContract } from "./case-care.contract.ts";
import { now, saved } from "./case-fixtures.ts";
import { landmarkStoreContract } from "./landmark-store.contract.ts";
import { preAlertStoreContract } from "./pre-alert-store.contract.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

describe("cases in memory", () => {
  caseCareContract(async () => {
    const calls = new MemoryCalls("Asia/Jakarta");
    return { cases: memoryCaseStore(calls), calls: calls.store };
  });
});

describe("pre-alerts in memory", () => {
  preAlertStoreContract(async () => {
    const calls = new MemoryCalls("Asia/Jakarta");
    return { calls: calls.store, preAlerts: calls.preAlerts };
  });
});

describe("pre-alerts in the table", () => {
  preAlertStoreContract(async () => {
    const { calls, table } = await database.freshTable();
    return { calls, preAlerts: dynamoPreAlertStore(table) };
  });
});

describe("landmarks in memory", () => {
  landmarkStoreContract(async (first) => memoryLandmarkStore(first));
});

describe("landmarks in the table", () => {
  landmarkStoreContract(async (first) =>
    dynamoLandmarkStore((await database.freshTable()).table, first),
  );
});

describe("cases in the table", () => {
  caseCareContract(() => database.freshTable());

  async function anEndedCase() {
    const stores = await database.freshTable();
    const { serial } = await saved(stores, "request-a");
    const { head } = await stores.cases.close(serial, "handled", "", "operator:op-1", now);
    if (head === undefined) throw new Error("no head");
    await stores.cases.markShipped(serial, head.version, now);
    const reopened = accepted(
      reopenCase(head, "Lagi", at("09:00:00"), "operator:op-1", watchRulesOf(aLiving())),
    );
    return { ...stores, head, reopened };
  }

  it("are kept without limit once they are taken up again, with all that belongs to them", async () => {
    const { cases, table, head, reopened } = await anEndedCase();
    const before = database.seen.length;
    await cases.reopen(reopened, head.version, at("09:00:00"));
    expect(database.seen.length - before).toBe(1);

    const keys = [headKey, bodyKey, sealedKey].map((key) => key(table.code, head.serial));
    const left = await Promise.all(
      keys.map(async (Key) => {
        const get = new GetCommand({ TableName: table.tableName, Key });
        return (await table.client.send(get)).Item;
      }),
    );
    expect(left.map((item) => item?.["expiresAt"])).toEqual([undefined, undefined, undefined]);
    expect(left.every((item) => item !== undefined)).toBe(true);
  });

  it("are not taken up again when their words have gone, or should have", async () => {
    const { cases, table, head, reopened } = await anEndedCase();
    const { client, tableName, code } = table;
    const words = { TableName: tableName, Key: sealedKey(code, head.serial) };
    const expired = Math.floor(Date.parse(at("09:00:00")) / 1000);
    await client.send(
      new UpdateCommand({
        ...words,
        UpdateExpression: "SET expiresAt = :at",
        ExpressionAttributeValues: { ":at": expired },
      }),
    );
    expect(await cases.reopen(reopened, head.version, at("09:00:00"))).toBe("words-gone");
    await client.send(
      new UpdateCommand({
        ...words,
        UpdateExpression: "REMOVE expiresAt, #text",
        ExpressionAttributeNames: { "#text": "text" },
      }),
    );
    expect(await cases.reopen(reopened, head.version, at("09:00:00"))).toBe("words-gone");
    expect((await cases.findHead(head.serial))?.status).toBe("closed");
  });
});

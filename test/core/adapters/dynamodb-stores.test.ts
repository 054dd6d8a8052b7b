import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoCallStore } from "../../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseStore } from "../../../core/adapters/dynamodb/case-store.ts";
import { dynamoLivingStore } from "../../../core/adapters/dynamodb/living-store.ts";
import { livingHistoryKey } from "../../../core/adapters/dynamodb/table.ts";
import { at } from "../../support/async-world.ts";
import { startCaseTable } from "../../support/case-table.ts";
import { callBackStoreContract } from "./call-back-store.contract.ts";
import { callStoreContract } from "./call-store.contract.ts";
import { callerRecordContract } from "./caller-record.contract.ts";
import { caseAnswersContract } from "./case-answers.contract.ts";
import { caseSavesContract } from "./case-saves.contract.ts";
import { caseStoreContract } from "./case-store.contract.ts";
import { caseWordsContract } from "./case-words.contract.ts";
import { livingStoreContract } from "./living-store.contract.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

caseStoreContract(() => database.freshTable());
caseWordsContract(() => database.freshTable());
caseAnswersContract(() => database.freshTable());
caseSavesContract(() => database.freshTable());
callStoreContract(() => database.freshTable());
callerRecordContract(() => database.freshTable());
callBackStoreContract(() => database.freshTable());
livingStoreContract(async () => (await database.freshTable()).living);

describe("the table", () => {
  it("reads a case and the living values in one request", async () => {
    const { desk, living } = await database.freshTable();
    await living.write(
      "overflowNumber",
      "+620285000002",
      "operator:spv-1",
      "Ganti",
      at("08:00:00"),
    );
    const before = database.seen.length;
    const read = await desk.read(7);

    expect(database.seen.length - before).toBe(1);
    expect(read.head).toBeUndefined();
    expect(read.living.overflowNumber).toBe("+620285000002");
  });

  it("reads a setting's history from its end, 50 changes a request, past a line that cannot be read", async () => {
    const { table } = await database.freshTable();
    const unreadable: string[] = [];
    const living = dynamoLivingStore({ ...table, onUnreadable: ({ sk }) => unreadable.push(sk) });
    for (let index = 1; index <= 60; index++) {
      await living.write("overflowNumber", `v${index}`, "operator:spv-1", "Ganti", at("08:00:00"));
    }
    const { pk, sk } = livingHistoryKey(table.code, "overflowNumber", 59);
    await table.client.send(
      new PutCommand({ TableName: table.tableName, Item: { pk, sk, at: "yesterday" } }),
    );
    const before = database.seen.length;
    const read: number[] = [];
    for await (const { version } of living.changes("overflowNumber")) {
      read.push(version);
      if (version === 50) break;
    }
    expect(read).toEqual([60, 58, 57, 56, 55, 54, 53, 52, 51, 50]);
    expect(database.seen.length - before).toBe(1);
    expect(unreadable).toEqual([sk]);
    expect(await living.history("overflowNumber")).toHaveLength(59);
  });

  it("never moves the last shipped day back", async () => {
    const { ledger } = await database.freshTable();
    const before = await ledger.begun("2026-11-18");
    await ledger.markShipped("2026-11-20");
    await ledger.markShipped("2026-11-19");
    await ledger.markShipped("2026-11-21");

    expect(before).toEqual({ first: "2026-11-18", refused: [] });
    expect(await ledger.begun("2026-11-25")).toEqual({
      first: "2026-11-18",
      last: "2026-11-21",
      refused: [],
    });
  });

  it("remembers which days were refused until they are taken", async () => {
    const { ledger } = await database.freshTable();
    await ledger.begun("2026-11-18");
    for (const date of ["2026-11-20", "2026-11-19", "2026-11-20"]) await ledger.noteRefused(date);
    const noted = await ledger.begun("2026-11-25");
    for (const date of ["2026-11-20", "2026-11-19"]) await ledger.clearRefused(date);

    expect(noted.refused).toEqual(["2026-11-19", "2026-11-20"]);
    expect(await ledger.begun("2026-11-25")).toEqual({ first: "2026-11-18", refused: [] });
  });

  it("shows every other case and call when one item cannot be read, and says which", async () => {
    const { table } = await database.freshTable();
    const unreadable: string[] = [];
    const watched = { ...table, onUnreadable: ({ pk }: { pk: string }) => unreadable.push(pk) };
    const [cases, calls] = [dynamoCaseStore(watched), dynamoCallStore(watched)];
    const good = { channel: "voice", receivedAt: at("08:00:00"), callerNumber: undefined } as const;
    await calls.register({ ...good, callId: "c-1" });
    for (const [pk, sk] of [
      ["33.75#C#7", "HEAD"],
      ["33.75#K#c-7", "CALL"],
    ]) {
      const index = { g1: "33.75#OPEN", at: at("07:00:00"), receivedAt: "yesterday" };
      const Item = { pk, sk, ...index, serial: "seven" };
      await table.client.send(new PutCommand({ TableName: table.tableName, Item }));
    }

    const page = await cases.openPage(undefined);

    expect(page.calls.map(({ callId }) => callId)).toEqual(["c-1"]);
    expect(new Set(unreadable)).toEqual(new Set(["33.75#C#7", "33.75#K#c-7"]));
  });

  it("starts the board from its beginning for a cursor that it did not write", async () => {
    const { cases } = await database.freshTable();
    const foreign = Buffer.from('{"pk":"31#C#1","sk":"HEAD","g1":"31#OPEN","at":"2026"}');
    for (const next of ["garbage", foreign.toString("base64url")]) {
      expect(await cases.openPage(next)).toEqual({
        cases: [],
        calls: [],
        callBacks: [],
        ended: [],
      });
    }
  });
});

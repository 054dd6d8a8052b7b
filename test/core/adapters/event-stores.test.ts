import { afterAll, beforeAll, describe } from "vitest";
import { dynamoEventStore } from "../../../core/adapters/dynamodb/event-store.ts";
import { dynamoJoinStore } from "../../../core/adapters/dynamodb/join-store.ts";
import { dynamoRekapStore } from "../../../core/adapters/dynamodb/rekap-store.ts";
import { MemoryCalls } from "../../../core/adapters/memory/call-store.ts";
import { memoryCaseStore } from "../../../core/adapters/memory/case-store.ts";
import { MemoryEvents } from "../../../core/adapters/memory/event-store.ts";
import { startCaseTable } from "../../support/case-table.ts";
import { eventStoresContract } from "./event-stores.contract.ts";
import { joinStoreContract } from "./join-store.contract.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

async function inMemory() {
  const calls = new MemoryCalls("Asia/Jakarta");
  const cases = memoryCaseStore(calls);
  const { store: events, joins, lists } = new MemoryEvents(cases);
  return { cases, calls: calls.store, events, joins, lists };
}

async function inTable() {
  const { table, cases, calls } = await database.freshTable();
  const events = dynamoEventStore(table);
  const lists = dynamoRekapStore(table);
  return { cases, calls, events, joins: dynamoJoinStore(table), lists };
}

describe("events, joined reports and lists in memory", () => {
  eventStoresContract(inMemory);
  joinStoreContract(inMemory);
});

describe("events, joined reports and lists in the table", () => {
  eventStoresContract(inTable);
  joinStoreContract(inTable);
});

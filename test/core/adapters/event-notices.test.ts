import { afterAll, beforeAll, describe } from "vitest";
import { dynamoEventStore } from "../../../core/adapters/dynamodb/event-store.ts";
import { dynamoRekapStore } from "../../../core/adapters/dynamodb/rekap-store.ts";
import { startCaseTable } from "../../support/case-table.ts";
import { eventAlertsContract } from "./event-alerts.contract.ts";
import { eventChangesContract } from "./event-changes.contract.ts";
import { eventNoticesContract } from "./event-notices.contract.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

async function inTable() {
  const { table, cases } = await database.freshTable();
  return { cases, events: dynamoEventStore(table), lists: dynamoRekapStore(table) };
}

describe("notices of events in memory", () => {
  eventNoticesContract(async () => ({}));
  eventChangesContract(async () => ({}));
  eventAlertsContract(async () => ({}));
});

describe("notices of events in the table", () => {
  eventNoticesContract(inTable);
  eventChangesContract(inTable);
  eventAlertsContract(inTable);
});

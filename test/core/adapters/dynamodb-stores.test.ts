import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at } from "../../support/async-world.ts";
import { startCaseTable } from "../../support/case-table.ts";
import { callStoreContract } from "./call-store.contract.ts";
import { caseAnswersContract } from "./case-answers.contract.ts";
import { caseStoreContract } from "./case-store.contract.ts";
import { livingStoreContract } from "./living-store.contract.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

caseStoreContract(() => database.freshTable());
caseAnswersContract(() => database.freshTable());
callStoreContract(() => database.freshTable());
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

  it("never moves the last shipped day back", async () => {
    const { ledger } = await database.freshTable();
    const before = await ledger.shipped();
    await ledger.markShipped("2026-11-20");
    await ledger.markShipped("2026-11-19");
    await ledger.markShipped("2026-11-21");

    expect(before).toBeUndefined();
    expect(await ledger.shipped()).toEqual({ first: "2026-11-20", last: "2026-11-21" });
  });

  it("starts the board from its beginning for a cursor that it did not write", async () => {
    const { cases } = await database.freshTable();
    const foreign = Buffer.from('{"pk":"31#C#1","sk":"HEAD","g1":"31#OPEN","at":"2026"}');
    for (const next of ["garbage", foreign.toString("base64url")]) {
      expect(await cases.openPage(next)).toEqual({ cases: [], calls: [] });
    }
  });
});

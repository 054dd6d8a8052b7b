import { describe, expect, it } from "vitest";
import { compareWithCarrier, reconcileCalls } from "../../../core/domain/reporting/reconcile.ts";
import { carrierStarts, reconcile, reconciliationLines } from "../../../tools/reconcile.ts";
import { aCall, at } from "../../support/builders.ts";
import { startCaseTable } from "../../support/case-table.ts";

describe("the carrier's file", () => {
  it("gives the starts of the day's calls, whatever else stands in it", () => {
    const csv = [
      "nomor;mulai;durasi",
      "+620811000001;2026-11-21T15:00:00+07:00;40",
      '"+620811000002","2026-11-21 08:01:00Z","12"',
      "+620811000003;2026-11-22T15:00:00+07:00;40",
      "",
    ].join("\r\n");

    expect(carrierStarts(csv, "2026-11-21", "Asia/Jakarta")).toEqual([
      at("08:00:00"),
      at("08:01:00"),
    ]);
  });

  it("is refused when its clock has no zone", () => {
    expect(() => carrierStarts("2026-11-21 08:00:00", "2026-11-21", "Asia/Jakarta")).toThrow(
      "tanpa zona",
    );
  });
});

describe("the reconciliation of a day", () => {
  it("says in Indonesian what is left over, and nothing of a caller", () => {
    const own = reconcileCalls([aCall()], at("20:00:00"));
    const carrier = compareWithCarrier([at("07:58:00"), at("09:00:00")], [at("07:58:00")]);
    const { lines, clean } = reconciliationLines("2026-11-21", own, carrier);

    expect(clean).toBe(false);
    expect(lines).toContain("tanpa catatan telepon: call-1");
    expect(lines).toContain("tidak pernah sampai: 1");
  });

  it("reads the table without a key of any caller", async () => {
    const database = await startCaseTable();
    const { table, calls } = await database.freshTable();
    const call = { callId: "c-1", channel: "voice", receivedAt: at("08:00:00") } as const;
    await calls.register({ ...call, callerNumber: "+620811000001" });
    const { client, tableName, code, timeZone } = table;
    const access = { client, tableName, code, timeZone };
    const answer = await reconcile(access, ["2026-11-21"], at("20:00:00"));
    const usage = await reconcile(access, ["kemarin"], at("20:00:00"));
    await database.close();

    expect(answer).toEqual({
      lines: ["2026-11-21: 1 panggilan, 0 dengan catatan telepon", "tanpa catatan telepon: c-1"],
      exitCode: 1,
    });
    expect(usage.exitCode).toBe(2);
  });
});

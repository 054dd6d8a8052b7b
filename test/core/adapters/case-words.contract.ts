import { expect, it } from "vitest";
import { body, now, type Stores, saved } from "./case-fixtures.ts";

/** What of a case is sealed, in every CaseStore. */
export function caseWordsContract(open: () => Promise<Stores>): void {
  it("replaces the notes and nothing else that is sealed, and keeps what was written at the closing", async () => {
    const stores = await open();
    const { serial } = await saved(stores, "request-a");
    const closed = stores.cases.close(serial, "handled", "Padam", "operator:op-1", now);
    expect((await closed).changed).toBe(true);

    const kept = await Promise.all([
      stores.cases.saveNotes(serial, "Pelapor menelepon lagi"),
      stores.cases.saveNotes(serial, "Pelapor menelepon lagi"),
    ]);
    const detail = await stores.cases.findDetail(serial);

    expect(kept).toEqual([true, true]);
    expect(await stores.cases.saveNotes(serial + 1, "Tidak ada kasus ini")).toBe(false);
    expect(await detail?.opened()).toEqual({
      identity: { callerName: "Pelapor", callerNumber: "+620811000007" },
      words: { report: body.report, notes: "Pelapor menelepon lagi", result: "Padam" },
    });
  });
}

import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MemoryCalls } from "../../../core/adapters/memory/call-store.ts";
import { memoryCaseStore } from "../../../core/adapters/memory/case-store.ts";
import { advanceDispatch } from "../../../core/domain/dispatch/advance.ts";
import {
  type AgencyReport,
  agencyReports,
  type DeclineReason,
  type Dispatch,
  declineReasons,
} from "../../../core/domain/dispatch/dispatch.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { answerDispatch } from "../../../core/usecases/answer-dispatch.ts";
import { startCaseTable } from "../../support/case-table.ts";
import { dispatched, now, type Stores } from "./case-fixtures.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

const said = fc.array(
  fc.record({
    report: fc.constantFrom(...agencyReports),
    declineReason: fc.option(fc.constantFrom(...declineReasons), { nil: undefined }),
  }),
  { maxLength: 7 },
);

function memory(): Stores {
  const calls = new MemoryCalls("Asia/Jakarta");
  return { cases: memoryCaseStore(calls), calls: calls.store };
}

type Said = { readonly report: AgencyReport; readonly declineReason: DeclineReason | undefined };

/** Says everything to a store and to the rule, and compares after each report. */
async function agreesOn(stores: Stores, requestId: string, reports: readonly Said[]) {
  const { serial, dispatches } = await dispatched(stores, requestId);
  let rule = dispatches["1"] as Dispatch;
  for (const [index, { report, declineReason }] of reports.entries()) {
    const at = secondsAfter(now, index + 1);
    const by = "agency-link";
    const advanced = advanceDispatch(rule, report, at, by, declineReason);
    const answered = await answerDispatch(stores, {
      serial,
      ordinal: 1,
      report,
      declineReason,
      by,
      at,
    });
    rule = advanced.ok ? advanced.value : rule;

    expect(answered.ok).toBe(advanced.ok);
    const stood = (await stores.cases.findHead(serial))?.dispatches["1"];
    const { status, stamps, notice } = rule;
    expect(stood).toMatchObject({ status, stamps, notice });
    expect(stood?.declineReason).toBe(rule.declineReason);
  }
}

it("applies any row of reports in the table exactly as the rules of the domain do", async () => {
  const table = await database.freshTable();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(said, async (reports) => {
      const requestId = `property-${++run}`;
      for (const stores of [memory(), table]) await agreesOn(stores, requestId, reports);
    }),
    { numRuns: 40 },
  );
});

import type { CallBack } from "../domain/call/call-back.ts";
import type { KeptNumber, RowRules } from "../domain/call/call-back-rows.ts";
import type { Instant } from "../domain/shared/time.ts";

export type CallBackStore = {
  /** 1 request. */
  find(callBackId: string): Promise<KeptNumber>;
  /**
   * 1 request: the number with its present row, and an item for each row that ended.
   *
   * @param next with its new version; refused unless the one before it stands
   * @param note why a person ended the row; kept sealed
   */
  save(next: KeptNumber, rules: RowRules, note?: string): Promise<boolean>;
  /** 1 request, without a read before. @returns the number as it is now kept, its row not yet written anew */
  noteSpoken(callBackId: string, at: Instant): Promise<KeptNumber>;
  /** 1 request, and 1 per 100 rows: every row that has not ended. */
  waiting(): Promise<readonly KeptNumber[]>;
  /** Rows that ended on one local day, by pages. */
  endedOn(date: string): AsyncIterable<CallBack>;
};

/** One row a number. */
export function callBackIdOf(callerHash: string): string {
  return callerHash.slice(0, 24);
}

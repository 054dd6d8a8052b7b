import type { Call } from "../domain/call/call.ts";
import type { PreAlert } from "../domain/dispatch/pre-alert.ts";
import type { Instant } from "../domain/shared/time.ts";

/** Pre-alerts lie on the item of their call. */
export type PreAlertStore = {
  /** 1 request. */
  find(callId: string): Promise<Call | undefined>;
  /** 1 request. @returns false when the call has another version than the one that was read */
  savePreAlerts(call: Call, preAlerts: readonly PreAlert[]): Promise<boolean>;
  /** 1 request. Calls, on the board or not, with a pre-alert that has come to its end; the oldest first. */
  due(now: Instant, limit: number): Promise<readonly string[]>;
};

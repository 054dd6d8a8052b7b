import type { Call } from "../domain/call/call.ts";
import type { PreAlert } from "../domain/dispatch/pre-alert.ts";

/** Pre-alerts lie on the item of their call. */
export type PreAlertStore = {
  /** 1 request. */
  find(callId: string): Promise<Call | undefined>;
  /** 1 request. @returns false when the call has another version than the one that was read */
  savePreAlerts(call: Call, preAlerts: readonly PreAlert[]): Promise<boolean>;
};

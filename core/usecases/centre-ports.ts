import type { OutgoingPurpose } from "../domain/call/telephony.ts";
import type { Line } from "../domain/centre/lines.ts";
import type { OnCallAlert } from "../domain/centre/on-call.ts";
import type { CentreRecord } from "../domain/centre/watch.ts";
import type { Instant } from "../domain/shared/time.ts";

/** `waiting`: no line was free; `dialled`: handed to the telephone system; `given-up`: nobody rings any more; `not-needed`: what it was for is over. */
export const outgoingStatuses = ["waiting", "dialled", "given-up", "not-needed"] as const;

/** What became of a call that the centre was to make. */
export type Outgoing = {
  readonly requestId: string;
  readonly purpose: OutgoingPurpose;
  readonly status: (typeof outgoingStatuses)[number];
  /** Of the newest try. */
  readonly at: Instant;
  /** Id in the telephone system, once dialled. */
  readonly contactId?: string;
};

/** The centre's telephones at one moment. */
export type Centre = {
  /** Version 0: nothing was written yet. */
  readonly record: CentreRecord;
  readonly lines: readonly Line[];
  readonly outgoing: readonly Outgoing[];
};

export type CentreStore = {
  /** 1 request a page of the one partition. */
  read(now: Instant): Promise<Centre>;
  /** 1 request. Written only when the version is still `readVersion`; it rises by one. */
  save(record: CentreRecord, readVersion: number): Promise<boolean>;
  /**
   * 1 request (transaction): saves as above and takes a line for an outgoing call, so that two calls never take the last one.
   * The line is given back by itself when nothing comes of it.
   */
  takeLine(
    record: CentreRecord,
    readVersion: number,
    line: { readonly requestId: string; readonly at: Instant },
  ): Promise<boolean>;
  /** 1 request. What has been dialled stays dialled. */
  noteOutgoing(outgoing: Outgoing): Promise<void>;
  /** 1 request. */
  keepAlert(alert: OnCallAlert, at: Instant): Promise<void>;
};

/** Wakes the watch at a moment; a later one than the queue can wait for is left to the sweep of each minute. */
export type StaffWakes = { wake(due: Instant, now: Instant): Promise<void> };

/** Citizens who wait for an operator. */
export type WaitingCallers = {
  /** Whether the flow that a caller waits in is to try the overflow number now. One who has gone is no fault. */
  setOverflowNow(contactId: string, on: boolean): Promise<void>;
};

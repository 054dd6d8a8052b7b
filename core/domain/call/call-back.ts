import type { Instant } from "../shared/time.ts";

/** Why a number must be called back. */
export const callBackReasons = ["promised", "abandoned", "cut-off"] as const;
export type CallBackReason = (typeof callBackReasons)[number];

/**
 * Why a row ended: counted in the reports. `short`: cut off under 3 s and never again. `do-not-contact`: a person has
 * said that this number must not be called.
 */
export const callBackEnds = [
  "reached",
  "spoke",
  "silent",
  "short",
  "sms-sent",
  "withdrawn",
  "do-not-contact",
] as const;
export type CallBackEnd = (typeof callBackEnds)[number];

/** One number that waits to be called back, however often it called; the number itself lies with its calls, sealed. */
export type CallBack = {
  /** First 24 hexadecimal digits of the number's keyed hash: one row a number. */
  readonly callBackId: string;
  /** The strongest so far: promised, then cut off, then abandoned. */
  readonly reason: CallBackReason;
  /** First and last missed call that this row stands for. */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** The call whose sealed number is dialled: the latest. */
  readonly lastCallId: string;
  /** Missed calls so far. */
  readonly calls: number;
  /** Longest wait of these calls. Unit: seconds. */
  readonly waitedSeconds: number;
  /** A line broke while an operator was speaking. */
  readonly cutOffSpeaking: boolean;
  /** History of the number: earlier calls, and those that made a case. */
  readonly earlierCalls: number;
  readonly earlierCases: number;
  /** A declared event was in force when the caller was missed. A number has no place: this is as near as can be known. */
  readonly duringEvent?: boolean;
  /** When this number will have been silent for the region's time. */
  readonly silentAt: Instant;
  /** Whoever is calling back now, and since when. */
  readonly dialling?: { readonly by: string; readonly at: Instant };
  /** Our own attempts. */
  readonly tries: number;
  readonly ended?: { readonly reason: CallBackEnd; readonly at: Instant; readonly by: string };
  readonly version: number;
};

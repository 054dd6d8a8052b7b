import type { Instant } from "../shared/time.ts";

/** Messages that belong to no case, or say nothing to which somebody answers: their receipts lie by themselves. */
const ownReceipts: readonly string[] = ["rekap", "pre-alert", "stand-down", "escalation"];

type ShortMessage = {
  readonly notice: string;
  readonly agencyId: string;
  readonly serial: number;
  readonly ordinal: number;
  readonly seq: number;
  readonly at: Instant;
};

/**
 * How such a message is known when it comes again, `escalation:damkar:42:1:3:2026-11-21T08:04:00.000Z`; undefined for a
 * notice whose receipts lie with its case or its contact test.
 */
export function messageReference(message: ShortMessage): string | undefined {
  return ownReceipts.includes(message.notice) ? referenceOf(message) : undefined;
}

/** Of a message whose receipts lie by themselves. */
export function referenceOf(message: ShortMessage): string {
  const { notice, agencyId, serial, ordinal, seq, at } = message;
  return [notice, agencyId, serial, ordinal, seq, at].join(":");
}

import { errorFacts, log } from "./log.ts";

/** Lines that an alarm counts, each by its exact words; `lib/constructs/counted-lines.ts` has the same. */
export const countedLines = {
  passedOver: "passed over, no retry makes it readable",
  rejectedCase: "national centre rejected a case",
  rejectedDay: "national centre rejected the counts of a day",
  nobodyOnDuty: "nobody-on-duty",
  untestedContacts: "contacts left out of the weekly test",
  unreadableItem: "item of the table cannot be read",
  unreconciledDay: "calls of a day without their contact record",
  nobodyReady: "nobody ready to take calls",
  rosterNotMet: "fewer operators on line than promised",
  onCallEmpty: "nobody on the on-call list",
  overflowUnconfirmed: "overflow number not confirmed",
  operatorsSilent: "no news of an operator who was ready",
  outgoingGivenUp: "outgoing call given up",
  callNotQueued: "call-not-queued",
  agencyNotTold: "agency-not-told",
  numberNotLed: "number 112 not led to its flow, or not let go",
  exchangeRefused: "a neighbour's exchange refused a document",
  exchangeNotQueued: "exchange-not-queued",
  offerUnfinished: "offer-unfinished",
  fault: "fault",
} as const;

/** Something that came in could not be read and was left aside, so that what came behind it goes on. */
export function logPassedOver(reason: string, error: unknown): void {
  log.error(countedLines.passedOver, { reason, ...errorFacts(error) });
}

/** An item of the table hides from every list until somebody repairs it. */
export function logUnreadable(
  key: { readonly pk: string; readonly sk: string },
  error: unknown,
): void {
  log.error(countedLines.unreadableItem, { ...key, ...errorFacts(error) });
}

import * as z from "zod/mini";
import { callTypes, channels, numberConditions } from "../domain/call/call.ts";
import { callBackEnds, callBackReasons } from "../domain/call/call-back.ts";
import { accessNeeds } from "../domain/call/caller.ts";
import { callEnds } from "../domain/call/telephony.ts";
import { kinds } from "../domain/case/kind.ts";
import { operatorStates } from "../domain/centre/centre.ts";
import { callerHistoryView, doNotContactView } from "./callers.ts";
import { caseHead } from "./cases.ts";
import { eventView } from "./events.ts";
import { offerView } from "./handover.ts";
import { instant } from "./instant.ts";
import { preAlertView } from "./pre-alerts.ts";

/** A call as the table holds it and the board shows it; the caller's number is not in it. */
export const callView = z.object({
  callId: z.string(),
  channel: z.enum(channels),
  receivedAt: instant,
  queuedAt: z.exactOptional(instant),
  answeredAt: z.exactOptional(instant),
  endedAt: z.exactOptional(instant),
  operatorId: z.exactOptional(z.string()),
  numberCondition: z.enum(numberConditions),
  earlierCalls: z.exactOptional(z.int()),
  earlierCases: z.exactOptional(z.int()),
  /** The caller's number was on the blocked list when the call came in; the call is treated like any other. */
  blockedUntil: z.exactOptional(instant),
  callType: z.exactOptional(z.enum(callTypes)),
  caseSerial: z.exactOptional(z.int()),
  recordingKey: z.exactOptional(z.string()),
  settled: z.exactOptional(z.boolean()),
  endedBy: z.exactOptional(z.enum(callEnds)),
  /** Durations over all legs. Unit: seconds. */
  talkSeconds: z.exactOptional(z.number()),
  holdSeconds: z.exactOptional(z.number()),
  afterCallWorkSeconds: z.exactOptional(z.number()),
  /** How often the caller was passed on within the centre. */
  transfers: z.exactOptional(z.int()),
  wentOutside: z.exactOptional(z.boolean()),
  /** How long somebody outside talked with the caller, as far as it is told. Unit: seconds. */
  outsideSeconds: z.exactOptional(z.number()),
  /** An operator had answered, and at the end nobody was with the caller any more. */
  leftAlone: z.exactOptional(z.enum(["in-queue", "in-flow", "broken-off"])),
  unableToSpeak: z.exactOptional(z.boolean()),
  /** What the rules of the queue did to the call: moved back, held while its number had another line, key 1. */
  queuedLater: z.exactOptional(z.boolean()),
  waitedForOwnLine: z.exactOptional(z.boolean()),
  putFirst: z.exactOptional(z.boolean()),
  callBackPromised: z.exactOptional(z.boolean()),
  surveyScore: z.exactOptional(z.int()),
  history: z.exactOptional(callerHistoryView),
  numberGiven: z.exactOptional(z.boolean()),
  alsoOnLine: z.exactOptional(z.boolean()),
  doNotContact: z.exactOptional(doNotContactView),
  accessNeed: z.exactOptional(z.enum(accessNeeds)),
  language: z.exactOptional(z.string()),
  typedAt: z.exactOptional(instant),
  typedBefore: z.exactOptional(z.enum([...callTypes, "undecided"])),
  preAlerts: z.exactOptional(z.readonly(z.array(preAlertView))),
  version: z.int(),
});

/** One number that waits to be called back, as the desk shows it. The number itself comes with `get-call` of `lastCallId`. */
export const callBackView = z.object({
  callBackId: z.string(),
  reason: z.enum(callBackReasons),
  firstAt: instant,
  lastAt: instant,
  lastCallId: z.string(),
  calls: z.int(),
  waitedSeconds: z.number(),
  cutOffSpeaking: z.boolean(),
  earlierCalls: z.int(),
  earlierCases: z.int(),
  silentAt: instant,
  dialling: z.exactOptional(z.object({ by: z.string(), at: instant })),
  /** A declared event was in force when the caller was missed. */
  duringEvent: z.exactOptional(z.boolean()),
  tries: z.int(),
  ended: z.exactOptional(z.object({ reason: z.enum(callBackEnds), at: instant, by: z.string() })),
  version: z.int(),
});
export type CallBackView = z.infer<typeof callBackView>;

/** The centre as a whole: operators, overflow, lines. */
export const centreView = z.object({
  operators: z.array(
    z.object({
      operatorId: z.string(),
      state: z.enum(operatorStates),
      since: instant,
      statusName: z.exactOptional(z.string()),
      contactId: z.exactOptional(z.string()),
      missedInRow: z.int(),
    }),
  ),
  staffed: z.int(),
  ready: z.int(),
  promised: z.int(),
  nobodySince: z.exactOptional(instant),
  overflowSince: z.exactOptional(instant),
  onCallAnswered: z.exactOptional(z.object({ by: z.string(), at: instant })),
  linesInUse: z.int(),
  linesTotal: z.int(),
  outgoingWaiting: z.int(),
  overflowTestedAt: z.exactOptional(instant),
  overflowConfirmedAt: z.exactOptional(instant),
  version: z.int(),
});
export type CentreView = z.infer<typeof centreView>;

/** One page of the open board: cases and calls that a person still has to do something with, oldest first. */
export const boardResponse = z.object({
  cases: z.array(caseHead),
  calls: z.array(callView),
  /** Numbers that wait to be called back, those with the strongest claim first within a page. */
  callBacks: z.array(callBackView),
  /** Open events with their places; on the first page. */
  events: z.exactOptional(z.array(eventView)),
  /** Cases that neighbours offer and nobody has answered; on the first page. */
  offers: z.exactOptional(z.array(offerView)),
  /** On the first page; absent until the telephone system has told something. */
  centre: z.exactOptional(centreView),
  /** Pass it as `?next=` for the page after this one. */
  next: z.exactOptional(z.string()),
  serverTime: instant,
});
export type BoardResponse = z.infer<typeof boardResponse>;

/** How a joined caller learns that help is on its way. */
export const informedWays = ["by-operator", "sms", "do-not-contact", "no-number"] as const;

/** One report that a person joined to a case: another call, or another case. */
export const joinedReportView = z.object({
  callId: z.exactOptional(z.string()),
  caseSerial: z.exactOptional(z.int()),
  at: instant,
  by: z.string(),
  informed: z.enum(informedWays),
  /** When the caller was written to. */
  toldAt: z.exactOptional(instant),
  /** Callers that came with it. */
  callers: z.int(),
});

export const receiptView = z.object({
  ordinal: z.int(),
  seq: z.int(),
  channel: z.string(),
  contactId: z.string(),
  sentAt: z.exactOptional(instant),
  deliveredAt: z.exactOptional(instant),
  failedAt: z.exactOptional(instant),
  problem: z.exactOptional(z.string()),
});

/** One case with its timeline. Identity is only there for roles that may see it. */
export const caseDetailResponse = z.object({
  case: caseHead,
  body: z.object({
    /** Absent for roles that may not see it, and once its retention has passed; so are notes and result. */
    report: z.exactOptional(z.string()),
    notes: z.exactOptional(z.string()),
    verified: z.object({ name: z.boolean(), place: z.boolean(), incident: z.boolean() }),
    /** Since when all three are. */
    verifiedAt: z.exactOptional(instant),
    proposal: z.exactOptional(z.object({ kind: z.enum(kinds), reasons: z.array(z.string()) })),
    result: z.exactOptional(z.string()),
  }),
  identity: z.exactOptional(
    z.object({
      callerName: z.exactOptional(z.string()),
      callerNumber: z.exactOptional(z.string()),
      health: z.exactOptional(z.string()),
    }),
  ),
  receipts: z.array(receiptView),
  /** Other reports of the same spot that a person joined to it. */
  joined: z.exactOptional(z.array(joinedReportView)),
});
export type CaseDetailResponse = z.infer<typeof caseDetailResponse>;

/** The call that an operator has on the line, with the number when the role may see it. */
export const callResponse = z.object({
  call: callView,
  callerNumber: z.exactOptional(z.string()),
  /** What a stranger wrote, when the report did not come by voice. */
  message: z.exactOptional(z.string()),
});

/** Channel of a region's board, `/papan/33-75`: a segment of an AppSync channel takes no dot. */
export const boardChannelOf = (regionCode: string): string =>
  `/papan/${regionCode.replaceAll(".", "-")}`;

/** What is pushed to open desks on the region's channel; replaces the row with the same key. */
export const boardChange = z.discriminatedUnion("what", [
  z.object({ what: z.literal("case"), case: caseHead, open: z.boolean() }),
  z.object({ what: z.literal("call"), call: callView, open: z.boolean() }),
  z.object({ what: z.literal("call-back"), callBack: callBackView, open: z.boolean() }),
  z.object({ what: z.literal("centre"), centre: centreView }),
  z.object({ what: z.literal("event"), event: eventView, open: z.boolean() }),
  z.object({ what: z.literal("offer"), offer: offerView, open: z.boolean() }),
]);
export type BoardChange = z.infer<typeof boardChange>;

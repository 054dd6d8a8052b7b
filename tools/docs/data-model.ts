import {
  bodyKey,
  callBackDuePartition,
  callBackEndKey,
  callBackKey,
  callerKey,
  callKey,
  callSealedKey,
  centreKey,
  complaintCounterKey,
  complaintDuePartition,
  complaintKey,
  complaintSealedKey,
  counterKey,
  dayPartition,
  daysShippedKey,
  dueIndex,
  duePartition,
  dueShards,
  headKey,
  type Key,
  landmarkKey,
  lineKey,
  livingHistoryKey,
  livingKey,
  offerKey,
  openComplaintsPartition,
  openPartition,
  outgoingKey,
  pastAlertKey,
  receiptKey,
  requestKey,
  sealedKey,
  stateIndex,
  tableKeys,
  unshippedPartition,
} from "../../core/adapters/dynamodb/table.ts";
import { callStates, callTypes, channels, numberConditions } from "../../core/domain/call/call.ts";
import { callBackEnds, callBackReasons } from "../../core/domain/call/call-back.ts";
import { caseStatuses, dispositions } from "../../core/domain/case/case.ts";
import { kinds, nationalCategoryOf, priorities } from "../../core/domain/case/kind.ts";
import {
  complaintChannels,
  complaintOutcomes,
  complaintSubjects,
} from "../../core/domain/complaint/complaint.ts";
import { allowedFrom } from "../../core/domain/dispatch/advance.ts";
import {
  agencyReports,
  declineReasons,
  dispatchStatuses,
  noticeTypes,
} from "../../core/domain/dispatch/dispatch.ts";
import { handoverRefusals, handoverStates } from "../../core/domain/handover/handover.ts";
import { kindWords } from "../../core/domain/notice/kind-words.ts";
import { livingTopics } from "../../core/domain/region/living.ts";

const code = "33.75";

const items: readonly (readonly [string, Key, string])[] = [
  [
    "Case, head",
    headKey(code, 42),
    "takes every update; status, place, dispatches, due moment; what was written at the closing, sealed",
  ],
  ["Case, checks", bodyKey(code, 42), "what was verified, what the classifier proposed"],
  [
    "Case, words",
    sealedKey(code, 42),
    "who called, health, report, notes; sealed with a data key per case",
  ],
  [
    "Receipt",
    receiptKey(code, 42, 1, 1, "sms", "damkar-jaga"),
    "one per notice, channel, recipient",
  ],
  [
    "Contact test",
    receiptKey(code, 20_778, 1, 0, "sms", "damkar-jaga"),
    "as a receipt, with the agency; who confirmed has one of channel CONTACT-TEST",
  ],
  ["Call", callKey(code, "<contact id>"), "every contact, abandoned ones included"],
  [
    "Call, number",
    callSealedKey(code, "<contact id>"),
    "number, words of a written report; sealed with a data key per call",
  ],
  [
    "Number to call back",
    callBackKey(code, "<first 24 digits of the keyed hash>"),
    "missed calls and answers of a day, and the row that follows from them; no number",
  ],
  [
    "Row that ended",
    callBackEndKey(code, "<…>", "2026-11-21T07:05:00.000Z#spoke"),
    "what ended it and when; why a person ended it, sealed",
  ],
  ["Caller", callerKey(code, "<keyed hash>"), "how often a number called; no number"],
  ["Request", requestKey(code, "<request id>"), "makes the same request one case"],
  ["Counter", counterKey(code), "serials of cases; gaps are allowed, repeats are not"],
  ["Living value", livingKey(code, "routing"), "what people change in a shift"],
  ["Its history", livingHistoryKey(code, "routing", 3), "who, when, why"],
  [
    "Days shipped",
    daysShippedKey(code),
    "day on which reporting began, last day for which the national centre has answered, days that it refused",
  ],
  [
    "Centre",
    centreKey(code),
    "operators, nobody ready, roster, lines in use; what is kept to judge by",
  ],
  [
    "Landmark",
    landmarkKey(code, "stasiun-75-01-1006"),
    "name, other names, place, state: listed, proposed by a closed case, or removed",
  ],
  ["Line", lineKey(code, "<contact id>"), "a call that occupies a line; closed ones stay for 4 h"],
  [
    "Outgoing call",
    outgoingKey(code, "<request id>"),
    "waits for a line, was dialled or given up; goes after an hour",
  ],
  [
    "Offer of a neighbour",
    offerKey(code, "33.25-0042-H1"),
    "its state and what the board shows; the whole document with the caller, sealed; goes with callers' names",
  ],
  [
    "Complaint",
    complaintKey(code, "33.75-A0012"),
    "about what, received when, answered or not; goes with cases once it is answered",
  ],
  [
    "Complaint, words",
    complaintSealedKey(code, "33.75-A0012"),
    "what was said, by whom, and the answer; sealed, a data key each; goes with callers' names",
  ],
  ["Counter of complaints", complaintCounterKey(code), "as the counter of cases"],
  [
    "Alert that ended",
    pastAlertKey(code, "2026-11-21T07:05:00.000Z"),
    "each message and call to the on-call list, with its moment",
  ],
];

const lists: readonly (readonly [string, string, string, string])[] = [
  [stateIndex.name, openPartition(code), stateIndex.sort, "the open board"],
  [stateIndex.name, unshippedPartition(code), stateIndex.sort, "waits for the national centre"],
  [
    stateIndex.name,
    dayPartition(code, "2026-11-21"),
    stateIndex.sort,
    "ended calls, shipped cases, call-backs that ended and answered complaints, of a local day",
  ],
  [
    dueIndex.name,
    callBackDuePartition(code),
    dueIndex.sort,
    "numbers to call back, by when their silence ends the row",
  ],
  [
    stateIndex.name,
    openComplaintsPartition(code),
    stateIndex.sort,
    "complaints without an answer, by their receipt",
  ],
  [
    dueIndex.name,
    complaintDuePartition(code),
    dueIndex.sort,
    "all complaints, by the moment of the day on whose report they stand",
  ],
  [dueIndex.name, duePartition(code, 2), dueIndex.sort, `next step of a case, ${dueShards} shards`],
];

/** `docs/data-model.md`, made of the code. */
export function dataModelText(): string {
  return [
    "# Data model",
    "Made by `npm run docs` from `core/`; a test compares. Change the code, not this page.",
    "One table per kabupaten/kota. Every key begins with the Kemendagri code. Nothing scans.",
    "## Items",
    table(
      ["item", tableKeys.partition, tableKeys.sort, "holds"],
      items.map(([name, { pk, sk }, holds]) => [name, quoted(pk), quoted(sk), holds]),
    ),
    `Items expire by \`${tableKeys.timeToLive}\` (seconds since 1970). A case gets it when the national centre holds its newest version, a call when it is done with; before, neither has one. Sealed items and callers go after \`retentionDays.callerIdentity\`, everything else of a case or call after \`retentionDays.case\`, counted from the end.`,
    "## Indexes",
    "Sparse and KEYS_ONLY: an item that is on no list is in no index.",
    table(
      ["index", "partition", "sorted by", "list"],
      lists.map(([index, partition, sort, list]) => [index, quoted(partition), quoted(sort), list]),
    ),
    "## Dispatch: what an agency may report when",
    table(
      ["report", "from"],
      agencyReports.map((report) => [report, allowedFrom(report).join(", ")]),
    ),
    "The centre withdraws (`cancelled`) from sent, acknowledged, en-route, on-scene. The same report again is accepted unchanged. An unread UBAH is acknowledged without a change of status.",
    "## Kinds",
    table(
      ["kind", "national category", "word in messages"],
      kinds.map((kind) => [kind, nationalCategoryOf[kind], kindWords[kind]]),
    ),
    "## Closed lists",
    table(
      ["list", "values"],
      Object.entries(closedLists).map(([name, values]) => [name, values.join(", ")]),
    ),
    "",
  ].join("\n\n");
}

const closedLists: Readonly<Record<string, readonly string[]>> = {
  "call type": callTypes,
  "call state": callStates,
  channel: channels,
  "number of a caller": numberConditions,
  "call-back reason": callBackReasons,
  "call-back end": callBackEnds,
  "case status": caseStatuses,
  disposition: dispositions,
  priority: priorities,
  "complaint about": complaintSubjects,
  "complaint channel": complaintChannels,
  "complaint outcome": complaintOutcomes,
  "dispatch status": dispatchStatuses,
  "hand-over": handoverStates,
  "hand-over refusal": handoverRefusals,
  notice: noticeTypes,
  "decline reason": declineReasons,
  "living topic": livingTopics,
};

function quoted(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

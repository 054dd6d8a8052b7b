import { markCallerRequest } from "./callers.ts";
import { noteToldRequest, pauseCaseRequest, reopenCaseRequest, stepRequest } from "./care.ts";
import { caseResponse } from "./cases.ts";
import {
  answerOfferRequest,
  noteHandoverRequest,
  offerHandoverRequest,
  offerResponse,
} from "./handover.ts";
import { keepLandmarkRequest, landmarkResponse, landmarksResponse } from "./landmarks.ts";
import type { Operation } from "./operation.ts";

/** What is done for a case beside its agencies: steps, pauses, landmarks, hand-over, who was told. */
export const careOperations: readonly Operation[] = [
  {
    name: "reopen-case",
    method: "post",
    path: "/cases/{serial}/reopening",
    summary: "Takes an ended case up again under its number, with a reason",
    request: reopenCaseRequest,
    response: caseResponse,
    refusals: ["unknown-case", "case-open", "case-closed", "concurrent-change"],
  },
  {
    name: "note-step",
    method: "post",
    path: "/cases/{serial}/steps",
    summary:
      "A step of the SOP is left out with its reason, or taken up again; or the caller was told how it ended",
    request: stepRequest,
    response: caseResponse,
    refusals: ["unknown-case", "step-required", "step-done", "concurrent-change"],
  },
  {
    name: "pause-case",
    method: "post",
    path: "/cases/{serial}/pauses",
    summary: "The targets of a case stand still with a reason, or run on; no alarm stops",
    request: pauseCaseRequest,
    response: caseResponse,
    refusals: ["unknown-case", "case-closed", "already-paused", "not-paused", "concurrent-change"],
  },
  {
    name: "list-landmarks",
    method: "get",
    path: "/landmarks",
    summary: "The region's landmarks by name, and those that closed cases propose",
    response: landmarksResponse,
    refusals: [],
  },
  {
    name: "keep-landmark",
    method: "put",
    path: "/landmarks/{landmarkId}",
    summary: "Lists a landmark: new, changed, or proposed",
    request: keepLandmarkRequest,
    response: landmarkResponse,
    refusals: ["unknown-landmark", "unknown-place", "landmark-list-full"],
  },
  {
    name: "remove-landmark",
    method: "post",
    path: "/landmarks/{landmarkId}/removal",
    summary: "Takes a landmark off the list, or refuses a proposal",
    response: landmarkResponse,
    refusals: ["unknown-landmark"],
  },
  {
    name: "note-told",
    method: "post",
    path: "/cases/{serial}/dispatches/{ordinal}/told",
    summary: "Writes who of a silent agency was told and how; its alarm ends",
    request: noteToldRequest,
    response: caseResponse,
    refusals: [
      "unknown-case",
      "unknown-dispatch",
      "case-closed",
      "agency-answered",
      "concurrent-change",
    ],
  },
  {
    name: "offer-handover",
    method: "post",
    path: "/cases/{serial}/handovers",
    summary: "Offers the case to a neighbour, who has 20 s; then the fallback agencies are sent",
    request: offerHandoverRequest,
    response: caseResponse,
    refusals: [
      "unknown-case",
      "unknown-neighbour",
      "unknown-agency",
      "case-closed",
      "handover-open",
      "concurrent-change",
    ],
  },
  {
    name: "note-handover",
    method: "post",
    path: "/cases/{serial}/handovers/answers",
    summary: "Writes down what the neighbour said by telephone, or takes the offer back",
    request: noteHandoverRequest,
    response: caseResponse,
    refusals: [
      "unknown-case",
      "unknown-handover",
      "handover-incomplete",
      "handover-answered",
      "concurrent-change",
    ],
  },
  {
    name: "answer-offer",
    method: "post",
    path: "/offers/{handoverId}/answers",
    summary: "Answers a neighbour's offer; accepting makes our own case, once",
    request: answerOfferRequest,
    response: offerResponse,
    refusals: [
      "unknown-offer",
      "handover-incomplete",
      "offer-expired",
      "offer-answered",
      "concurrent-change",
    ],
  },
  {
    name: "mark-case",
    method: "post",
    path: "/cases/{serial}/mark",
    summary: "As mark-caller, for the numbers behind a case and the case itself",
    request: markCallerRequest,
    response: caseResponse,
    refusals: ["unknown-case", "reason-missing", "number-not-usable", "concurrent-change"],
  },
];

import * as z from "zod/mini";
import { boardResponse, caseDetailResponse } from "./board.ts";
import {
  answerOnBehalfRequest,
  cancelRequest,
  caseHead,
  caseResponse,
  changeCaseRequest,
  classifyRequest,
  classifyResponse,
  closeCaseRequest,
  createCaseRequest,
  dispatchCaseRequest,
} from "./cases.ts";
import type { Operation } from "./operation.ts";

/** A closed agency gave way to its backup, `by`. */
export const dispatchCaseResponse = z.object({
  case: caseHead,
  substituted: z.exactOptional(
    z.array(z.object({ agencyId: z.string(), by: z.string(), reason: z.string() })),
  ),
});

/** What an operator does with a case, from the report to its end. */
export const caseOperations: readonly Operation[] = [
  {
    name: "create-case",
    method: "post",
    path: "/cases",
    summary:
      "Makes a case of a call, or by hand; 201 when new, 200 when this request made it before",
    request: createCaseRequest,
    response: caseResponse,
    refusals: ["report-too-long", "unknown-place", "unknown-call"],
  },
  {
    name: "get-case",
    method: "get",
    path: "/cases/{serial}",
    summary: "One case with its text, receipts and, for those who may see it, who called",
    response: caseDetailResponse,
    refusals: ["unknown-case"],
  },
  {
    name: "dispatch-case",
    method: "post",
    path: "/cases/{serial}/dispatches",
    summary: "Sends the case to agencies in one write; the same request again changes nothing",
    request: dispatchCaseRequest,
    response: dispatchCaseResponse,
    refusals: [
      "unknown-case",
      "unknown-agency",
      "unknown-dispatch",
      "case-closed",
      "too-many-dispatches",
      "concurrent-change",
    ],
  },
  {
    name: "change-case",
    method: "post",
    path: "/cases/{serial}/changes",
    summary: "Changes a case; place, kind, victims or danger are a notice (UBAH) to its agencies",
    request: changeCaseRequest,
    response: caseResponse,
    refusals: [
      "unknown-case",
      "unknown-place",
      "nothing-changed",
      "case-closed",
      "concurrent-change",
    ],
  },
  {
    name: "cancel-dispatch",
    method: "post",
    path: "/cases/{serial}/cancellations",
    summary: "Withdraws one agency, or the whole case (BATAL)",
    request: cancelRequest,
    response: caseResponse,
    refusals: ["unknown-case", "unknown-dispatch", "case-closed", "concurrent-change"],
  },
  {
    name: "answer-on-behalf",
    method: "post",
    path: "/cases/{serial}/dispatches/{ordinal}/answers",
    summary: "Records what an agency said by telephone or radio",
    request: answerOnBehalfRequest,
    response: caseResponse,
    refusals: [
      "unknown-case",
      "unknown-dispatch",
      "illegal-transition",
      "case-closed",
      "concurrent-change",
    ],
  },
  {
    name: "close-case",
    method: "post",
    path: "/cases/{serial}/closing",
    summary:
      "Closes the case with its outcome and releases every agency; withdrawn crews must have turned back",
    request: closeCaseRequest,
    response: caseResponse,
    refusals: ["unknown-case", "case-closed", "open-dispatches", "concurrent-change"],
  },
  {
    name: "classify-case",
    method: "post",
    path: "/classifications",
    summary: "Proposes call type, kind, priority and agencies for a report, with its reasons",
    request: classifyRequest,
    response: classifyResponse,
    refusals: ["report-too-long"],
  },
  {
    name: "list-board",
    method: "get",
    path: "/board",
    summary: "One page of the open board; `?next=` for the page after it",
    response: boardResponse,
    refusals: ["invalid-request"],
  },
];

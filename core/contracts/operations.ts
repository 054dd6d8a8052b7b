import * as z from "zod/mini";
import { boardResponse, callResponse, callView, caseDetailResponse } from "./board.ts";
import { callBackResponse, dialCallBackRequest, endCallBackRequest } from "./call-backs.ts";
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
  setCallTypeRequest,
} from "./cases.ts";
import { transferCallRequest, transferCallResponse } from "./pbx/transfer-call.ts";
import type { RefusalCode } from "./refusal.ts";
import {
  changeSettingRequest,
  settingChange,
  settingHistoryResponse,
  settingsResponse,
} from "./settings.ts";

/** One operation of the HTTP API; the OpenAPI document and the examples follow this list. */
export type Operation = {
  readonly name: string;
  readonly method: "get" | "post" | "put";
  readonly path: string;
  readonly summary: string;
  readonly request?: z.core.$ZodType;
  readonly response: z.core.$ZodType;
  /** What this operation may refuse beside `always`. */
  readonly refusals: readonly RefusalCode[];
};

/** Any operation of a signed-in person may answer these. */
export const refusalsOfEveryOperation: readonly RefusalCode[] = [
  "unauthenticated",
  "wrong-region",
  "wrong-role",
];
export const refusalsOfEveryBody: readonly RefusalCode[] = [
  "invalid-json",
  "invalid-request",
  "wrong-content-type",
];

/** A closed agency gave way to its backup, `by`. */
export const dispatchCaseResponse = z.object({
  case: caseHead,
  substituted: z.exactOptional(
    z.array(z.object({ agencyId: z.string(), by: z.string(), reason: z.string() })),
  ),
});

export const setCallTypeResponse = z.object({ call: callView });

export const operations: readonly Operation[] = [
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
  {
    name: "get-call",
    method: "get",
    path: "/calls/{callId}",
    summary: "The call that an operator has on the line",
    response: callResponse,
    refusals: ["unknown-call"],
  },
  {
    name: "set-call-type",
    method: "post",
    path: "/calls/{callId}/type",
    summary: "Records what a call turned out to be",
    request: setCallTypeRequest,
    response: setCallTypeResponse,
    refusals: ["unknown-call"],
  },
  {
    name: "transfer-call",
    method: "post",
    path: "/calls/{callId}/transfer",
    summary:
      "Has the IP PBX ring one of the region's desks into the call; Connect does it from the workspace",
    request: transferCallRequest,
    response: transferCallResponse,
    refusals: [
      "unknown-call",
      "unknown-quick-connect",
      "transfer-in-workspace",
      "call-not-on-line",
      "not-your-call",
      "no-line-free",
      "telephone-silent",
    ],
  },
  {
    name: "dial-call-back",
    method: "post",
    path: "/call-backs/{callBackId}/dial",
    summary: "The centre rings this number as soon as a line is free; the same request rings once",
    request: dialCallBackRequest,
    response: callBackResponse,
    refusals: ["unknown-call-back", "call-back-ended", "already-dialling", "concurrent-change"],
  },
  {
    name: "end-call-back",
    method: "post",
    path: "/call-backs/{callBackId}/end",
    summary: "A person ends a call-back: withdrawn, or reached another way",
    request: endCallBackRequest,
    response: callBackResponse,
    refusals: ["unknown-call-back", "call-back-ended", "concurrent-change"],
  },
  {
    name: "read-settings",
    method: "get",
    path: "/settings",
    summary: "What people change in a shift, as it stands now",
    response: settingsResponse,
    refusals: [],
  },
  {
    name: "change-setting",
    method: "put",
    path: "/settings/{topic}",
    summary: "Replaces one topic; effective at once, kept in its history",
    request: changeSettingRequest,
    response: settingChange,
    refusals: ["unknown-setting", "unknown-agency", "concurrent-change"],
  },
  {
    name: "read-setting-history",
    method: "get",
    path: "/settings/{topic}/history",
    summary: "Who changed a topic, when and why; newest first",
    response: settingHistoryResponse,
    refusals: ["unknown-setting"],
  },
];

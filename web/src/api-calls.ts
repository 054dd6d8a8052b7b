import * as z from "zod/mini";
import { callView } from "../../core/contracts/board.ts";
import type { BlockCallerRequest, MarkCallerRequest } from "../../core/contracts/callers.ts";
import type { PreAlertRequest } from "../../core/contracts/pre-alerts.ts";
import { joinReportResponse } from "../../core/contracts/same-report.ts";
import type { CallType } from "../../core/domain/call/call.ts";
import type { Asking } from "./answer.ts";

/** The changed call, as the server keeps it. */
const callAnswer = z.object({ call: callView });

/** What is done about a call while the caller is on the line, and right after it. */
export function callsApi({ post }: Asking) {
  const ofCall = (callId: string, what: string) => `/calls/${encodeURIComponent(callId)}/${what}`;
  return {
    setCallType: (callId: string, callType: CallType) =>
      post(callAnswer, ofCall(callId, "type"), { callType }),
    /** Takes the type back; the server refuses when it was decided more than 10 s ago. */
    undoCallType: (callId: string, callType: CallType) =>
      post(callAnswer, ofCall(callId, "type"), { callType, undo: true }),
    markCall: (callId: string, body: MarkCallerRequest) =>
      post(callAnswer, ofCall(callId, "mark"), body),
    /** What it answers is not needed: the list of blocked numbers is the supervisor's. */
    blockCaller: (callId: string, body: BlockCallerRequest) =>
      post(z.unknown(), ofCall(callId, "block"), body),
    preAlert: (callId: string, body: PreAlertRequest) =>
      post(callAnswer, ofCall(callId, "pre-alerts"), body),
    /** This call tells of the same report as that case. */
    joinCall: (serial: number, callId: string) =>
      post(joinReportResponse, `/cases/${serial}/reports`, { callId }),
    separateCall: (serial: number, callId: string) =>
      post(joinReportResponse, `/cases/${serial}/separations`, { callId }),
  };
}

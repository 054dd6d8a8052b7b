import * as z from "zod/mini";
import { callResponse, callView } from "./board.ts";
import { callBackResponse, dialCallBackRequest, endCallBackRequest } from "./call-backs.ts";
import { blockCallerRequest, blockCallerResponse, markCallerRequest } from "./callers.ts";
import { setCallTypeRequest } from "./cases.ts";
import type { Operation } from "./operation.ts";
import { transferCallRequest, transferCallResponse } from "./pbx/transfer-call.ts";
import { preAlertRequest } from "./pre-alerts.ts";

export const setCallTypeResponse = z.object({ call: callView });

/** Calls, callers and call-backs. */
export const callOperations: readonly Operation[] = [
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
    refusals: ["unknown-call", "undo-too-late", "typed-by-another"],
  },
  {
    name: "mark-caller",
    method: "post",
    path: "/calls/{callId}/mark",
    summary:
      "Decides about a call's number: jangan hubungi, deaf or speech-impaired, language, another number",
    request: markCallerRequest,
    response: setCallTypeResponse,
    refusals: ["unknown-call", "reason-missing", "number-not-usable", "concurrent-change"],
  },
  {
    name: "block-caller",
    method: "post",
    path: "/calls/{callId}/block",
    summary: "A word to the desk until a moment; whoever is blocked reaches a human all the same",
    request: blockCallerRequest,
    response: blockCallerResponse,
    refusals: ["unknown-call", "number-not-usable", "block-end-wrong", "concurrent-change"],
  },
  {
    name: "pre-alert",
    method: "post",
    path: "/calls/{callId}/pre-alerts",
    summary:
      "Tells an agency to make ready while the report is still typed, once; or takes it back",
    request: preAlertRequest,
    response: setCallTypeResponse,
    refusals: [
      "unknown-call",
      "unknown-agency",
      "pre-alert-sent-before",
      "pre-alert-by-hand",
      "unknown-pre-alert",
      "concurrent-change",
    ],
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
    refusals: [
      "unknown-call-back",
      "call-back-ended",
      "already-dialling",
      "do-not-contact",
      "concurrent-change",
    ],
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
];

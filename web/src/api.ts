import * as z from "zod/mini";
import { boardResponse, callResponse, caseDetailResponse } from "../../core/contracts/board.ts";
import {
  callBackResponse,
  type DialCallBackRequest,
  type EndCallBackRequest,
} from "../../core/contracts/call-backs.ts";
import {
  type AnswerOnBehalfRequest,
  type CancelRequest,
  type ChangeCaseRequest,
  type ClassifyRequest,
  type CloseCaseRequest,
  type CreateCaseRequest,
  caseResponse,
  classifyResponse,
  type DispatchCaseRequest,
} from "../../core/contracts/cases.ts";
import { transferCallResponse } from "../../core/contracts/pbx/transfer-call.ts";
import { refusalResponse } from "../../core/contracts/refusal.ts";
import { settingHistoryResponse, settingsResponse } from "../../core/contracts/settings.ts";
import type { LivingTopic } from "../../core/domain/region/living.ts";
import type { Answer, Asking, Problem } from "./answer.ts";
import { callsApi } from "./api-calls.ts";
import { careApi } from "./api-care.ts";
import { complaintsApi } from "./api-complaints.ts";

export type ApiOptions = {
  /** `/api/33.75`, without a slash at the end. */
  readonly base: string;
  readonly token: () => string;
  /** The server did not take the token. @returns whether there is a new one now: the request is then made once more */
  readonly onUnauthenticated: () => Promise<boolean>;
  /** The server took the token. */
  readonly onAuthenticated?: () => void;
  readonly fetch?: typeof fetch;
};
export type Api = ReturnType<typeof createApi>;

/** The words of a written report come with the call that it is. */
const openedCall = z.extend(callResponse, { message: z.optional(z.string()) });

/** Longest time that a desk waits for an answer. Unit: ms. Chosen, not published. */
const timeoutMs = 15_000;
const faultShape = z.object({ fault: z.object({ requestId: z.string() }) });

/** The region's HTTP API as the pages use it; every answer is checked against its contract. */
export function createApi(options: ApiOptions) {
  const get = <T extends z.ZodMiniType>(schema: T, path: string) => send(options, schema, path);
  const post = <T extends z.ZodMiniType>(schema: T, path: string, body: unknown) =>
    send(options, schema, path, { method: "POST", body });
  const put = <T extends z.ZodMiniType>(schema: T, path: string, body: unknown) =>
    send(options, schema, path, { method: "PUT", body });
  const asking: Asking = { get, post, put };
  const ofCase = (serial: number, what: string) => `/cases/${serial}/${what}`;
  return {
    ...callsApi(asking),
    ...careApi(asking),
    ...complaintsApi(asking),
    board: (next?: string) =>
      get(boardResponse, next === undefined ? "/board" : `/board?next=${encodeURIComponent(next)}`),
    getCase: (serial: number) => get(caseDetailResponse, `/cases/${serial}`),
    getCall: (callId: string) => get(openedCall, `/calls/${encodeURIComponent(callId)}`),
    classify: (body: ClassifyRequest) => post(classifyResponse, "/classifications", body),
    createCase: (body: CreateCaseRequest) => post(caseResponse, "/cases", body),
    dispatchCase: (serial: number, body: DispatchCaseRequest) =>
      post(caseResponse, ofCase(serial, "dispatches"), body),
    changeCase: (serial: number, body: ChangeCaseRequest) =>
      post(caseResponse, ofCase(serial, "changes"), body),
    cancel: (serial: number, body: CancelRequest) =>
      post(caseResponse, ofCase(serial, "cancellations"), body),
    answerOnBehalf: (serial: number, ordinal: number, body: AnswerOnBehalfRequest) =>
      post(caseResponse, ofCase(serial, `dispatches/${ordinal}/answers`), body),
    closeCase: (serial: number, body: CloseCaseRequest) =>
      post(caseResponse, ofCase(serial, "closing"), body),
    /** Only calls that a PBX of the region's own took; Connect's are put through by the workspace. */
    transferCall: (callId: string, to: string) =>
      post(transferCallResponse, `/calls/${encodeURIComponent(callId)}/transfer`, { to }),
    dialCallBack: (callBackId: string, body: DialCallBackRequest) =>
      post(callBackResponse, `/call-backs/${callBackId}/dial`, body),
    endCallBack: (callBackId: string, body: EndCallBackRequest) =>
      post(callBackResponse, `/call-backs/${callBackId}/end`, body),
    settings: () => get(settingsResponse, "/settings"),
    /** `version`: the one that the person had before him; the centre refuses when a newer one stands. */
    changeSetting: (
      topic: LivingTopic,
      change: { readonly value: unknown; readonly version: number; readonly reason: string },
    ) => put(z.unknown(), `/settings/${topic}`, change),
    settingHistory: (topic: LivingTopic) =>
      get(settingHistoryResponse, `/settings/${topic}/history`),
  };
}

async function send<T extends z.ZodMiniType>(
  options: ApiOptions,
  schema: T,
  path: string,
  request?: Request,
): Promise<Answer<z.infer<T>>> {
  let answer = await asked(options, path, request);
  if (answer?.status === 401 && (await options.onUnauthenticated())) {
    answer = await asked(options, path, request);
  }
  if (answer === undefined) return failed({ kind: "network" });
  if (answer.status === 401) return failed({ kind: "unauthenticated" });
  options.onAuthenticated?.();
  if (!answer.ok) return failed(problemOf(answer.value));
  const read = schema.safeParse(answer.value);
  return read.success ? { ok: true, value: read.data } : failed({ kind: "unreadable" });
}

type Request = { readonly method: string; readonly body: unknown };

type Heard = { readonly status: number; readonly ok: boolean; readonly value: unknown };

/** @returns undefined when nobody knows whether it arrived */
async function asked(
  options: ApiOptions,
  path: string,
  request: Request | undefined,
): Promise<Heard | undefined> {
  try {
    const answer = await (options.fetch ?? fetch)(`${options.base}${path}`, {
      method: request?.method ?? "GET",
      headers: {
        authorization: `Bearer ${options.token()}`,
        ...(request !== undefined && { "content-type": "application/json" }),
      },
      ...(request !== undefined && { body: JSON.stringify(request.body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: answer.status, ok: answer.ok, value: jsonOf(await answer.text()) };
  } catch {
    return undefined;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf(value: unknown): Problem {
  const refused = refusalResponse.safeParse(value);
  if (refused.success) {
    const { code, message } = refused.data.refusal;
    return { kind: "refused", code, message };
  }
  const fault = faultShape.safeParse(value);
  return { kind: "fault", requestId: fault.success ? fault.data.fault.requestId : "" };
}

function failed(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}

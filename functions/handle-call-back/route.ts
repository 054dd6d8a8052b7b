import {
  callBackId,
  dialCallBackRequest,
  endCallBackRequest,
} from "../../core/contracts/call-backs.ts";
import type { CallBack } from "../../core/domain/call/call-back.ts";
import type { Result } from "../../core/domain/shared/result.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import {
  type CallBackRefusal,
  callBackNotReached,
  type DialPorts,
  dialCallBack,
  endCallBack,
} from "../../core/usecases/handle-call-back.ts";
import { actorOf, staffOf } from "../shared/auth.ts";
import type { HttpRequest, HttpResponse, HttpRoute } from "../shared/http.ts";
import { json, parsedBody, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /call-backs/{callBackId}/dial` and `…/end`: what a person does about a number that waits. */
export function handleCallBackRoute(ports: DialPorts): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const id = callBackId.safeParse(request.pathParameters?.["callBackId"]);
    if (!id.success) return refused("unknown-call-back");
    const actor = actorOf(staff.value);
    return isDial(request)
      ? dial(ports, id.data, request, actor)
      : end(ports, id.data, request, actor);
  };
}

function isDial({ routeKey }: HttpRequest): boolean {
  return routeKey?.endsWith("/dial") === true;
}

async function dial(
  ports: DialPorts,
  id: string,
  request: HttpRequest,
  actor: string,
): Promise<HttpResponse> {
  const body = parsedBody(request, dialCallBackRequest);
  if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
  return answer(await dialCallBack(ports, id, body.value.requestId, actor));
}

async function end(
  ports: DialPorts,
  id: string,
  request: HttpRequest,
  actor: string,
): Promise<HttpResponse> {
  const body = parsedBody(request, endCallBackRequest);
  if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
  const { reason, note } = body.value;
  if (reason === "not-reached") return answer(await callBackNotReached(ports, id));
  return answer(await endCallBack(ports, id, { reason, note }, actor));
}

function answer(result: Result<CallBack, CallBackRefusal>): HttpResponse {
  return result.ok ? json(200, { callBack: result.value }) : refusedBy(result.refusal);
}

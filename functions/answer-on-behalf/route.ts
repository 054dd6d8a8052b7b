import { answerOnBehalfRequest } from "../../core/contracts/cases.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import { type AnswerPorts, answerDispatch } from "../../core/usecases/answer-dispatch.ts";
import type { Clock } from "../../core/usecases/ports.ts";
import { actorOf, staffOf } from "../shared/auth.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json, parsedBody, pathNumber, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /cases/{serial}/dispatches/{ordinal}/answers`: what an agency said by telephone or radio. */
export function answerOnBehalfRoute(
  ports: AnswerPorts & { readonly regionCode: string; readonly clock: Clock },
): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const serial = pathNumber(request, "serial");
    if (serial === undefined) return refused("unknown-case");
    const ordinal = pathNumber(request, "ordinal");
    if (ordinal === undefined) return refused("unknown-dispatch");
    const body = parsedBody(request, answerOnBehalfRequest);
    if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
    const { report, declineReason, saidBy } = body.value;
    const answered = await answerDispatch(ports, {
      serial,
      ordinal,
      report,
      declineReason,
      by: `${actorOf(staff.value)} (${saidBy})`,
      at: ports.clock.now(),
    });
    return answered.ok ? json(200, { case: answered.value.head }) : refusedBy(answered.refusal);
  };
}

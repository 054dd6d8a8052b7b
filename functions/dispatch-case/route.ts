import { dispatchCaseRequest } from "../../core/contracts/cases.ts";
import { type DispatchCasePorts, dispatchCase } from "../../core/usecases/dispatch-case.ts";
import { actorOf, caseWorkers, staffOf } from "../shared/auth.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json, parsedBody, pathNumber, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /cases/{serial}/dispatches`: one dispatch per agency, in one write. */
export function dispatchCaseRoute(
  ports: DispatchCasePorts & { readonly regionCode: string },
): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const serial = pathNumber(request, "serial");
    if (serial === undefined) return refused("unknown-case");
    const body = parsedBody(request, dispatchCaseRequest);
    if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
    const sent = await dispatchCase(ports, serial, body.value, actorOf(staff.value));
    if (!sent.ok) return refusedBy(sent.refusal);
    const { head, substituted } = sent.value;
    return json(200, { case: head, ...(substituted.length === 0 ? {} : { substituted }) });
  };
}

import { cancelRequest } from "../../core/contracts/cases.ts";
import { type CancelPorts, cancelDispatches } from "../../core/usecases/cancel-dispatch.ts";
import { actorOf, caseWorkers, staffOf } from "../shared/auth.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json, parsedBody, pathNumber, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /cases/{serial}/cancellations`: withdraws one agency or the whole case (BATAL). */
export function cancelDispatchRoute(
  ports: CancelPorts & { readonly regionCode: string },
): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const serial = pathNumber(request, "serial");
    if (serial === undefined) return refused("unknown-case");
    const body = parsedBody(request, cancelRequest);
    if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
    const decided = await cancelDispatches(ports, serial, body.value, actorOf(staff.value));
    return decided.ok ? json(200, { case: decided.value }) : refusedBy(decided.refusal);
  };
}

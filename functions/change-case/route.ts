import { changeCaseRequest } from "../../core/contracts/cases.ts";
import { type ChangeCasePorts, changeCaseAtDesk } from "../../core/usecases/change-case.ts";
import { actorOf, caseWorkers, staffOf } from "../shared/auth.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json, parsedBody, pathNumber, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /cases/{serial}/changes`: a correction; what matters to a crew becomes an UBAH notice. */
export function changeCaseRoute(
  ports: ChangeCasePorts & { readonly regionCode: string },
): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const serial = pathNumber(request, "serial");
    if (serial === undefined) return refused("unknown-case");
    const body = parsedBody(request, changeCaseRequest);
    if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
    const decided = await changeCaseAtDesk(ports, serial, body.value, actorOf(staff.value));
    return decided.ok ? json(200, { case: decided.value }) : refusedBy(decided.refusal);
  };
}

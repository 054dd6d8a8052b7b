import { preAlertRequest } from "../../core/contracts/pre-alerts.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import { type PreAlertPorts, preAlertAgency } from "../../core/usecases/pre-alert.ts";
import { actorOf, staffOf } from "../shared/auth.ts";
import type { HttpRoute } from "../shared/http.ts";
import { callIdOf, json, parsedBody, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /calls/{callId}/pre-alerts`: tells an agency to make ready while the report is still typed, or takes it back. */
export function preAlertRoute(ports: PreAlertPorts & { readonly regionCode: string }): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const body = parsedBody(request, preAlertRequest);
    if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
    const told = await preAlertAgency(ports, callIdOf(request), body.value, actorOf(staff.value));
    return told.ok ? json(200, { call: told.value }) : refusedBy(told.refusal);
  };
}

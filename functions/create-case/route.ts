import { createCaseRequest } from "../../core/contracts/cases.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import { type CreateCasePorts, createCase } from "../../core/usecases/create-case.ts";
import { actorOf, staffOf } from "../shared/auth.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json, parsedBody, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /cases`: 201 for a new case, 200 for the one that this request made before. */
export function createCaseRoute(ports: CreateCasePorts): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const body = parsedBody(request, createCaseRequest);
    if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
    const made = await createCase(ports, body.value, actorOf(staff.value));
    if (!made.ok) return refusedBy(made.refusal);
    return json(made.value.created ? 201 : 200, { case: made.value.head });
  };
}

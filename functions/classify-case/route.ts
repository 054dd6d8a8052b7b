import { classifyRequest } from "../../core/contracts/cases.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import { type ClassifyPorts, classifyCase } from "../../core/usecases/classify-case.ts";
import { staffOf } from "../shared/auth.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json, parsedBody, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /classifications`: a proposal while the operator types. */
export function classifyCaseRoute(
  ports: ClassifyPorts & { readonly regionCode: string },
): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const body = parsedBody(request, classifyRequest);
    if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
    const proposal = await classifyCase(ports, body.value);
    return proposal.ok ? json(200, proposal.value) : refusedBy(proposal.refusal);
  };
}

import { caseWorkers } from "../../core/domain/staff/role.ts";
import { type GetCasePorts, getCase } from "../../core/usecases/get-case.ts";
import { caseReaders, holds, staffOf } from "../shared/auth.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json, pathNumber, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `GET /cases/{serial}`: one case with its timeline; an auditor does not see who called. */
export function getCaseRoute(ports: GetCasePorts & { readonly regionCode: string }): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseReaders);
    if (!staff.ok) return refused(staff.refusal.code);
    const serial = pathNumber(request, "serial");
    if (serial === undefined) return refused("unknown-case");
    const found = await getCase(ports, serial, holds(staff.value, ...caseWorkers));
    if (!found.ok) return refusedBy(found.refusal);
    const { head, ...rest } = found.value;
    return json(200, { case: head, ...rest });
  };
}

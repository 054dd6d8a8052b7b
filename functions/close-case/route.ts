import { closeCaseRequest } from "../../core/contracts/cases.ts";
import { type CloseCasePorts, closeCase } from "../../core/usecases/close-case.ts";
import { caseRoute } from "../shared/case-route.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /cases/{serial}/closing`: closed stays closed. */
export function closeCaseRoute(ports: CloseCasePorts & { readonly regionCode: string }): HttpRoute {
  return caseRoute(ports.regionCode, closeCaseRequest, async ({ serial, body, actor }) => {
    const decided = await closeCase(ports, serial, body, actor);
    return decided.ok ? json(200, { case: decided.value }) : refusedBy(decided.refusal);
  });
}

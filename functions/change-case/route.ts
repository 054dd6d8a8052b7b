import { changeCaseRequest } from "../../core/contracts/cases.ts";
import { type ChangeCasePorts, changeCaseAtDesk } from "../../core/usecases/change-case.ts";
import { caseRoute } from "../shared/case-route.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /cases/{serial}/changes`: a correction; what matters to a crew becomes an UBAH notice. */
export function changeCaseRoute(
  ports: ChangeCasePorts & { readonly regionCode: string },
): HttpRoute {
  return caseRoute(ports.regionCode, changeCaseRequest, async ({ serial, body, actor }) => {
    const decided = await changeCaseAtDesk(ports, serial, body, actor);
    return decided.ok ? json(200, { case: decided.value }) : refusedBy(decided.refusal);
  });
}

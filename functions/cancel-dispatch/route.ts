import { cancelRequest } from "../../core/contracts/cases.ts";
import { type CancelPorts, cancelDispatches } from "../../core/usecases/cancel-dispatch.ts";
import { caseRoute } from "../shared/case-route.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /cases/{serial}/cancellations`: withdraws one agency or the whole case (BATAL). */
export function cancelDispatchRoute(
  ports: CancelPorts & { readonly regionCode: string },
): HttpRoute {
  return caseRoute(ports.regionCode, cancelRequest, async ({ serial, body, actor }) => {
    const decided = await cancelDispatches(ports, serial, body, actor);
    return decided.ok ? json(200, { case: decided.value }) : refusedBy(decided.refusal);
  });
}

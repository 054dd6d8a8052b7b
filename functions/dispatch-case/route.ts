import { dispatchCaseRequest } from "../../core/contracts/cases.ts";
import { type DispatchCasePorts, dispatchCase } from "../../core/usecases/dispatch-case.ts";
import { caseRoute } from "../shared/case-route.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /cases/{serial}/dispatches`: one dispatch per agency, in one write. */
export function dispatchCaseRoute(
  ports: DispatchCasePorts & { readonly regionCode: string },
): HttpRoute {
  return caseRoute(ports.regionCode, dispatchCaseRequest, async ({ serial, body, actor }) => {
    const sent = await dispatchCase(ports, serial, body, actor);
    if (!sent.ok) return refusedBy(sent.refusal);
    const { head, substituted } = sent.value;
    return json(200, { case: head, ...(substituted.length === 0 ? {} : { substituted }) });
  });
}

import { setCallTypeRequest } from "../../core/contracts/cases.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import type { CallStore, Clock } from "../../core/usecases/ports.ts";
import { setCallType } from "../../core/usecases/set-call-type.ts";
import { actorOf, staffOf } from "../shared/auth.ts";
import type { HttpRoute } from "../shared/http.ts";
import { callIdOf, json, parsedBody, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /calls/{callId}/type`: what a call turned out to be. */
export function setCallTypeRoute(ports: {
  readonly regionCode: string;
  readonly calls: Pick<CallStore, "setType" | "undoType">;
  readonly clock: Clock;
}): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const body = parsedBody(request, setCallTypeRequest);
    if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
    const callId = callIdOf(request);
    const set = await setCallType(ports, callId, body.value, actorOf(staff.value));
    return set.ok ? json(200, { call: set.value }) : refusedBy(set.refusal);
  };
}

import { caseWorkers } from "../../core/domain/staff/role.ts";
import { getCall } from "../../core/usecases/get-call.ts";
import type { CallStore } from "../../core/usecases/ports.ts";
import { caseReaders, holds, staffOf } from "../shared/auth.ts";
import type { HttpRoute } from "../shared/http.ts";
import { callIdOf, json, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `GET /calls/{callId}`: the call that an operator has before him. */
export function getCallRoute(ports: {
  readonly regionCode: string;
  readonly calls: Pick<CallStore, "find" | "callerNumber" | "message">;
}): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseReaders);
    if (!staff.ok) return refused(staff.refusal.code);
    const callId = callIdOf(request);
    const found = await getCall(ports.calls, callId, holds(staff.value, ...caseWorkers));
    return found.ok ? json(200, found.value) : refusedBy(found.refusal);
  };
}

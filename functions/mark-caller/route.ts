import { blockCallerRequest, markCallerRequest } from "../../core/contracts/callers.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import { type BlockCallerPorts, blockCaller } from "../../core/usecases/block-caller.ts";
import { type MarkCasePorts, markCaller, markCase } from "../../core/usecases/mark-caller.ts";
import { actorOf, staffOf } from "../shared/auth.ts";
import { caseRoute } from "../shared/case-route.ts";
import type { HttpRequest, HttpResponse, HttpRoute } from "../shared/http.ts";
import { callIdOf, json, parsedBody, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

type Ports = MarkCasePorts &
  Pick<BlockCallerPorts, "living"> & {
    readonly calls: BlockCallerPorts["calls"];
    readonly regionCode: string;
  };

/** `POST /calls/{callId}/mark`, `POST /calls/{callId}/block` and `POST /cases/{serial}/mark`. */
export function markCallerRoute(ports: Ports): HttpRoute {
  const ofCase = caseRoute(
    ports.regionCode,
    markCallerRequest,
    async ({ serial, body, actor }): Promise<HttpResponse> => {
      const marked = await markCase(ports, serial, body, actor);
      return marked.ok ? json(200, { case: marked.value }) : refusedBy(marked.refusal);
    },
  );
  return async (request) => {
    if (request.pathParameters?.["serial"] !== undefined) return ofCase(request);
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const actor = actorOf(staff.value);
    const isBlock = request.routeKey?.endsWith("/block") === true;
    return isBlock ? block(ports, request, actor) : mark(ports, request, actor);
  };
}

async function mark(ports: Ports, request: HttpRequest, actor: string): Promise<HttpResponse> {
  const body = parsedBody(request, markCallerRequest);
  if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
  const marked = await markCaller(ports, callIdOf(request), body.value, actor);
  return marked.ok ? json(200, { call: marked.value }) : refusedBy(marked.refusal);
}

async function block(ports: Ports, request: HttpRequest, actor: string): Promise<HttpResponse> {
  const body = parsedBody(request, blockCallerRequest);
  if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
  const callId = callIdOf(request);
  const blocked = await blockCaller(ports, callId, body.value, actor);
  return blocked.ok
    ? json(200, { callId, until: blocked.value.until })
    : refusedBy(blocked.refusal);
}

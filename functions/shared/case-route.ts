import { caseWorkers } from "../../core/domain/staff/role.ts";
import { actorOf, staffOf } from "./auth.ts";
import type { HttpRequest, HttpResponse, HttpRoute, Schema } from "./http.ts";
import { parsedBody, pathNumber, refused } from "./http.ts";

/** A request about one case, once it is known who asks what. */
export type CaseAct<T> = {
  readonly serial: number;
  readonly body: T;
  /** `operator:<id>` */
  readonly actor: string;
  readonly request: HttpRequest;
};

/** `POST /cases/{serial}/…`: who asks, about which case, and what; in this order each may be refused. */
export function caseRoute<T>(
  regionCode: string,
  schema: Schema<T>,
  act: (asked: CaseAct<T>) => Promise<HttpResponse>,
): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const serial = pathNumber(request, "serial");
    if (serial === undefined) return refused("unknown-case");
    const body = parsedBody(request, schema);
    if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
    return act({ serial, body: body.value, actor: actorOf(staff.value), request });
  };
}

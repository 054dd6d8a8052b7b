import { listBoard } from "../../core/usecases/list-board.ts";
import type { CaseStore, Clock } from "../../core/usecases/ports.ts";
import { caseReaders, staffOf } from "../shared/auth.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json, refused } from "../shared/http.ts";

/** `GET /board?next=`: one page of open cases and calls. */
export function listBoardRoute(ports: {
  readonly regionCode: string;
  readonly cases: Pick<CaseStore, "openPage">;
  readonly clock: Clock;
}): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseReaders);
    if (!staff.ok) return refused(staff.refusal.code);
    return json(200, await listBoard(ports, request.queryStringParameters?.["next"]));
  };
}

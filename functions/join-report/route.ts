import { joinReportRequest } from "../../core/contracts/same-report.ts";
import { type JoinPorts, joinReport, separateReport } from "../../core/usecases/join-report.ts";
import { caseRoute } from "../shared/case-route.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /cases/{serial}/reports` and `/separations`: another report of the same spot, joined and taken off again. */
export function joinReportRoute(ports: JoinPorts & { readonly regionCode: string }): HttpRoute {
  return caseRoute(
    ports.regionCode,
    joinReportRequest,
    async ({ serial, body, actor, request }) => {
      const separates = request.routeKey?.endsWith("/separations") === true;
      const done = separates
        ? await separateReport(ports, serial, body, actor)
        : await joinReport(ports, serial, body, actor);
      return done.ok ? json(200, done.value) : refusedBy(done.refusal);
    },
  );
}

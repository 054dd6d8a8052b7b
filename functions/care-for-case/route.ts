import { pauseCaseRequest, reopenCaseRequest, stepRequest } from "../../core/contracts/care.ts";
import type { RefusalCode } from "../../core/contracts/refusal.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import type { Result } from "../../core/domain/shared/result.ts";
import {
  type CarePorts,
  notePause,
  noteStep,
  type ReopenPorts,
  reopenCaseAtDesk,
} from "../../core/usecases/care-for-case.ts";
import { caseRoute } from "../shared/case-route.ts";
import type { HttpRequest, HttpResponse, HttpRoute } from "../shared/http.ts";
import { json } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

export type CareRoutePorts = CarePorts & ReopenPorts & { readonly regionCode: string };

/** `POST /cases/{serial}/reopening`, `…/steps` and `…/pauses`: what a person does about a case beside its events. */
export function careForCaseRoute(ports: CareRoutePorts): HttpRoute {
  const reopening = reopeningRoute(ports);
  const steps = stepsRoute(ports);
  const pauses = pausesRoute(ports);
  return (request) => {
    if (isFor(request, "reopening")) return reopening(request);
    return isFor(request, "pauses") ? pauses(request) : steps(request);
  };
}

function isFor({ routeKey }: HttpRequest, word: string): boolean {
  return routeKey?.endsWith(`/${word}`) === true;
}

function reopeningRoute(ports: CareRoutePorts): HttpRoute {
  return caseRoute(ports.regionCode, reopenCaseRequest, async ({ serial, body, actor }) =>
    answer(await reopenCaseAtDesk(ports, serial, body.reason, actor)),
  );
}

function stepsRoute(ports: CareRoutePorts): HttpRoute {
  return caseRoute(ports.regionCode, stepRequest, async ({ serial, body, actor }) =>
    answer(await noteStep(ports, serial, body, actor)),
  );
}

function pausesRoute(ports: CareRoutePorts): HttpRoute {
  return caseRoute(ports.regionCode, pauseCaseRequest, async ({ serial, body, actor }) =>
    answer(await notePause(ports, serial, body, actor)),
  );
}

function answer(result: Result<CaseHead, { readonly kind: RefusalCode }>): HttpResponse {
  return result.ok ? json(200, { case: result.value }) : refusedBy(result.refusal);
}

import {
  closeEventRequest,
  openEventRequest,
  placeOnEventRequest,
  splitEventRequest,
} from "../../core/contracts/events.ts";
import type { Result } from "../../core/domain/shared/result.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import {
  closeEventAtDesk,
  type EventPorts,
  type Managed,
  type ManageEventRefusal,
  openEventAtDesk,
  placeOnEvent,
  splitEventAtDesk,
} from "../../core/usecases/manage-events.ts";
import { actorOf, staffOf } from "../shared/auth.ts";
import type { HttpRequest, HttpResponse, HttpRoute, Schema } from "../shared/http.ts";
import { json, parsedBody, pathNumber, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /events` and `/events/{eventSerial}/places|splits|closing`: a person opens, fills, splits and closes an event. */
export function manageEventsRoute(ports: EventPorts): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const actor = actorOf(staff.value);
    if (request.pathParameters?.["eventSerial"] === undefined) {
      return answer(request, openEventRequest, (body) => openEventAtDesk(ports, body, actor));
    }
    const serial = pathNumber(request, "eventSerial");
    return serial === undefined
      ? refused("unknown-event")
      : changeEvent(ports, request, serial, actor);
  };
}

function changeEvent(
  ports: EventPorts,
  request: HttpRequest,
  serial: number,
  actor: string,
): Promise<HttpResponse> {
  const { routeKey = "" } = request;
  if (routeKey.endsWith("/places")) {
    return answer(request, placeOnEventRequest, (body) => placeOnEvent(ports, serial, body, actor));
  }
  if (routeKey.endsWith("/splits")) {
    return answer(request, splitEventRequest, (body) =>
      splitEventAtDesk(ports, serial, body, actor),
    );
  }
  return answer(request, closeEventRequest, (body) => closeEventAtDesk(ports, serial, body, actor));
}

async function answer<T>(
  request: HttpRequest,
  schema: Schema<T>,
  act: (body: T) => Promise<Result<Managed, ManageEventRefusal>>,
): Promise<HttpResponse> {
  const body = parsedBody(request, schema);
  if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
  const done = await act(body.value);
  return done.ok ? json(200, done.value) : refusedBy(done.refusal);
}

import { keepLandmarkRequest, landmarkId } from "../../core/contracts/landmarks.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import {
  keepLandmark,
  type LandmarkPorts,
  listLandmarks,
  removeLandmark,
} from "../../core/usecases/keep-landmarks.ts";
import { actorOf, staffOf } from "../shared/auth.ts";
import type { HttpRequest, HttpResponse, HttpRoute } from "../shared/http.ts";
import { json, parsedBody, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

type RoutePorts = LandmarkPorts & { readonly regionCode: string };

/** `GET /landmarks`, `PUT /landmarks/{landmarkId}`, `POST /landmarks/{landmarkId}/removal`. */
export function keepLandmarksRoute(ports: RoutePorts): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    if (request.pathParameters?.["landmarkId"] === undefined) {
      return json(200, { landmarks: await listLandmarks(ports) });
    }
    const id = landmarkId.safeParse(request.pathParameters["landmarkId"]);
    if (!id.success) return refused("unknown-landmark");
    const actor = actorOf(staff.value);
    return request.requestContext?.http?.method === "PUT"
      ? keep(ports, id.data, request, actor)
      : remove(ports, id.data, actor);
  };
}

async function keep(
  ports: RoutePorts,
  id: string,
  request: HttpRequest,
  actor: string,
): Promise<HttpResponse> {
  const body = parsedBody(request, keepLandmarkRequest);
  if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
  const kept = await keepLandmark(ports, id, body.value, actor);
  return kept.ok ? json(200, { landmark: kept.value }) : refusedBy(kept.refusal);
}

async function remove(ports: RoutePorts, id: string, actor: string): Promise<HttpResponse> {
  const removed = await removeLandmark(ports, id, actor);
  return removed.ok ? json(200, { landmark: removed.value }) : refusedBy(removed.refusal);
}

import {
  answerComplaintRequest,
  complaintDay,
  complaintId,
  passComplaintOnRequest,
  recordComplaintRequest,
} from "../../core/contracts/complaints.ts";
import { complaintAnswerers, mayKnowWords } from "../../core/domain/complaint/complaint.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import {
  answerKeptComplaint,
  type ComplaintPorts,
  keepComplaint,
  openComplaint,
  openComplaints,
  passKeptComplaintOn,
} from "../../core/usecases/keep-complaints.ts";
import { actorOf, caseReaders, staffOf } from "../shared/auth.ts";
import type { HttpRequest, HttpResponse, HttpRoute, Schema } from "../shared/http.ts";
import { json, parsedBody, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** The register of complaints; which act, by method and path. */
export function keepComplaintsRoute(ports: ComplaintPorts): HttpRoute {
  return (request) => {
    const { complaintId: named, date } = request.pathParameters ?? {};
    const isPost = request.requestContext?.http?.method === "POST";
    if (named === undefined) return isPost ? record(ports, request) : list(ports, request, date);
    if (!isPost) return read(ports, request, named);
    return request.routeKey === "POST /complaints/{complaintId}/passing-on"
      ? change(ports, request, named, passComplaintOnRequest, passKeptComplaintOn)
      : change(ports, request, named, answerComplaintRequest, answerKeptComplaint);
  };
}

async function list(
  ports: ComplaintPorts,
  request: HttpRequest,
  date: string | undefined,
): Promise<HttpResponse> {
  const staff = staffOf(request, ports.regionCode, caseReaders);
  if (!staff.ok) return refused(staff.refusal.code);
  if (date === undefined) return json(200, { complaints: await openComplaints(ports) });
  const day = complaintDay.safeParse(date);
  if (!day.success) return refused("invalid-request");
  return json(200, { complaints: await ports.complaints.answeredOn(day.data) });
}

/** The facts are for all who read cases, the words for few. */
async function read(
  ports: ComplaintPorts,
  request: HttpRequest,
  named: string,
): Promise<HttpResponse> {
  const staff = staffOf(request, ports.regionCode, caseReaders);
  if (!staff.ok) return refused(staff.refusal.code);
  const id = complaintId.safeParse(named);
  if (!id.success) return refused("unknown-complaint");
  const mayKnow = (complaint: Parameters<typeof mayKnowWords>[0]) =>
    mayKnowWords(complaint, actorOf(staff.value), staff.value.roles);
  const found = await openComplaint(ports, id.data, mayKnow);
  return found.ok ? json(200, found.value) : refusedBy(found.refusal);
}

async function record(ports: ComplaintPorts, request: HttpRequest): Promise<HttpResponse> {
  const staff = staffOf(request, ports.regionCode, caseWorkers);
  if (!staff.ok) return refused(staff.refusal.code);
  const body = parsedBody(request, recordComplaintRequest);
  if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
  const kept = await keepComplaint(ports, body.value, actorOf(staff.value));
  return kept.ok ? json(200, { complaint: kept.value }) : refusedBy(kept.refusal);
}

/** For those who answer for the service. */
async function change<T>(
  ports: ComplaintPorts,
  request: HttpRequest,
  named: string,
  schema: Schema<T>,
  act: (
    ports: ComplaintPorts,
    complaintId: string,
    asked: T,
    actor: string,
  ) => ReturnType<typeof answerKeptComplaint>,
): Promise<HttpResponse> {
  const staff = staffOf(request, ports.regionCode, complaintAnswerers);
  if (!staff.ok) return refused(staff.refusal.code);
  const id = complaintId.safeParse(named);
  if (!id.success) return refused("unknown-complaint");
  const body = parsedBody(request, schema);
  if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
  const changed = await act(ports, id.data, body.value, actorOf(staff.value));
  return changed.ok ? json(200, { complaint: changed.value }) : refusedBy(changed.refusal);
}

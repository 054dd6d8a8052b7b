import {
  answerComplaintRequest,
  complaintResponse,
  complaintsResponse,
  openedComplaint,
  passComplaintOnRequest,
  recordComplaintRequest,
} from "./complaints.ts";
import type { Operation } from "./operation.ts";

/** The register of complaints about the service. */
export const complaintOperations: readonly Operation[] = [
  {
    name: "list-complaints",
    method: "get",
    path: "/complaints",
    summary: "Complaints that wait for an answer, the longest wait first; without what was said",
    response: complaintsResponse,
    refusals: [],
  },
  {
    name: "list-answered-complaints",
    method: "get",
    path: "/complaints/days/{date}",
    summary: "Complaints that were answered on a local day; without what was said",
    response: complaintsResponse,
    refusals: ["invalid-request"],
  },
  {
    name: "record-complaint",
    method: "post",
    path: "/complaints",
    summary: "Writes a complaint down; the same request again changes nothing",
    request: recordComplaintRequest,
    response: complaintResponse,
    refusals: ["complaint-moment-wrong", "unknown-case", "unknown-call"],
  },
  {
    name: "get-complaint",
    method: "get",
    path: "/complaints/{complaintId}",
    summary:
      "One complaint; what was said only for a lead operator, a supervisor and whoever wrote it down",
    response: openedComplaint,
    refusals: ["unknown-complaint"],
  },
  {
    name: "pass-complaint-on",
    method: "post",
    path: "/complaints/{complaintId}/passing-on",
    summary: "Notes to which official a complaint went; it stays open and its time runs on",
    request: passComplaintOnRequest,
    response: complaintResponse,
    refusals: ["unknown-complaint", "complaint-answered", "concurrent-change"],
  },
  {
    name: "answer-complaint",
    method: "post",
    path: "/complaints/{complaintId}/answers",
    summary: "Answers a complaint, once; for a lead operator or a supervisor",
    request: answerComplaintRequest,
    response: complaintResponse,
    refusals: ["unknown-complaint", "complaint-answered", "concurrent-change"],
  },
];

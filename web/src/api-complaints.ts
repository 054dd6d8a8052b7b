import {
  type AnswerComplaintRequest,
  complaintResponse,
  complaintsResponse,
  openedComplaint,
  type PassComplaintOnRequest,
  type RecordComplaintRequest,
} from "../../core/contracts/complaints.ts";
import type { Asking } from "./answer.ts";

/** The register of complaints. */
export function complaintsApi({ get, post }: Asking) {
  const one = (complaintId: string) => `/complaints/${encodeURIComponent(complaintId)}`;
  return {
    complaints: () => get(complaintsResponse, "/complaints"),
    /** @param date local day, `2026-11-21` */
    answeredComplaints: (date: string) => get(complaintsResponse, `/complaints/days/${date}`),
    complaint: (complaintId: string) => get(openedComplaint, one(complaintId)),
    recordComplaint: (body: RecordComplaintRequest) => post(complaintResponse, "/complaints", body),
    passComplaintOn: (complaintId: string, body: PassComplaintOnRequest) =>
      post(complaintResponse, `${one(complaintId)}/passing-on`, body),
    answerComplaint: (complaintId: string, body: AnswerComplaintRequest) =>
      post(complaintResponse, `${one(complaintId)}/answers`, body),
  };
}

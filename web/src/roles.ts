import {
  type Complaint,
  complaintAnswerers,
  mayKnowWords,
} from "../../core/domain/complaint/complaint.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import type { Session } from "./session.ts";

/** May change cases; the server decides, this only hides what would be refused. */
export function mayWork(session: Session): boolean {
  return caseWorkers.some((role) => session.roles.includes(role));
}

/** May read cases. */
export function mayRead(session: Session): boolean {
  return mayWork(session) || session.roles.includes("auditor");
}

/** How the board reaches a person: the live channel takes only roles that work on cases. */
export function boardWay(session: Session): "live" | "minute" | "none" {
  if (mayWork(session)) return "live";
  return mayRead(session) ? "minute" : "none";
}

export function mayChangeSettings(session: Session): boolean {
  return session.roles.some((role) => role === "supervisor" || role === "administrator");
}

export function mayAnswerComplaints(session: Session): boolean {
  return complaintAnswerers.some((role) => session.roles.includes(role));
}

/** May read what was said; the server decides, this only says why it shows nothing. */
export function mayKnowComplaint(
  { operatorId, roles }: Session,
  complaint: Pick<Complaint, "receivedBy">,
): boolean {
  return mayKnowWords(complaint, `operator:${operatorId ?? ""}`, roles);
}

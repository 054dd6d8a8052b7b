import type {
  AnswerComplaintRequest,
  PassComplaintOnRequest,
  RecordComplaintRequest,
} from "../contracts/complaints.ts";
import {
  type AnsweredRefusal,
  answerComplaint,
  type Complaint,
  type ComplaintWords,
  complaintIdOf,
  countsAt,
  longestFirst,
  type MomentRefusal,
  passComplaintOn,
  recordComplaint,
} from "../domain/complaint/complaint.ts";
import type { ServiceLevels } from "../domain/deadline/deadlines.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { ComplaintStore } from "./complaint-ports.ts";
import type { CallStore, CaseStore, Clock } from "./ports.ts";

export type ComplaintPorts = {
  readonly regionCode: string;
  readonly complaints: ComplaintStore;
  readonly levels: Pick<ServiceLevels, "complaint">;
  readonly cases: Pick<CaseStore, "findHead">;
  readonly calls: Pick<CallStore, "find">;
  readonly clock: Clock;
};

type UnknownComplaint = { readonly kind: "unknown-complaint" };
type RecordRefusal =
  | MomentRefusal
  | { readonly kind: "unknown-case" }
  | { readonly kind: "unknown-call" };

/** Few people work on one complaint; more lost races in a row than this are no accident. Chosen. */
const maxAttempts = 3;

/** Writes a complaint down, once for a request. 2 requests, and one each for the case and the call that it names. */
export async function keepComplaint(
  ports: ComplaintPorts,
  request: RecordComplaintRequest,
  actor: string,
): Promise<Result<Complaint, RecordRefusal>> {
  const { requestId, text, complainant, ...facts } = request;
  const { complaints, levels, regionCode, clock } = ports;
  const unknown = await unknownOf(ports, facts);
  if (unknown !== undefined) return refuse(unknown);
  const now = clock.now();
  // Refused before a number is spent on it.
  const tried = recordComplaint({ complaintId: "", ...facts }, now, actor);
  if (!tried.ok) return tried;
  const complaintId = complaintIdOf(regionCode, await complaints.nextSerial());
  const complaint = { ...tried.value, complaintId };
  const words: ComplaintWords = {
    text,
    ...(complainant === undefined ? {} : { complainant }),
  };
  const due = countsAt(levels, complaint);
  const earlier = await complaints.create({ complaint, words, requestId, countsAt: due });
  if (earlier === undefined) return accept(complaint);
  return accept((await complaints.find(earlier))?.complaint ?? complaint);
}

/** The case or call that it is about must be one of ours. */
async function unknownOf(
  { cases, calls }: ComplaintPorts,
  { caseSerial, callId }: Pick<RecordComplaintRequest, "caseSerial" | "callId">,
) {
  const [head, call] = await Promise.all([
    caseSerial === undefined ? undefined : cases.findHead(caseSerial),
    callId === undefined ? undefined : calls.find(callId),
  ]);
  if (caseSerial !== undefined && head === undefined) return { kind: "unknown-case" } as const;
  if (callId !== undefined && call === undefined) return { kind: "unknown-call" } as const;
  return undefined;
}

type ChangePorts = Pick<ComplaintPorts, "complaints" | "levels" | "clock">;
type Changed = Result<
  Complaint,
  UnknownComplaint | AnsweredRefusal | { readonly kind: "concurrent-change" }
>;

/** Answers a complaint; a second answer is refused, the same request again is not. 2 requests. */
export function answerKeptComplaint(
  ports: ChangePorts,
  complaintId: string,
  { requestId, outcome, note }: AnswerComplaintRequest,
  by: string,
): Promise<Changed> {
  const act = (complaint: Complaint) =>
    answerComplaint(complaint, { at: ports.clock.now(), by, outcome, requestId });
  return changed(ports, complaintId, act, note);
}

/** Notes to which official a complaint went. 2 requests. */
export function passKeptComplaintOn(
  ports: ChangePorts,
  complaintId: string,
  { to }: PassComplaintOnRequest,
  by: string,
): Promise<Changed> {
  const act = (complaint: Complaint) =>
    passComplaintOn(complaint, { to, at: ports.clock.now(), by });
  return changed(ports, complaintId, act);
}

/** Reads, decides, saves if nobody saved in between; otherwise reads and decides again. */
async function changed(
  { complaints, levels }: ChangePorts,
  complaintId: string,
  act: (complaint: Complaint) => Result<Complaint, AnsweredRefusal>,
  note?: string,
): Promise<Changed> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const found = await complaints.find(complaintId);
    if (found === undefined) return refuse({ kind: "unknown-complaint" });
    const next = act(found.complaint);
    if (!next.ok || next.value === found.complaint) return next;
    if (await complaints.save(next.value, countsAt(levels, next.value), note)) return next;
  }
  return refuse({ kind: "concurrent-change" });
}

/** Those that wait for an answer. 2 requests a page. */
export async function openComplaints({
  complaints,
}: Pick<ComplaintPorts, "complaints">): Promise<readonly Complaint[]> {
  return longestFirst(await complaints.open());
}

/** One complaint. 1 request, and one key for each seal. @param mayKnow whether the person may read what was said of it */
export async function openComplaint(
  { complaints }: Pick<ComplaintPorts, "complaints">,
  complaintId: string,
  mayKnow: (complaint: Complaint) => boolean,
): Promise<
  Result<{ readonly complaint: Complaint; readonly words?: ComplaintWords }, UnknownComplaint>
> {
  const found = await complaints.find(complaintId);
  if (found === undefined) return refuse({ kind: "unknown-complaint" });
  const words = mayKnow(found.complaint) ? await found.words() : undefined;
  return accept({ complaint: found.complaint, ...(words === undefined ? {} : { words }) });
}

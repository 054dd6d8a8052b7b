import type { StageClock } from "../deadline/clock.ts";
import { complaintClock, type ServiceLevels } from "../deadline/deadlines.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import { epochOf, type Instant, secondsAfter } from "../shared/time.ts";
import { caseWorkers, type Role } from "../staff/role.ts";

/** What a complaint about the service is about. Chosen: no published list is known. */
export const complaintSubjects = [
  "slow-answer",
  "operator-conduct",
  "agency-late",
  "agency-conduct",
  "not-handled",
  "wrong-information",
  "other",
] as const;
export type ComplaintSubject = (typeof complaintSubjects)[number];

/** By what way it came. Source: SP-PEKALONGAN, "Penanganan Pengaduan, Saran dan Masukan" (R81–R84). */
export const complaintChannels = [
  "phone-112",
  "social-media",
  "complaints-officer",
  "in-person",
  "other",
] as const;
export type ComplaintChannel = (typeof complaintChannels)[number];

/** What came of it. Chosen: no published list is known. To be passed on is no end of it (R85–R87). */
export const complaintOutcomes = ["upheld", "partly-upheld", "not-upheld"] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

/** Who answers for the service; anybody who works on cases may write a complaint down. Chosen. */
export const complaintAnswerers: readonly Role[] = ["lead-operator", "supervisor"];

/**
 * Whether a person may read what was said: who answers for the service, and whoever wrote it down and still works on
 * cases. Nobody else, as a complaint may be about any other operator. Chosen.
 *
 * @param actor as `receivedBy` names a person
 */
export function mayKnowWords(
  { receivedBy }: Pick<Complaint, "receivedBy">,
  actor: string,
  roles: readonly string[],
): boolean {
  const holds = (wanted: readonly Role[]) => wanted.some((role) => roles.includes(role));
  return holds(complaintAnswerers) || (receivedBy === actor && holds(caseWorkers));
}

/** A complaint that came by another way may be written down so much later. Unit: days. Chosen. */
export const latestDays = 30;

/** What was answered, but for the words to the complainant. */
export type ComplaintAnswer = {
  readonly at: Instant;
  readonly by: string;
  readonly outcome: ComplaintOutcome;
  /** The same request again is the same answer. */
  readonly requestId: string;
};

/** To which official it went last. */
export type PassedOn = {
  /** A title, no name: "Kepala Bidang Kominfo". */
  readonly to: string;
  readonly at: Instant;
  readonly by: string;
};

/** A complaint about the service, without what was said: that is sealed. Source: R44. */
export type Complaint = {
  /** `33.75-A0012` */
  readonly complaintId: string;
  /** When it reached the centre, by whatever way; its time runs from here. */
  readonly receivedAt: Instant;
  /** When and by whom it was written down. */
  readonly recordedAt: Instant;
  readonly receivedBy: string;
  readonly about: ComplaintSubject;
  readonly channel: ComplaintChannel;
  readonly caseSerial?: number;
  readonly callId?: string;
  /** Whoever is to settle it in place of the centre; its time runs on. Source: R86. */
  readonly passedOn?: PassedOn;
  readonly answered?: ComplaintAnswer;
  readonly version: number;
};

/** What identifies people or was said in confidence. */
export type ComplaintWords = {
  readonly text: string;
  /** Who complains and how they are to be answered. */
  readonly complainant?: string;
  /** What they were answered. */
  readonly note?: string;
};

/** A for *aduan*, beside P of events. @param code Kemendagri code */
export function complaintIdOf(code: string, serial: number): string {
  return `${code}-A${String(serial).padStart(4, "0")}`;
}

export type MomentRefusal = { readonly kind: "complaint-moment-wrong" };

/**
 * A new complaint.
 *
 * @param receivedAt absent: now. Not to come, and at most `latestDays` ago: a slip of the year would stand as missed for ever
 */
export function recordComplaint(
  asked: Pick<Complaint, "complaintId" | "about" | "channel"> & {
    readonly receivedAt?: Instant | undefined;
    readonly caseSerial?: number | undefined;
    readonly callId?: string | undefined;
  },
  now: Instant,
  by: string,
): Result<Complaint, MomentRefusal> {
  const { complaintId, about, channel, receivedAt = now, caseSerial, callId } = asked;
  const earliest = secondsAfter(now, -latestDays * 86_400);
  if (receivedAt > now || receivedAt < earliest) return refuse({ kind: "complaint-moment-wrong" });
  return accept({
    complaintId,
    receivedAt,
    recordedAt: now,
    receivedBy: by,
    about,
    channel,
    ...(caseSerial === undefined ? {} : { caseSerial }),
    ...(callId === undefined ? {} : { callId }),
    version: 1,
  });
}

export type AnsweredRefusal = { readonly kind: "complaint-answered" };

/** Answered once; the same request again changes nothing. */
export function answerComplaint(
  complaint: Complaint,
  answer: ComplaintAnswer,
): Result<Complaint, AnsweredRefusal> {
  const { answered, version } = complaint;
  if (answered === undefined) {
    return accept({ ...complaint, answered: answer, version: version + 1 });
  }
  return answered.requestId === answer.requestId
    ? accept(complaint)
    : refuse({ kind: "complaint-answered" });
}

/** It goes to an official, who then answers by the centre; to the same one again changes nothing. */
export function passComplaintOn(
  complaint: Complaint,
  passedOn: PassedOn,
): Result<Complaint, AnsweredRefusal> {
  if (complaint.answered !== undefined) return refuse({ kind: "complaint-answered" });
  return complaint.passedOn?.to === passedOn.to
    ? accept(complaint)
    : accept({ ...complaint, passedOn, version: complaint.version + 1 });
}

type Levels = Pick<ServiceLevels, "complaint">;

/** How their 2x24 h stand. */
export function clocksOfComplaints(
  levels: Levels,
  complaints: readonly Complaint[],
  now: Instant,
): readonly StageClock[] {
  return complaints
    .map(({ receivedAt, answered }) => complaintClock(levels, receivedAt, answered?.at, now))
    .filter((clock) => clock !== undefined);
}

/**
 * The moment of the one day on whose report it stands: of its answer, or of its deadline when that passed before. When the
 * deadline had passed before it was written down, that of the writing: the report of its deadline's day is long sent then,
 * and a late answer moves it no more. Undefined: it is not answered, and the region has no target.
 */
export function countsAt(levels: Levels, complaint: Complaint): Instant | undefined {
  const { seconds } = levels.complaint;
  const answeredAt = complaint.answered?.at;
  if (seconds === null) return answeredAt;
  const { receivedAt, recordedAt } = complaint;
  const due = secondsAfter(receivedAt, seconds);
  if (answeredAt !== undefined && answeredAt <= due) return answeredAt;
  return recordedAt > due ? recordedAt : due;
}

/** Those that wait for an answer, the longest wait first. */
export function longestFirst(complaints: readonly Complaint[]): readonly Complaint[] {
  return complaints.toSorted((one, other) => epochOf(one.receivedAt) - epochOf(other.receivedAt));
}

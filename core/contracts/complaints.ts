import * as z from "zod/mini";
import {
  type Complaint,
  type ComplaintWords,
  complaintChannels,
  complaintOutcomes,
  complaintSubjects,
} from "../domain/complaint/complaint.ts";
import { instant } from "./instant.ts";

/** As the path names it: `33.75-A0012`. */
export const complaintId = z.string().check(z.regex(/^\d{2}(\.\d{2})?-A\d{4,10}$/));

/** A complaint without what was said. */
export const complaintView = z.object({
  complaintId: z.string(),
  receivedAt: instant,
  recordedAt: instant,
  receivedBy: z.string(),
  about: z.enum(complaintSubjects),
  channel: z.enum(complaintChannels),
  caseSerial: z.exactOptional(z.int()),
  callId: z.exactOptional(z.string()),
  passedOn: z.exactOptional(z.object({ to: z.string(), at: instant, by: z.string() })),
  answered: z.exactOptional(
    z.object({
      at: instant,
      by: z.string(),
      outcome: z.enum(complaintOutcomes),
      requestId: z.string(),
    }),
  ),
  version: z.int(),
});
export type ComplaintView = z.infer<typeof complaintView>;

/** What is sealed of it. */
export const complaintWords = z.object({
  text: z.string(),
  complainant: z.exactOptional(z.string()),
  note: z.exactOptional(z.string()),
});

const requestId = z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/));

/** `POST /complaints`: a complaint about the service is written down. */
export const recordComplaintRequest = z.strictObject({
  /** The same request sent twice makes one complaint. */
  requestId,
  about: z.enum(complaintSubjects),
  channel: z.enum(complaintChannels),
  text: z.string().check(z.trim(), z.minLength(3), z.maxLength(4000)),
  /** Who complains and how they are to be answered. */
  complainant: z.exactOptional(z.string().check(z.trim(), z.minLength(2), z.maxLength(200))),
  /** Absent: now. Earlier when it came by letter or at another desk. */
  receivedAt: z.exactOptional(instant),
  caseSerial: z.exactOptional(z.int().check(z.positive())),
  callId: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(128))),
});
export type RecordComplaintRequest = z.infer<typeof recordComplaintRequest>;

/** `POST /complaints/{complaintId}/answers`: once. */
export const answerComplaintRequest = z.strictObject({
  /** The same request sent twice is one answer. */
  requestId,
  outcome: z.enum(complaintOutcomes),
  note: z.string().check(z.trim(), z.minLength(3), z.maxLength(4000)),
});
export type AnswerComplaintRequest = z.infer<typeof answerComplaintRequest>;

/** `POST /complaints/{complaintId}/passing-on`: to an official, by title; it stays open. */
export const passComplaintOnRequest = z.strictObject({
  to: z.string().check(z.trim(), z.minLength(3), z.maxLength(120)),
});
export type PassComplaintOnRequest = z.infer<typeof passComplaintOnRequest>;

/** `GET /complaints`, `GET /complaints/days/{date}`. */
export const complaintsResponse = z.object({ complaints: z.array(complaintView) });
export const complaintResponse = z.object({ complaint: complaintView });
/** `GET /complaints/{complaintId}`; without words for whoever neither answers for the service nor wrote it down, or when they have expired. */
export const openedComplaint = z.object({
  complaint: complaintView,
  words: z.exactOptional(complaintWords),
});

/** A local day of the path. */
export const complaintDay = z.iso.date();

/** A complaint as the table holds it, without what stands beside it; throws on anything else. */
export function parseComplaint(item: unknown): Complaint {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return complaintView.parse(item) as Complaint;
}

/** What was sealed of a complaint; throws on anything else. */
export function parseComplaintWords(value: unknown): ComplaintWords {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return complaintWords.parse(value) as ComplaintWords;
}

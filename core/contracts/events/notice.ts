import * as z from "zod/mini";
import { kinds, priorities } from "../../domain/case/kind.ts";
import { noticeTypes } from "../../domain/dispatch/dispatch.ts";
import { shortNotices } from "../../domain/notice/short.ts";
import { instant } from "../instant.ts";

/**
 * One notice to one agency, published on the region's topic and fanned out to the channels' queues.
 * Message attributes: `agency` (String), `channels` (String.Array of whatsapp, sms, webhook).
 */
export const noticeMessage = z.object({
  type: z.literal("dispatch.notice.v1"),
  region: z.string(),
  serial: z.int(),
  caseNumber: z.string(),
  ordinal: z.int(),
  agencyId: z.string(),
  seq: z.int(),
  notice: z.enum([...noticeTypes, "contact-test", ...shortNotices, "rekap"]),
  at: instant,
  kind: z.enum(kinds),
  priority: z.enum(priorities),
  district: z.string(),
  village: z.string(),
  /** Nobody is sure of the place. */
  uncertain: z.exactOptional(z.literal(true)),
  /** Where it is as far as known, when no village is; nothing that is somebody's address. */
  clue: z.exactOptional(z.string()),
  /** Of a list (`rekap`, whose serial is that of the event): its name and what is on it. */
  list: z.exactOptional(z.object({ name: z.string(), reports: z.int(), lifeInDanger: z.int() })),
  /** Notices for which a list stands, `serial:ordinal:seq`: they have gone out once the list has reached somebody. */
  covers: z.exactOptional(z.array(z.string())),
  linkExpiresAt: instant,
  recipients: z.array(
    z.object({
      contactId: z.string(),
      phone: z.string(),
      channels: z.array(z.enum(["whatsapp", "sms"])),
    }),
  ),
  webhookUrl: z.exactOptional(z.string()),
  /** Published before, and taken for lost: whoever has a receipt is left out. */
  again: z.exactOptional(z.boolean()),
});
export type NoticeMessage = z.infer<typeof noticeMessage>;

/** What an agency's own system gets at its webhook: the notice with its link, nobody's number. */
export const webhookNotice = z.extend(
  z.omit(noticeMessage, { recipients: true, webhookUrl: true, again: true, covers: true }),
  {
    link: z.string(),
  },
);

/** A delayed wake-up for the deadline watch. Stale ones are dropped by `due`. */
export const wakeMessage = z.object({
  type: z.literal("case.due.v1"),
  serial: z.int(),
  due: instant,
});

/** A delayed wake-up for a pre-alert of a call that comes to its end. */
export const preAlertDueMessage = z.object({
  type: z.literal("call.pre-alert-due.v1"),
  callId: z.string(),
  due: instant,
});

/** One case waits to be sent to the national centre (FIFO group = case number). */
export const shipMessage = z.object({
  type: z.literal("case.to-ship.v1"),
  serial: z.int(),
  version: z.int(),
  /** Saves the shipper a request: case and call are read together. */
  callId: z.optional(z.string()),
});

/** A call whose record could not be written in the data region; waits in the contact region. */
export const pendingCall = z.object({
  type: z.literal("call.pending.v1"),
  callId: z.string(),
  receivedAt: instant,
  callerNumber: z.exactOptional(z.string()),
});

/** An agency's list of an event has come due. */
export const rekapDueMessage = z.object({
  type: z.literal("event.rekap-due.v1"),
  eventSerial: z.int(),
  agencyId: z.string(),
});

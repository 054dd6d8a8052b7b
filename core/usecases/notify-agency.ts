import { type NoticeMessage, webhookNotice } from "../contracts/events/notice.ts";
import { shortNumber } from "../domain/case/numbers.ts";
import {
  encodeReference,
  encodeToken,
  linkPurposes,
  linkUrl,
  macMessage,
} from "../domain/dispatch/link.ts";
import type { NoticeKind } from "../domain/notice/kind-words.ts";
import { receiptText } from "../domain/notice/payload.ts";
import { type ShortNotice, shortNotices } from "../domain/notice/short.ts";
import { smsText } from "../domain/notice/sms.ts";
import { whatsAppTemplate } from "../domain/notice/whatsapp.ts";
import type { NoticeChannel } from "../domain/region/living.ts";
import type {
  CaseStore,
  Clock,
  Mac,
  ReceiptStamp,
  SmsSender,
  WebhookSender,
  WhatsAppSender,
} from "./ports.ts";
import { sendRekapNotice } from "./send-rekap-notice.ts";
import { sendShortNotice } from "./send-short-notice.ts";

/** Recipient of the webhook in receipts: the agency's own system. */
export const webhookContactId = "webhook";

export type NotifyPorts = {
  /** Host of the short links, `112-3375.example`. */
  readonly linkHost: string;
  /** The centre's line for agencies, `0000112112`. */
  readonly agencyLine: string;
  readonly mac: Pick<Mac, "linkMac">;
  readonly sms: SmsSender;
  readonly whatsApp: WhatsAppSender;
  readonly webhook: WebhookSender;
  readonly cases: Pick<CaseStore, "stampReceipts" | "findDetail" | "testReceipts">;
  readonly clock: Clock;
};

/** Some recipients could not be reached; the message must come again for them. */
export class NotifyFault extends Error {
  override readonly name = "NotifyFault";
  constructor(failed: number, cause: unknown) {
    const why = cause instanceof Error ? cause.name : "unknown";
    super(`${failed} recipient(s) could not be reached: ${why}`, { cause });
  }
}

/** A notice with a link, to which somebody answers. */
type LinkedNotice = NoticeMessage & { readonly notice: NoticeKind };

type Stage = Pick<ReceiptStamp, "stage" | "problem">;
type Recipient = { readonly contactId: string; readonly send: () => Promise<unknown> };
type Link = { readonly token: string; readonly url: string };

async function linkOf(ports: NotifyPorts, notice: NoticeMessage): Promise<Link> {
  const purpose =
    notice.notice === "contact-test" ? linkPurposes.contactTest : linkPurposes.dispatch;
  const { serial, ordinal } = notice;
  const reference = encodeReference({ serial, ordinal, purpose });
  const token = encodeToken(
    reference,
    await ports.mac.linkMac(macMessage(notice.region, reference)),
  );
  return { token, url: linkUrl(ports.linkHost, token) };
}

function recipientsOf(
  ports: NotifyPorts,
  notice: LinkedNotice,
  channel: NoticeChannel,
  link: Link,
): readonly Recipient[] {
  if (channel === "webhook") return webhookRecipient(ports, notice, link);
  return notice.recipients
    .filter((recipient) => recipient.channels.includes(channel))
    .map(({ contactId, phone }) => ({
      contactId,
      send: () =>
        channel === "sms"
          ? sendSms(ports, notice, link, { contactId, phone })
          : sendWhatsApp(ports, notice, link, { contactId, phone }),
    }));
}

type Phone = { readonly contactId: string; readonly phone: string };

function factsOf(notice: LinkedNotice, link: Link) {
  const { kind, priority, village, district, uncertain } = notice;
  return {
    notice: notice.notice,
    kind,
    priority,
    village,
    district,
    uncertain,
    caseNumberShort: shortNumber(notice.serial),
    link: link.url,
  };
}

function sendSms(ports: NotifyPorts, notice: LinkedNotice, link: Link, to: Phone) {
  const text = smsText({ ...factsOf(notice, link), agencyLine: ports.agencyLine });
  const receipt = receiptText({ ...notice, contactId: to.contactId });
  return ports.sms.send({ to: to.phone, text, context: { receipt } });
}

function sendWhatsApp(ports: NotifyPorts, notice: LinkedNotice, link: Link, to: Phone) {
  const receipt = receiptText({ ...notice, contactId: to.contactId });
  const { seq } = notice;
  const facts = { ...factsOf(notice, link), to: to.phone, token: link.token, seq, receipt };
  return ports.whatsApp.send({ to: to.phone, body: whatsAppTemplate(facts) });
}

/** The agency's own system gets the facts and the link, nobody's number. */
function webhookRecipient(
  ports: NotifyPorts,
  notice: LinkedNotice,
  link: Link,
): readonly Recipient[] {
  const { webhookUrl } = notice;
  if (webhookUrl === undefined) return [];
  const body = JSON.stringify(webhookNotice.parse({ ...notice, link: link.url }));
  return [{ contactId: webhookContactId, send: () => ports.webhook.send(webhookUrl, body) }];
}

/** Who has this notice on this channel already; asked only when the message comes again. */
async function alreadySent(
  ports: NotifyPorts,
  notice: NoticeMessage,
  channel: NoticeChannel,
): Promise<ReadonlySet<string>> {
  const receipts =
    notice.notice === "contact-test"
      ? await ports.cases.testReceipts(notice.serial)
      : ((await ports.cases.findDetail(notice.serial))?.receipts ?? []);
  const sent = receipts.filter(
    (receipt) =>
      receipt.ordinal === notice.ordinal &&
      receipt.seq === notice.seq &&
      receipt.channel === channel &&
      receipt.sentAt !== undefined,
  );
  return new Set(sent.map(({ contactId }) => contactId));
}

/**
 * Sends one notice over one channel to everyone on the duty list, then stamps all receipts in one
 * write: a crash between the two sends twice, never not at all. One number that fails does not keep
 * the others waiting.
 *
 * @param isRedelivered the queue hands the message over again; then those who have it are left out
 * @throws {NotifyFault} when at least one could not be reached; the queue brings the message again
 */
export async function notifyAgency(
  ports: NotifyPorts,
  notice: NoticeMessage,
  channel: NoticeChannel,
  isRedelivered: boolean,
): Promise<{ readonly sent: number }> {
  const { notice: kind } = notice;
  if (kind === "rekap") return told(await sendRekapNotice(ports, notice, channel));
  return isShort(kind)
    ? told(await sendShortNotice(ports, notice, kind, channel))
    : notifyByLink(ports, { ...notice, notice: kind }, channel, isRedelivered);
}

function isShort(kind: NoticeMessage["notice"]): kind is ShortNotice {
  return shortNotices.some((known) => known === kind);
}

function told(results: readonly PromiseSettledResult<unknown>[]): { readonly sent: number } {
  const failed = results.filter((result) => result.status === "rejected");
  if (failed[0] !== undefined) throw new NotifyFault(failed.length, failed[0].reason);
  return { sent: results.length };
}

async function notifyByLink(
  ports: NotifyPorts,
  notice: LinkedNotice,
  channel: NoticeChannel,
  isRedelivered: boolean,
): Promise<{ readonly sent: number }> {
  const link = await linkOf(ports, notice);
  const everyone = recipientsOf(ports, notice, channel, link);
  const done =
    isRedelivered && everyone.length > 0
      ? await alreadySent(ports, notice, channel)
      : new Set<string>();
  const waiting = everyone.filter(({ contactId }) => !done.has(contactId));
  const results = await Promise.allSettled(waiting.map((recipient) => recipient.send()));
  const tested = notice.notice === "contact-test" ? { agencyId: notice.agencyId } : {};
  await ports.cases.stampReceipts(
    waiting.map(({ contactId }, index) => ({
      ...tested,
      ...{ serial: notice.serial, ordinal: notice.ordinal, seq: notice.seq, channel, contactId },
      ...stageOf(results[index]),
      at: ports.clock.now(),
    })),
  );
  return told(results);
}

function stageOf(result: PromiseSettledResult<unknown> | undefined): Stage {
  if (result?.status !== "rejected") return { stage: "sent" };
  const { reason } = result;
  return { stage: "failed", problem: reason instanceof Error ? reason.name : "unknown" };
}

import { type NoticeMessage, webhookNotice } from "../contracts/events/notice.ts";
import { shortNumber } from "../domain/case/numbers.ts";
import {
  encodeReference,
  encodeToken,
  linkPurposes,
  linkUrl,
  macMessage,
} from "../domain/dispatch/link.ts";
import { receiptText } from "../domain/notice/payload.ts";
import { smsText } from "../domain/notice/sms.ts";
import { whatsAppTemplate } from "../domain/notice/whatsapp.ts";
import type { NoticeChannel } from "../domain/region/living.ts";
import type { CaseStore, Clock, Mac, SmsSender, WebhookSender, WhatsAppSender } from "./ports.ts";

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
  readonly cases: Pick<CaseStore, "stampReceipt" | "findDetail">;
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
  notice: NoticeMessage,
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

function factsOf(notice: NoticeMessage, link: Link) {
  const { kind, priority, village, district } = notice;
  return {
    notice: notice.notice,
    kind,
    priority,
    village,
    district,
    caseNumberShort: shortNumber(notice.serial),
    link: link.url,
  };
}

/** Comes back with what the provider reports. That of a contact test is not one of a case. */
function receiptOf(notice: NoticeMessage, contactId: string): string {
  return hasReceipts(notice)
    ? receiptText({ ...notice, contactId })
    : `uji:${notice.serial}:${notice.ordinal}`;
}

function sendSms(ports: NotifyPorts, notice: NoticeMessage, link: Link, to: Phone) {
  const text = smsText({ ...factsOf(notice, link), agencyLine: ports.agencyLine });
  const receipt = receiptOf(notice, to.contactId);
  return ports.sms.send({ to: to.phone, text, context: { receipt } });
}

function sendWhatsApp(ports: NotifyPorts, notice: NoticeMessage, link: Link, to: Phone) {
  const receipt = receiptOf(notice, to.contactId);
  const facts = { ...factsOf(notice, link), to: to.phone, token: link.token, receipt };
  return ports.whatsApp.send({ to: to.phone, body: whatsAppTemplate(facts) });
}

/** The agency's own system gets the facts and the link, nobody's number. */
function webhookRecipient(
  ports: NotifyPorts,
  notice: NoticeMessage,
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
  const receipts = (await ports.cases.findDetail(notice.serial))?.receipts ?? [];
  const sent = receipts.filter(
    (receipt) =>
      receipt.ordinal === notice.ordinal &&
      receipt.seq === notice.seq &&
      receipt.channel === channel &&
      receipt.sentAt !== undefined,
  );
  return new Set(sent.map(({ contactId }) => contactId));
}

/** A contact test has no case whose receipts could be kept: its answer is the receipt. */
function hasReceipts(notice: NoticeMessage): boolean {
  return notice.notice !== "contact-test";
}

/**
 * Sends one notice over one channel to everyone on the duty list. The receipt is written after
 * sending: a crash between the two sends twice, never not at all. One number that fails does not
 * keep the others waiting.
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
  const link = await linkOf(ports, notice);
  const everyone = recipientsOf(ports, notice, channel, link);
  const done =
    isRedelivered && hasReceipts(notice) && everyone.length > 0
      ? await alreadySent(ports, notice, channel)
      : new Set<string>();
  const waiting = everyone.filter(({ contactId }) => !done.has(contactId));
  const results = await Promise.allSettled(
    waiting.map((recipient) => sendOne(ports, notice, channel, recipient)),
  );
  const failed = results.filter((result) => result.status === "rejected");
  if (failed[0] !== undefined) throw new NotifyFault(failed.length, failed[0].reason);
  return { sent: waiting.length };
}

async function sendOne(
  ports: NotifyPorts,
  notice: NoticeMessage,
  channel: NoticeChannel,
  recipient: Recipient,
): Promise<void> {
  try {
    await recipient.send();
  } catch (error) {
    const problem = error instanceof Error ? error.name : "unknown";
    await stamp(ports, notice, channel, recipient, { stage: "failed", problem });
    throw error;
  }
  await stamp(ports, notice, channel, recipient, { stage: "sent" });
}

async function stamp(
  ports: NotifyPorts,
  notice: NoticeMessage,
  channel: NoticeChannel,
  { contactId }: Recipient,
  stage: { readonly stage: "sent" } | { readonly stage: "failed"; readonly problem: string },
): Promise<void> {
  if (!hasReceipts(notice)) return;
  const { serial, ordinal, seq } = notice;
  await ports.cases.stampReceipt({
    ...{ serial, ordinal, seq, channel, contactId, at: ports.clock.now() },
    ...stage,
  });
}

import type { NoticeMessage } from "../contracts/events/notice.ts";
import { shortNumber } from "../domain/case/numbers.ts";
import { linkPurposes, linkUrl } from "../domain/dispatch/link.ts";
import type { NoticeKind } from "../domain/notice/kind-words.ts";
import { messageReference } from "../domain/notice/message-reference.ts";
import { receiptText } from "../domain/notice/payload.ts";
import { type ShortNotice, shortNotices } from "../domain/notice/short.ts";
import { smsText } from "../domain/notice/sms.ts";
import { whatsAppTemplate } from "../domain/notice/whatsapp.ts";
import type { NoticeChannel } from "../domain/region/living.ts";
import { agencyToken, webhookRecipient } from "./agency-link.ts";
import type {
  CaseStore,
  Clock,
  Mac,
  Receipt,
  ReceiptStamp,
  SmsSender,
  WebhookSender,
  WhatsAppSender,
} from "./ports.ts";
import { coveredStamps, rekapRecipients } from "./send-rekap-notice.ts";
import { type Recipient, shortRecipients } from "./send-short-notice.ts";

export type NotifyPorts = {
  /** Host of the short links, `112-3375.example`. */
  readonly linkHost: string;
  /** The centre's line for agencies, `0000112112`. */
  readonly agencyLine: string;
  readonly mac: Pick<Mac, "linkMac">;
  readonly sms: SmsSender;
  readonly whatsApp: WhatsAppSender;
  readonly webhook: WebhookSender;
  readonly cases: Pick<
    CaseStore,
    "stampReceipts" | "findDetail" | "testReceipts" | "messageReceipts"
  >;
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
type Link = { readonly token: string; readonly url: string };

async function linkOf(ports: NotifyPorts, notice: NoticeMessage): Promise<Link> {
  const purpose =
    notice.notice === "contact-test" ? linkPurposes.contactTest : linkPurposes.dispatch;
  const { serial, ordinal } = notice;
  const token = await agencyToken(ports.mac, notice.region, { serial, ordinal, purpose });
  return { token, url: linkUrl(ports.linkHost, token) };
}

function recipientsOf(
  ports: NotifyPorts,
  notice: LinkedNotice,
  channel: NoticeChannel,
  link: Link,
): readonly Recipient[] {
  if (channel === "webhook") return webhookRecipient(ports, notice, link.url);
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
  const { kind, priority, village, district, uncertain, clue } = notice;
  return {
    notice: notice.notice,
    kind,
    priority,
    village,
    district,
    uncertain,
    clue,
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

/** Who has this notice on this channel already; asked only when the message comes again. */
async function alreadySent(
  ports: NotifyPorts,
  notice: NoticeMessage,
  channel: NoticeChannel,
  message: string | undefined,
): Promise<ReadonlySet<string>> {
  const sent = (await receiptsOf(ports, notice, message)).filter(
    (receipt) =>
      receipt.ordinal === notice.ordinal &&
      receipt.seq === notice.seq &&
      receipt.channel === channel &&
      receipt.sentAt !== undefined,
  );
  return new Set(sent.map(({ contactId }) => contactId));
}

async function receiptsOf(
  { cases }: NotifyPorts,
  { notice, serial }: NoticeMessage,
  message: string | undefined,
): Promise<readonly Receipt[]> {
  if (message !== undefined) return cases.messageReceipts(message);
  if (notice === "contact-test") return cases.testReceipts(serial);
  return (await cases.findDetail(serial))?.receipts ?? [];
}

/**
 * Sends one notice over one channel to everyone on the duty list, then stamps all receipts in one
 * write: a crash between the two sends twice, never not at all. One number that fails does not keep
 * the others waiting. A list that has reached somebody stands for the notices on it.
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
  const everyone = await everyoneOf(ports, notice, channel);
  const message = messageReference(notice);
  const done =
    isRedelivered && everyone.length > 0
      ? await alreadySent(ports, notice, channel, message)
      : new Set<string>();
  const waiting = everyone.filter(({ contactId }) => !done.has(contactId));
  const results = await Promise.allSettled(waiting.map((recipient) => recipient.send()));
  const at = ports.clock.now();
  const { serial, ordinal, seq, agencyId } = notice;
  const own = {
    ...{ serial, ordinal, seq, channel, at },
    ...(notice.notice === "contact-test" ? { agencyId } : {}),
    ...(message === undefined ? {} : { message }),
  };
  const reached = results.some(({ status }) => status === "fulfilled");
  await ports.cases.stampReceipts([
    ...waiting.map(({ contactId }, index) => ({ ...own, contactId, ...stageOf(results[index]) })),
    ...(reached ? coveredStamps(notice, at) : []),
  ]);
  return told(results);
}

async function everyoneOf(
  ports: NotifyPorts,
  notice: NoticeMessage,
  channel: NoticeChannel,
): Promise<readonly Recipient[]> {
  const { notice: kind } = notice;
  if (kind === "rekap") return rekapRecipients(ports, notice, channel);
  if (isShort(kind)) return shortRecipients(ports, notice, kind, channel);
  const linked = { ...notice, notice: kind };
  return recipientsOf(ports, linked, channel, await linkOf(ports, linked));
}

function isShort(kind: NoticeMessage["notice"]): kind is ShortNotice {
  return shortNotices.some((known) => known === kind);
}

function told(results: readonly PromiseSettledResult<unknown>[]): { readonly sent: number } {
  const failed = results.filter((result) => result.status === "rejected");
  if (failed[0] !== undefined) throw new NotifyFault(failed.length, failed[0].reason);
  return { sent: results.length };
}

function stageOf(result: PromiseSettledResult<unknown> | undefined): Stage {
  if (result?.status !== "rejected") return { stage: "sent" };
  const { reason } = result;
  return { stage: "failed", problem: reason instanceof Error ? reason.name : "unknown" };
}

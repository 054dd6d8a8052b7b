import type { NoticeMessage } from "../contracts/events/notice.ts";
import { linkPurposes, linkUrl } from "../domain/dispatch/link.ts";
import { rekapText } from "../domain/event/rekap.ts";
import { rekapWhatsApp } from "../domain/event/rekap-whatsapp.ts";
import type { NoticeChannel } from "../domain/region/living.ts";
import type { Instant } from "../domain/shared/time.ts";
import { agencyToken, webhookRecipient } from "./agency-link.ts";
import { noticeOfReference } from "./hold-notices.ts";
import type { Mac, ReceiptStamp, SmsSender, WebhookSender, WhatsAppSender } from "./ports.ts";
import type { Recipient } from "./send-short-notice.ts";

export type RekapSendPorts = {
  readonly linkHost: string;
  readonly agencyLine: string;
  readonly mac: Pick<Mac, "linkMac">;
  readonly sms: SmsSender;
  readonly whatsApp: WhatsAppSender;
  readonly webhook: WebhookSender;
};

/** Whoever gets an agency's list of an event over one channel. */
export async function rekapRecipients(
  ports: RekapSendPorts,
  notice: NoticeMessage,
  channel: NoticeChannel,
): Promise<readonly Recipient[]> {
  const { serial, ordinal, region, kind, list } = notice;
  if (list === undefined) throw new RangeError("a list without its counts");
  const named = { serial, ordinal, purpose: linkPurposes.eventList };
  const link = linkUrl(ports.linkHost, await agencyToken(ports.mac, region, named));
  const event = { name: list.name, kind };
  if (channel === "webhook") return webhookRecipient(ports, notice, link);
  const recipients = notice.recipients.filter(({ channels }) => channels.includes(channel));
  return recipients.map(({ contactId, phone: to }) => ({
    contactId,
    send: () =>
      channel === "sms"
        ? ports.sms.send({
            to,
            text: rekapText(event, list, link, ports.agencyLine),
            context: {},
          })
        : ports.whatsApp.send({
            to,
            body: rekapWhatsApp(to, event, list, link, ports.agencyLine),
          }),
  }));
}

/** Every notice that the list stands for has left its trace: the sweep does not take it for lost. */
export function coveredStamps(
  { covers = [] }: NoticeMessage,
  at: Instant,
): readonly ReceiptStamp[] {
  return covers.map((reference) => {
    const stage = "sent" as const;
    return { ...noticeOfReference(reference), channel: "rekap", contactId: "rekap", stage, at };
  });
}

import { type NoticeMessage, webhookNotice } from "../contracts/events/notice.ts";
import {
  encodeReference,
  encodeToken,
  linkPurposes,
  linkUrl,
  macMessage,
} from "../domain/dispatch/link.ts";
import { rekapText } from "../domain/event/rekap.ts";
import { rekapWhatsApp } from "../domain/event/rekap-whatsapp.ts";
import type { NoticeChannel } from "../domain/region/living.ts";
import type { Mac, SmsSender, WebhookSender, WhatsAppSender } from "./ports.ts";

export type RekapSendPorts = {
  readonly linkHost: string;
  readonly agencyLine: string;
  readonly mac: Pick<Mac, "linkMac">;
  readonly sms: SmsSender;
  readonly whatsApp: WhatsAppSender;
  readonly webhook: WebhookSender;
};

/**
 * Sends an agency's list of an event over one channel. No receipts are kept of it: each place's notice has its own. One
 * number that fails does not keep the others waiting.
 *
 * @returns what became of each recipient on this channel
 */
export async function sendRekapNotice(
  ports: RekapSendPorts,
  notice: NoticeMessage,
  channel: NoticeChannel,
): Promise<readonly PromiseSettledResult<unknown>[]> {
  const { serial, ordinal, region, kind, list } = notice;
  if (list === undefined) throw new RangeError("a list without its counts");
  const reference = encodeReference({ serial, ordinal, purpose: linkPurposes.eventList });
  const mac = await ports.mac.linkMac(macMessage(region, reference));
  const link = linkUrl(ports.linkHost, encodeToken(reference, mac));
  const event = { name: list.name, kind };
  if (channel === "webhook") return sendWebhook(ports, notice, link);
  const recipients = notice.recipients.filter(({ channels }) => channels.includes(channel));
  return Promise.allSettled(
    recipients.map(({ phone: to }) =>
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
    ),
  );
}

function sendWebhook(
  ports: RekapSendPorts,
  notice: NoticeMessage,
  link: string,
): Promise<readonly PromiseSettledResult<unknown>[]> {
  const { webhookUrl } = notice;
  if (webhookUrl === undefined) return Promise.resolve([]);
  const body = JSON.stringify(webhookNotice.parse({ ...notice, link }));
  return Promise.allSettled([ports.webhook.send(webhookUrl, body)]);
}

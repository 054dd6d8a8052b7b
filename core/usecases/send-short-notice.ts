import type { NoticeMessage } from "../contracts/events/notice.ts";
import { shortNumber } from "../domain/case/numbers.ts";
import {
  type ShortFacts,
  type ShortNotice,
  shortSms,
  shortWhatsApp,
} from "../domain/notice/short.ts";
import type { NoticeChannel } from "../domain/region/living.ts";
import type { SmsSender, WhatsAppSender } from "./ports.ts";

/** One person, or one system, and how it is sent to. */
export type Recipient = { readonly contactId: string; readonly send: () => Promise<unknown> };

/** Recipient of the webhook in receipts: the agency's own system. */
export const webhookContactId = "webhook";

export type ShortPorts = {
  /** The centre's line for agencies, `0000112112`. */
  readonly agencyLine: string;
  readonly sms: SmsSender;
  readonly whatsApp: WhatsAppSender;
};

/** Whoever gets a message that asks for no answer and has no link, over one channel. */
export function shortRecipients(
  ports: ShortPorts,
  notice: NoticeMessage,
  short: ShortNotice,
  channel: NoticeChannel,
): readonly Recipient[] {
  const { kind, priority, agencyId, village, district, serial } = notice;
  const facts: ShortFacts = {
    ...{ notice: short, kind, priority, agencyId, village, district },
    caseNumberShort: shortNumber(serial),
    agencyLine: ports.agencyLine,
  };
  const recipients = notice.recipients.filter(({ channels }) =>
    channels.some((known) => known === channel),
  );
  return recipients.map(({ contactId, phone: to }) => ({
    contactId,
    send: () =>
      channel === "sms"
        ? ports.sms.send({ to, text: shortSms(facts), context: {} })
        : ports.whatsApp.send({ to, body: shortWhatsApp(to, facts) }),
  }));
}

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

export type ShortPorts = {
  /** The centre's line for agencies, `0000112112`. */
  readonly agencyLine: string;
  readonly sms: SmsSender;
  readonly whatsApp: WhatsAppSender;
};

/**
 * Sends a message that asks for no answer and has no link: no receipts are kept of it. One number that fails does not
 * keep the others waiting.
 *
 * @returns what became of each recipient on this channel
 */
export function sendShortNotice(
  ports: ShortPorts,
  notice: NoticeMessage,
  short: ShortNotice,
  channel: NoticeChannel,
): Promise<readonly PromiseSettledResult<unknown>[]> {
  const { kind, priority, agencyId, village, district, serial } = notice;
  const facts: ShortFacts = {
    ...{ notice: short, kind, priority, agencyId, village, district },
    caseNumberShort: shortNumber(serial),
    agencyLine: ports.agencyLine,
  };
  const recipients = notice.recipients.filter(({ channels }) =>
    channels.some((known) => known === channel),
  );
  return Promise.allSettled(
    recipients.map(({ phone: to }) =>
      channel === "sms"
        ? ports.sms.send({ to, text: shortSms(facts), context: {} })
        : ports.whatsApp.send({ to, body: shortWhatsApp(to, facts) }),
    ),
  );
}

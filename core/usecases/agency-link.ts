import { type NoticeMessage, webhookNotice } from "../contracts/events/notice.ts";
import {
  encodeReference,
  encodeToken,
  type LinkReference,
  macMessage,
} from "../domain/dispatch/link.ts";
import type { Mac, WebhookSender } from "./ports.ts";
import { type Recipient, webhookContactId } from "./send-short-notice.ts";

/** The letters of a link by which an agency proves that the centre sent it. */
export async function agencyToken(
  mac: Pick<Mac, "linkMac">,
  regionCode: string,
  named: LinkReference,
): Promise<string> {
  const reference = encodeReference(named);
  return encodeToken(reference, await mac.linkMac(macMessage(regionCode, reference)));
}

/** The agency's own system gets the facts and the link, nobody's number. */
export function webhookRecipient(
  { webhook }: { readonly webhook: WebhookSender },
  notice: NoticeMessage,
  link: string,
): readonly Recipient[] {
  const { webhookUrl } = notice;
  if (webhookUrl === undefined) return [];
  const body = JSON.stringify(webhookNotice.parse({ ...notice, link }));
  return [{ contactId: webhookContactId, send: () => webhook.send(webhookUrl, body) }];
}

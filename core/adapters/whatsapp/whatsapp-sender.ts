import type { SocialMessagingClient } from "@aws-sdk/client-socialmessaging";
import { SendWhatsAppMessageCommand } from "@aws-sdk/client-socialmessaging";
import type { WhatsAppSender } from "../../usecases/ports.ts";

/** Version of Meta's Cloud API whose message bodies we write. */
const metaApiVersion = "v20.0";

/** AWS End User Messaging Social. @param phoneNumberId `phone-number-id-…` of the centre's WhatsApp number */
export function socialMessagingWhatsApp(
  client: SocialMessagingClient,
  phoneNumberId: string,
): WhatsAppSender {
  return {
    async send({ to, body }) {
      const message = { messaging_product: "whatsapp", recipient_type: "individual", to, ...body };
      const answer = await client.send(
        new SendWhatsAppMessageCommand({
          originationPhoneNumberId: phoneNumberId,
          metaApiVersion,
          message: Buffer.from(JSON.stringify(message)),
        }),
      );
      return answer.messageId ?? "";
    },
  };
}

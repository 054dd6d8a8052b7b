import type { PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { SendTextMessageCommand } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import type { SmsSender } from "../../usecases/ports.ts";

export type SmsOptions = {
  readonly configurationSet: string;
  /** Sender id, phone number or pool. */
  readonly origination: string;
};

/** AWS End User Messaging SMS; `context` comes back with the delivery event. */
export function endUserMessagingSms(
  client: PinpointSMSVoiceV2Client,
  options: SmsOptions,
): SmsSender {
  return {
    async send({ to, text, context }) {
      const answer = await client.send(
        new SendTextMessageCommand({
          DestinationPhoneNumber: to,
          OriginationIdentity: options.origination,
          ConfigurationSetName: options.configurationSet,
          MessageBody: text,
          MessageType: "TRANSACTIONAL",
          Context: { ...context },
        }),
      );
      return answer.MessageId ?? "";
    },
  };
}

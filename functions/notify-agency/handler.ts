import { KMSClient } from "@aws-sdk/client-kms";
import { PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { SocialMessagingClient } from "@aws-sdk/client-socialmessaging";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { kmsMac } from "../../core/adapters/kms/mac.ts";
import { kmsSigner } from "../../core/adapters/kms/signer.ts";
import { endUserMessagingSms } from "../../core/adapters/sms/sms-sender.ts";
import { signedWebhook } from "../../core/adapters/webhook/webhook-sender.ts";
import { socialMessagingWhatsApp } from "../../core/adapters/whatsapp/whatsapp-sender.ts";
import { queueHandler } from "../shared/batch.ts";
import { setting } from "../shared/env.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { channelOfQueue } from "./channel.ts";
import { notifyAgencyRoute } from "./route.ts";

// Once per container.
const keys = new KMSClient({ region: setting("DATA_REGION") });
// A provider that hangs must leave time to stamp those who were told. Unit: ms. Chosen, not measured.
const messaging = {
  region: setting("MESSAGING_REGION"),
  maxAttempts: 2,
  requestHandler: { requestTimeout: 5_000, connectionTimeout: 2_000, throwOnRequestTimeout: true },
};
const route = notifyAgencyRoute(
  {
    linkHost: setting("LINK_HOST"),
    agencyLine: setting("AGENCY_LINE"),
    mac: kmsMac(keys, setting("MAC_KEY")),
    sms: endUserMessagingSms(new PinpointSMSVoiceV2Client(messaging), {
      configurationSet: setting("SMS_CONFIGURATION_SET"),
      origination: setting("SMS_ORIGINATION"),
    }),
    whatsApp: socialMessagingWhatsApp(
      new SocialMessagingClient(messaging),
      setting("WHATSAPP_NUMBER_ID"),
    ),
    webhook: signedWebhook(kmsSigner(keys, setting("SIGN_KEY")), systemClock),
    cases: dynamoCaseStore(plainTable(loadRegion())),
    clock: systemClock,
  },
  channelOfQueue,
);

export const handler = queueHandler(route);

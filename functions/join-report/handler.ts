import { PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoEventStore } from "../../core/adapters/dynamodb/event-store.ts";
import { dynamoJoinStore } from "../../core/adapters/dynamodb/join-store.ts";
import { endUserMessagingSms } from "../../core/adapters/sms/sms-sender.ts";
import { setting } from "../shared/env.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { wordsTable } from "../shared/table.ts";
import { joinReportRoute } from "./route.ts";

const region = loadRegion();
const table = wordsTable(region);
const sms = endUserMessagingSms(
  new PinpointSMSVoiceV2Client({ region: setting("MESSAGING_REGION"), maxAttempts: 2 }),
  {
    configurationSet: setting("SMS_CONFIGURATION_SET"),
    origination: setting("SMS_ORIGINATION"),
  },
);

export const handler = httpHandler(
  joinReportRoute({
    regionCode: region.code,
    joins: dynamoJoinStore(table),
    events: dynamoEventStore(table),
    calls: dynamoCallStore(table),
    sms,
    clock: systemClock,
  }),
);

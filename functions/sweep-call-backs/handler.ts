import { PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallBackStore } from "../../core/adapters/dynamodb/call-back-store.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { endUserMessagingSms } from "../../core/adapters/sms/sms-sender.ts";
import { setting } from "../shared/env.ts";
import { log } from "../shared/log.ts";
import { loadRegion } from "../shared/region.ts";
import { wordsTable } from "../shared/table.ts";
import { sweepCallBacksRoute } from "./route.ts";

// Once per container.
const table = wordsTable(loadRegion());
const sms = endUserMessagingSms(
  new PinpointSMSVoiceV2Client({ region: setting("MESSAGING_REGION"), maxAttempts: 2 }),
  {
    configurationSet: setting("SMS_CONFIGURATION_SET"),
    origination: setting("SMS_ORIGINATION"),
  },
);
const sweep = sweepCallBacksRoute(
  {
    calls: dynamoCallStore(table),
    callBacks: dynamoCallBackStore(table),
    living: dynamoLivingStore(table),
    sms,
    clock: systemClock,
  },
  ({ open, ended, texted, faults }) =>
    log.info("call-backs", { open, ended, texted, faults: faults.length }),
);

export const handler = () => sweep();

import { ConnectClient } from "@aws-sdk/client-connect";
import { PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { SocialMessagingClient } from "@aws-sdk/client-socialmessaging";
import { SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod/mini";
import { systemClock } from "../../core/adapters/clock.ts";
import { connectOperatorPhones } from "../../core/adapters/connect/operator-phones.ts";
import { connectWaitingCallers } from "../../core/adapters/connect/waiting-callers.ts";
import { dynamoCentreStore } from "../../core/adapters/dynamodb/centre-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { endUserMessagingSms } from "../../core/adapters/sms/sms-sender.ts";
import { sqsStaffWakes } from "../../core/adapters/sqs/staff-wakes.ts";
import { socialMessagingWhatsApp } from "../../core/adapters/whatsapp/whatsapp-sender.ts";
import { isQueueEvent, queueHandler } from "../shared/batch.ts";
import { callOutQueue } from "../shared/call-out-queue.ts";
import { setting } from "../shared/env.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { logCentreAlarm, logStaffFault } from "./report.ts";
import { agentEventsRoute, isKinesisEvent, staffDueRoute, staffScheduleRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const table = plainTable(region);
// A provider that hangs must leave time to tell the others. Unit: ms. Chosen, not measured.
const messaging = {
  region: setting("MESSAGING_REGION"),
  maxAttempts: 2,
  requestHandler: { requestTimeout: 5_000, connectionTimeout: 2_000, throwOnRequestTimeout: true },
};
const profiles = z
  .object({ operators: z.string(), supervisors: z.string() })
  .parse(JSON.parse(setting("ROUTING_PROFILES")));
const groups = new Map([
  [profiles.operators, "operators"],
  [profiles.supervisors, "supervisors"],
] as const);
const statusArns = z.record(z.string(), z.string()).parse(JSON.parse(setting("AGENT_STATUSES")));
const instanceArn = setting("INSTANCE_ARN");
// Whatever is not done now is due again at the next look; a slow Connect must not hold the alert up. Unit: ms. Chosen.
const connect = new ConnectClient({
  maxAttempts: 2,
  requestHandler: { requestTimeout: 3_000, connectionTimeout: 2_000, throwOnRequestTimeout: true },
});
// A PBX leads its callers by itself.
const nobodyInFlows = { setOverflowNow: async () => {} };
const ports = {
  regionCode: region.code,
  regionName: region.name,
  timeZone: region.timeZone,
  firstOverflowNumber: region.first.overflowNumber,
  linesTotal: region.contactCentre.concurrentCalls,
  centre: dynamoCentreStore(table),
  living: dynamoLivingStore(table),
  phones: connectOperatorPhones(connect, { instanceArn, statusArns }),
  callers:
    region.telephony === "ip-pbx" ? nobodyInFlows : connectWaitingCallers(connect, instanceArn),
  sms: endUserMessagingSms(new PinpointSMSVoiceV2Client(messaging), {
    configurationSet: setting("SMS_CONFIGURATION_SET"),
    origination: setting("SMS_ORIGINATION"),
  }),
  whatsApp: socialMessagingWhatsApp(
    new SocialMessagingClient(messaging),
    setting("WHATSAPP_NUMBER_ID"),
  ),
  callOut: callOutQueue(),
  wakes: sqsStaffWakes(new SQSClient({}), setting("STAFF_WAKE_QUEUE")),
  clock: systemClock,
  onAlarm: logCentreAlarm,
};
// Where a PBX answers 112, it tells who sits at its telephones; somebody trying Connect is none of those.
const groupOf = (profile: string) =>
  region.telephony === "sip-trunk" ? groups.get(profile) : undefined;
const agentEvents = agentEventsRoute(ports, groupOf, logStaffFault);
const due = queueHandler(staffDueRoute(ports));
const schedule = staffScheduleRoute(ports);

export const handler = (event: unknown) => {
  if (isKinesisEvent(event)) return agentEvents(event);
  return isQueueEvent(event) ? due(event) : schedule(event);
};

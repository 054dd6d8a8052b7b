import { ConnectClient } from "@aws-sdk/client-connect";
import { PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { SocialMessagingClient } from "@aws-sdk/client-socialmessaging";
import { SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod/mini";
import { systemClock } from "../../core/adapters/clock.ts";
import { connectOperatorPhones } from "../../core/adapters/connect/operator-phones.ts";
import { dynamoCentreStore } from "../../core/adapters/dynamodb/centre-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { endUserMessagingSms } from "../../core/adapters/sms/sms-sender.ts";
import { sqsStaffWakes } from "../../core/adapters/sqs/staff-wakes.ts";
import { socialMessagingWhatsApp } from "../../core/adapters/whatsapp/whatsapp-sender.ts";
import { isQueueEvent, queueHandler } from "../shared/batch.ts";
import { callOutQueue } from "../shared/call-out-queue.ts";
import { connectLimits } from "../shared/connect-limits.ts";
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
const profiles = new Set(z.array(z.string()).parse(JSON.parse(setting("ROUTING_PROFILES"))));
const statusArns = z.record(z.string(), z.string()).parse(JSON.parse(setting("AGENT_STATUSES")));
const ports = {
  regionCode: region.code,
  regionName: region.name,
  timeZone: region.timeZone,
  linesTotal: region.contactCentre.concurrentCalls,
  centre: dynamoCentreStore(table),
  living: dynamoLivingStore(table),
  phones: connectOperatorPhones(new ConnectClient(connectLimits), {
    instanceArn: setting("INSTANCE_ARN"),
    statusArns,
  }),
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
const agentEvents = agentEventsRoute(ports, (profile) => profiles.has(profile), logStaffFault);
const due = queueHandler(staffDueRoute(ports));
const schedule = staffScheduleRoute(ports);

export const handler = (event: unknown) => {
  if (isKinesisEvent(event)) return agentEvents(event);
  return isQueueEvent(event) ? due(event) : schedule(event);
};

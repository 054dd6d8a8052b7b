import { SocialMessagingClient } from "@aws-sdk/client-socialmessaging";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseDesk } from "../../core/adapters/dynamodb/case-desk.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { socialMessagingWhatsApp } from "../../core/adapters/whatsapp/whatsapp-sender.ts";
import { answerByWhatsApp } from "../../core/usecases/open-link.ts";
import { queueHandler } from "../shared/batch.ts";
import { setting } from "../shared/env.ts";
import { log } from "../shared/log.ts";
import { logPassedOver } from "../shared/log-lines.ts";
import { refusalTexts } from "../shared/messages-id.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { receiveMessageRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const table = sealedTable(region);
const messaging = new SocialMessagingClient({ region: setting("MESSAGING_REGION") });
const ports = {
  regionCode: region.code,
  mac: table.mac,
  clock: systemClock,
  living: dynamoLivingStore(table),
  cases: dynamoCaseStore(table),
  desk: dynamoCaseDesk(table),
  calls: dynamoCallStore(table),
  whatsApp: socialMessagingWhatsApp(messaging, setting("WHATSAPP_NUMBER_ID")),
};
const route = receiveMessageRoute(
  {
    ...ports,
    answer: (button) => answerByWhatsApp(ports, button),
    refusalText: (code) => refusalTexts[code],
  },
  {
    report: (received) => log.info("message received", { ...received }),
    onPassedOver: (error) => logPassedOver("part-of-whatsapp-entry", error),
  },
);

export const handler = queueHandler(route);

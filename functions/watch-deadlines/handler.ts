import { SNSClient } from "@aws-sdk/client-sns";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoEventStore } from "../../core/adapters/dynamodb/event-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { dynamoOfferStore } from "../../core/adapters/dynamodb/offer-store.ts";
import { dynamoPreAlertStore } from "../../core/adapters/dynamodb/pre-alert-store.ts";
import { dynamoRekapStore } from "../../core/adapters/dynamodb/rekap-store.ts";
import { snsNotifier } from "../../core/adapters/sns/notifier.ts";
import { isQueueEvent, queueHandler } from "../shared/batch.ts";
import { callOutQueue } from "../shared/call-out-queue.ts";
import { setting } from "../shared/env.ts";
import { log, logProblem } from "../shared/log.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { sweepRoute, wakeRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const table = plainTable(region);
const ports = {
  regionCode: region.code,
  agencies: region.agencies,
  cases: dynamoCaseStore(table),
  living: dynamoLivingStore(table),
  events: dynamoEventStore(table),
  lists: dynamoRekapStore(table),
  offers: dynamoOfferStore(table),
  preAlerts: dynamoPreAlertStore(table),
  notifier: snsNotifier(new SNSClient({}), setting("NOTICE_TOPIC")),
  clock: systemClock,
  onProblem: logProblem,
  callOut: callOutQueue(),
};
const wake = queueHandler(wakeRoute(ports));
const sweep = sweepRoute(ports, ({ looked, stepped, repaired, faults }) =>
  log.info("sweep", { looked, stepped, repaired, faults: faults.length }),
);

export const handler = (event: unknown) => (isQueueEvent(event) ? wake(event) : sweep());

import { SQSClient } from "@aws-sdk/client-sqs";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallBackStore } from "../../core/adapters/dynamodb/call-back-store.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoComplaintStore } from "../../core/adapters/dynamodb/complaint-store.ts";
import { dynamoDayLedger } from "../../core/adapters/dynamodb/day-ledger.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { httpNationalCentre } from "../../core/adapters/national/http-centre.ts";
import { sqsShipLane } from "../../core/adapters/sqs/ship-lane.ts";
import { fifoHandler, isQueueEvent } from "../shared/batch.ts";
import { setting } from "../shared/env.ts";
import { logProblem } from "../shared/log.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { logShipped, logSweep } from "./report.ts";
import { shipRoute, sweepRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const table = plainTable(region);
const ports = {
  regionCode: region.code,
  timeZone: region.timeZone,
  levels: region.serviceLevels,
  cases: dynamoCaseStore(table),
  calls: dynamoCallStore(table),
  callBacks: dynamoCallBackStore(table),
  complaints: dynamoComplaintStore(table),
  ledger: dynamoDayLedger(table),
  living: dynamoLivingStore(table),
  centre: httpNationalCentre(setting("NATIONAL_ENDPOINT")),
  lane: sqsShipLane(new SQSClient({}), setting("SHIP_QUEUE")),
  clock: systemClock,
  random: Math.random,
  onProblem: logProblem,
};
const sweep = sweepRoute(ports, ports, logSweep);

export const handler = (event: unknown) =>
  isQueueEvent(event) ? fifoHandler(shipRoute(ports, logShipped))(event) : sweep();

import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { appsyncBoardChannel } from "../../core/adapters/appsync/board-channel.ts";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { dynamoRekapStore } from "../../core/adapters/dynamodb/rekap-store.ts";
import { openPartition, unshippedPartition } from "../../core/adapters/dynamodb/table.ts";
import { snsNotifier } from "../../core/adapters/sns/notifier.ts";
import { sqsExchangeQueue } from "../../core/adapters/sqs/exchange-queue.ts";
import { sqsRekapQueue } from "../../core/adapters/sqs/rekap-queue.ts";
import { sqsShipLane } from "../../core/adapters/sqs/ship-lane.ts";
import { sqsWakeQueue } from "../../core/adapters/sqs/wake-queue.ts";
import { setting } from "../shared/env.ts";
import { errorFacts, log, logProblem } from "../shared/log.ts";
import { logPassedOver } from "../shared/log-lines.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { relayChangesRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const queues = new SQSClient({});
const board = appsyncBoardChannel({
  endpoint: setting("BOARD_ENDPOINT"),
  awsRegion: setting("DATA_REGION"),
  code: region.code,
  credentials: () => queues.config.credentials(),
});
const route = relayChangesRoute(
  {
    regionCode: region.code,
    living: dynamoLivingStore(plainTable(region)),
    notifier: snsNotifier(new SNSClient({}), setting("NOTICE_TOPIC")),
    wakes: sqsWakeQueue(queues, setting("WAKE_QUEUE")),
    lane: sqsShipLane(queues, setting("SHIP_QUEUE")),
    board,
    exchange: sqsExchangeQueue(queues, setting("EXCHANGE_QUEUE")),
    lists: dynamoRekapStore(plainTable(region)),
    rekaps: sqsRekapQueue(queues, setting("WAKE_QUEUE")),
    clock: systemClock,
    onProblem: logProblem,
  },
  { open: openPartition(region.code), unshipped: unshippedPartition(region.code) },
  (outcome, error) =>
    outcome === "retry"
      ? log.error("change not relayed", errorFacts(error))
      : logPassedOver("change-of-the-table", error),
);

export const handler = (event: unknown) => route(event);

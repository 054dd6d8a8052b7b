import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallBackStore } from "../../core/adapters/dynamodb/call-back-store.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoLines } from "../../core/adapters/dynamodb/lines.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { setting } from "../shared/env.ts";
import { errorFacts, log } from "../shared/log.ts";
import { logPassedOver } from "../shared/log-lines.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { recordContactRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const table = sealedTable(region);
const queues = new SQSClient({});
const route = recordContactRoute(
  {
    calls: dynamoCallStore(table),
    callBacks: dynamoCallBackStore(table),
    living: dynamoLivingStore(table),
    lines: dynamoLines(table, systemClock),
    clock: systemClock,
    instance: {
      regionCode: region.code,
      queueArn: setting("QUEUE_ARN"),
      isShared:
        region.tenancy.kind === "shared-account" && region.tenancy.connectInstanceArn !== undefined,
    },
  },
  (outcome, error) =>
    outcome === "retry"
      ? log.error("contact record not written", errorFacts(error))
      : logPassedOver("contact-record", error),
  async (letter) => {
    await queues.send(
      new SendMessageCommand({
        QueueUrl: setting("FAILURES_QUEUE"),
        MessageBody: JSON.stringify({ type: "contact-record.unreadable", ...letter }),
      }),
    );
  },
);

export const handler = (event: unknown) => route(event);

import { SQSClient } from "@aws-sdk/client-sqs";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { staffedOperators } from "../../core/adapters/dynamodb/staffed.ts";
import { sqsPendingCalls } from "../../core/adapters/sqs/pending-calls.ts";
import { setting } from "../shared/env.ts";
import { errorFacts, log } from "../shared/log.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { within } from "../shared/within.ts";
import { promptArns, registerCallRoute } from "./route.ts";

/** A request that hangs leaves time for one more within what the caller can wait. Chosen, not measured. */
const limits = { requestTimeoutMs: 600, maxAttempts: 2 };

// Once per container.
const queue = new SQSClient({ maxAttempts: 2, requestHandler: { requestTimeout: 600 } });
const region = loadRegion();
const table = sealedTable(region, limits);
const route = registerCallRoute({
  calls: dynamoCallStore(table),
  living: dynamoLivingStore(table),
  firstOverflowNumber: region.first.overflowNumber,
  promptArns: promptArns.parse(JSON.parse(setting("PROMPT_ARNS"))),
  staffed: () => staffedOperators(table),
  pending: sqsPendingCalls(queue, setting("PENDING_QUEUE")),
  clock: systemClock,
  within,
  onFault: (fault, error) => log.error(fault, errorFacts(error)),
});

export const handler = (event: unknown) => route(event);

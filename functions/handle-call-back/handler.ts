import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallBackStore } from "../../core/adapters/dynamodb/call-back-store.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { callOutQueue } from "../shared/call-out-queue.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { wordsTable } from "../shared/table.ts";
import { handleCallBackRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const table = wordsTable(region);

export const handler = httpHandler(
  handleCallBackRoute({
    regionCode: region.code,
    callBacks: dynamoCallBackStore(table),
    living: dynamoLivingStore(table),
    calls: dynamoCallStore(table),
    queue: callOutQueue(),
    clock: systemClock,
  }),
);

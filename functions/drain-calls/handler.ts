import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { queueHandler } from "../shared/batch.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { drainCallsRoute } from "./route.ts";

// Once per container.
const calls = dynamoCallStore(sealedTable(loadRegion()));

export const handler = queueHandler(drainCallsRoute(calls));

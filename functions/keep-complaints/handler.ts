import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoComplaintStore } from "../../core/adapters/dynamodb/complaint-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { wordsTable } from "../shared/table.ts";
import { keepComplaintsRoute } from "./route.ts";

const region = loadRegion();
const table = wordsTable(region);

export const handler = httpHandler(
  keepComplaintsRoute({
    regionCode: region.code,
    levels: region.serviceLevels,
    complaints: dynamoComplaintStore(table),
    cases: dynamoCaseStore(table),
    calls: dynamoCallStore(table),
    clock: systemClock,
  }),
);

import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallBackStore } from "../../core/adapters/dynamodb/call-back-store.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseDesk } from "../../core/adapters/dynamodb/case-desk.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { markCallerRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const table = sealedTable(region);

export const handler = httpHandler(
  markCallerRoute({
    regionCode: region.code,
    calls: dynamoCallStore(table),
    callBacks: dynamoCallBackStore(table),
    living: dynamoLivingStore(table),
    desk: dynamoCaseDesk(table),
    cases: dynamoCaseStore(table),
    clock: systemClock,
  }),
);

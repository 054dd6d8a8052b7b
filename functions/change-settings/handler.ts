import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { settingsRoute } from "./route.ts";

const region = loadRegion();

export const handler = httpHandler(
  settingsRoute({
    regionCode: region.code,
    agencies: region.agencies,
    agencyLine: region.agencyLine,
    concurrentCalls: region.contactCentre.concurrentCalls,
    living: dynamoLivingStore(plainTable(region)),
    clock: systemClock,
  }),
);

import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { classifyCaseRoute } from "./route.ts";

const region = loadRegion();

export const handler = httpHandler(
  classifyCaseRoute({
    regionCode: region.code,
    timeZone: region.timeZone,
    agencies: region.agencies,
    living: dynamoLivingStore(plainTable(region)),
    clock: systemClock,
  }),
);

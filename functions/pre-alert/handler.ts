import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { dynamoPreAlertStore } from "../../core/adapters/dynamodb/pre-alert-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { preAlertRoute } from "./route.ts";

const region = loadRegion();
const table = plainTable(region);

export const handler = httpHandler(
  preAlertRoute({
    regionCode: region.code,
    preAlerts: dynamoPreAlertStore(table),
    living: dynamoLivingStore(table),
    cases: dynamoCaseStore(table),
    clock: systemClock,
  }),
);

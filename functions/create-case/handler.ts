import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallBackStore } from "../../core/adapters/dynamodb/call-back-store.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { placeFinder } from "../shared/places.ts";
import { loadPlaces, loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { createCaseRoute } from "./route.ts";

const region = loadRegion();
const table = sealedTable(region);

export const handler = httpHandler(
  createCaseRoute({
    regionCode: region.code,
    cases: dynamoCaseStore(table),
    calls: dynamoCallStore(table),
    callBacks: dynamoCallBackStore(table),
    living: dynamoLivingStore(table),
    findPlace: placeFinder(loadPlaces()),
    clock: systemClock,
  }),
);

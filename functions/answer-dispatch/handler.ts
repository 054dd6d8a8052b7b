import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoEventStore } from "../../core/adapters/dynamodb/event-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { linkTable } from "../shared/table.ts";
import { answerDispatchRoute } from "./route.ts";

const region = loadRegion();
const table = linkTable(region);

export const handler = httpHandler(
  answerDispatchRoute({
    regionCode: region.code,
    centre: { timeZone: region.timeZone, agencyLine: region.agencyLine },
    mac: table.mac,
    clock: systemClock,
    cases: dynamoCaseStore(table),
    agencies: region.agencies,
    events: dynamoEventStore(table),
  }),
);

import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoEventStore } from "../../core/adapters/dynamodb/event-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { manageEventsRoute } from "./route.ts";

const region = loadRegion();

export const handler = httpHandler(
  manageEventsRoute({
    regionCode: region.code,
    agencyIds: new Set(region.agencies.map(({ agencyId }) => agencyId)),
    events: dynamoEventStore(plainTable(region)),
    clock: systemClock,
  }),
);

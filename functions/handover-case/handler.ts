import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCaseDesk } from "../../core/adapters/dynamodb/case-desk.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoOfferStore } from "../../core/adapters/dynamodb/offer-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { placeFinder } from "../shared/places.ts";
import { loadPlaces, loadRegion } from "../shared/region.ts";
import { wordsTable } from "../shared/table.ts";
import { handoverCaseRoute } from "./route.ts";

const region = loadRegion();
const table = wordsTable(region);

export const handler = httpHandler(
  handoverCaseRoute({
    regionCode: region.code,
    agencies: region.agencies,
    desk: dynamoCaseDesk(table),
    cases: dynamoCaseStore(table),
    offers: dynamoOfferStore(table),
    findPlace: placeFinder(loadPlaces()),
    clock: systemClock,
  }),
);

import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { wordsTable } from "../shared/table.ts";
import { closeCaseRoute } from "./route.ts";

const region = loadRegion();

export const handler = httpHandler(
  closeCaseRoute({
    regionCode: region.code,
    cases: dynamoCaseStore(wordsTable(region)),
    clock: systemClock,
  }),
);

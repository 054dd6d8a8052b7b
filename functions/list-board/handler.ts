import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { listBoardRoute } from "./route.ts";

const region = loadRegion();

export const handler = httpHandler(
  listBoardRoute({
    regionCode: region.code,
    cases: dynamoCaseStore(plainTable(region)),
    clock: systemClock,
  }),
);

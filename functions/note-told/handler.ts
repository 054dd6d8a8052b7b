import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCaseDesk } from "../../core/adapters/dynamodb/case-desk.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { noteToldRoute } from "./route.ts";

const region = loadRegion();
const table = plainTable(region);

export const handler = httpHandler(
  noteToldRoute({
    regionCode: region.code,
    desk: dynamoCaseDesk(table),
    cases: dynamoCaseStore(table),
    clock: systemClock,
  }),
);

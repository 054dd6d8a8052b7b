import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { setCallTypeRoute } from "./route.ts";

const region = loadRegion();
const table = plainTable(region);

export const handler = httpHandler(
  setCallTypeRoute({
    regionCode: region.code,
    calls: dynamoCallStore(table),
    clock: systemClock,
  }),
);

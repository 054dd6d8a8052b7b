import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { getCaseRoute } from "./route.ts";

const region = loadRegion();
const table = sealedTable(region);

export const handler = httpHandler(
  getCaseRoute({
    regionCode: region.code,
    cases: dynamoCaseStore(table),
    calls: dynamoCallStore(table),
  }),
);

import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { getCallRoute } from "./route.ts";

const region = loadRegion();
const table = sealedTable(region);

export const handler = httpHandler(
  getCallRoute({ regionCode: region.code, calls: dynamoCallStore(table) }),
);

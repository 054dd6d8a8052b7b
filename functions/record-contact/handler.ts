import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { errorFacts, log } from "../shared/log.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { recordContactRoute } from "./route.ts";

// Once per container.
const route = recordContactRoute(
  { calls: dynamoCallStore(sealedTable(loadRegion())), clock: systemClock },
  (reason, error) => log.warn("contact record failed", { reason, ...errorFacts(error) }),
);

export const handler = (event: unknown) => route(event);

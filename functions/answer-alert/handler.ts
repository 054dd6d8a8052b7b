import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoCentreStore } from "../../core/adapters/dynamodb/centre-store.ts";
import { loadRegion } from "../shared/region.ts";
import { linkTable } from "../shared/table.ts";
import { answerAlertRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
// The flow waits 3 s and then gives the call to an operator; one that hangs must leave time for a second try. Unit: ms. Chosen.
const table = linkTable(region, { requestTimeoutMs: 900, maxAttempts: 2 });
const route = answerAlertRoute({
  regionCode: region.code,
  mac: table.mac,
  cases: dynamoCaseStore(table),
  centre: dynamoCentreStore(table),
  clock: systemClock,
});

export const handler = (event: unknown) => route(event);

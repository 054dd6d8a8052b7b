import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { markCallRoute } from "./route.ts";

/** The flow waits 3 s: a request that hangs leaves time for one more. Chosen, not measured. */
const limits = { requestTimeoutMs: 600, maxAttempts: 2 };

// Once per container.
const calls = dynamoCallStore(sealedTable(loadRegion(), limits));
const route = markCallRoute({ calls, clock: systemClock });

export const handler = (event: unknown) => route(event);

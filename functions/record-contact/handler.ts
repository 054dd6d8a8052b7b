import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { setting } from "../shared/env.ts";
import { errorFacts, log } from "../shared/log.ts";
import { logPassedOver } from "../shared/log-lines.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { recordContactRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const route = recordContactRoute(
  {
    calls: dynamoCallStore(sealedTable(region)),
    clock: systemClock,
    instance: {
      regionCode: region.code,
      queueArn: setting("QUEUE_ARN"),
      isShared:
        region.tenancy.kind === "shared-account" && region.tenancy.connectInstanceArn !== undefined,
    },
  },
  (outcome, error) =>
    outcome === "retry"
      ? log.error("contact record not written", errorFacts(error))
      : logPassedOver("contact-record", error),
);

export const handler = (event: unknown) => route(event);

import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { errorFacts, log } from "../shared/log.ts";
import { httpHandler } from "../shared/middleware.ts";
import { pbxOf } from "../shared/pbx.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { transferCallRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const telephony = region.telephony === "ip-pbx" ? pbxOf(region) : undefined;

export const handler = httpHandler(
  transferCallRoute({
    regionCode: region.code,
    calls: dynamoCallStore(plainTable(region)),
    telephony,
    quickConnects: region.contactCentre.quickConnects,
    onSilence: (error) => log.error("pbx took no command", errorFacts(error)),
  }),
);

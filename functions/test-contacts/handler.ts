import { SNSClient } from "@aws-sdk/client-sns";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { snsNotifier } from "../../core/adapters/sns/notifier.ts";
import { setting } from "../shared/env.ts";
import { log } from "../shared/log.ts";
import { countedLines } from "../shared/log-lines.ts";
import { loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { testContactsRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const route = testContactsRoute(
  {
    regionCode: region.code,
    living: dynamoLivingStore(plainTable(region)),
    notifier: snsNotifier(new SNSClient({}), setting("NOTICE_TOPIC")),
    clock: systemClock,
  },
  (test) => {
    log.info("contacts tested", { ...test });
    if (test.leftOut > 0) log.error(countedLines.untestedContacts, { leftOut: test.leftOut });
  },
);

export const handler = () => route();

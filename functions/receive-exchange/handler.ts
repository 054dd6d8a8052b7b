import { KMSClient } from "@aws-sdk/client-kms";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCaseDesk } from "../../core/adapters/dynamodb/case-desk.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { dynamoOfferStore } from "../../core/adapters/dynamodb/offer-store.ts";
import { kmsPublicKey } from "../../core/adapters/kms/public-key.ts";
import { setting } from "../shared/env.ts";
import { log } from "../shared/log.ts";
import { httpHandler } from "../shared/middleware.ts";
import { placeFinder } from "../shared/places.ts";
import { loadPlaces, loadRegion } from "../shared/region.ts";
import { wordsTable } from "../shared/table.ts";
import { receiveExchangeRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const table = wordsTable(region);

export const handler = httpHandler(
  receiveExchangeRoute({
    regionCode: region.code,
    regionName: region.name,
    agencies: region.agencies,
    desk: dynamoCaseDesk(table),
    cases: dynamoCaseStore(table),
    offers: dynamoOfferStore(table),
    living: dynamoLivingStore(table),
    findPlace: placeFinder(loadPlaces()),
    publicKey: kmsPublicKey(new KMSClient({ region: setting("DATA_REGION") }), setting("SIGN_KEY")),
    clock: systemClock,
    told: (what, from) => log.info("exchange document", { what, from }),
  }),
);

import { KMSClient } from "@aws-sdk/client-kms";
import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { dynamoOfferStore } from "../../core/adapters/dynamodb/offer-store.ts";
import { signedExchangeSender } from "../../core/adapters/exchange/sender.ts";
import { kmsSigner } from "../../core/adapters/kms/signer.ts";
import { fifoHandler } from "../shared/batch.ts";
import { setting } from "../shared/env.ts";
import { log } from "../shared/log.ts";
import { countedLines } from "../shared/log-lines.ts";
import { loadRegion } from "../shared/region.ts";
import { wordsTable } from "../shared/table.ts";
import { sendExchangeRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const table = wordsTable(region);
const signer = kmsSigner(new KMSClient({ region: setting("DATA_REGION") }), setting("SIGN_KEY"));

export const handler = fifoHandler(
  sendExchangeRoute(
    {
      regionCode: region.code,
      regionName: region.name,
      cases: dynamoCaseStore(table),
      calls: dynamoCallStore(table),
      offers: dynamoOfferStore(table),
      living: dynamoLivingStore(table),
      sender: signedExchangeSender(region.code, signer, systemClock),
      clock: systemClock,
    },
    (what, handoverId, sent) => {
      const facts = { what, handoverId, ...sent };
      if (sent.result === "refused") log.error(countedLines.exchangeRefused, facts);
      else log.info("exchange document sent", facts);
    },
  ),
);

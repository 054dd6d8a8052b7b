import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoOfferStore } from "../../../core/adapters/dynamodb/offer-store.ts";
import { offerKey } from "../../../core/adapters/dynamodb/table.ts";
import { MemoryCalls } from "../../../core/adapters/memory/call-store.ts";
import { memoryCaseStore } from "../../../core/adapters/memory/case-store.ts";
import { MemoryOffers } from "../../../core/adapters/memory/offer-store.ts";
import { incomingOfferOf } from "../../../core/usecases/exchange-documents.ts";
import { startCaseTable } from "../../support/case-table.ts";
import { anOfferDocument, offerStoreContract } from "./offer-store.contract.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

describe("offers in memory", () => {
  offerStoreContract(async () => {
    const offers = new MemoryOffers();
    const cases = memoryCaseStore(new MemoryCalls("Asia/Jakarta"), undefined, offers);
    return { offers: offers.store, cases };
  });
});

describe("offers in the table", () => {
  offerStoreContract(async () => {
    const { table, cases } = await database.freshTable();
    return { offers: dynamoOfferStore(table), cases };
  });

  it("cost one request each, and go when callers' names go", async () => {
    const { table } = await database.freshTable();
    const offers = dynamoOfferStore(table);
    const before = database.seen.length;
    const offer = incomingOfferOf(anOfferDocument);
    await offers.receive(offer, anOfferDocument);
    await offers.find(offer.handoverId);
    await offers.save({ ...offer, state: "kept", version: 2 }, 1);
    const requests = database.seen.length - before;
    const { client, tableName, code } = table;
    const Key = offerKey(code, offer.handoverId);
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key }));

    expect(requests).toBe(3);
    // 730 days from the offer.
    expect(Item?.["expiresAt"]).toBe(Date.parse("2028-11-20T08:00:00Z") / 1000);
    expect(Item).not.toHaveProperty("g1");
    expect(Item).not.toHaveProperty("at");
  });
});

import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { type OfferDocument, offerDocument } from "../../contracts/exchange/document.ts";
import { parseOffer } from "../../contracts/exchange/stored.ts";
import type { IncomingOffer } from "../../domain/handover/handover.ts";
import { isOpenOffer } from "../../domain/handover/offers.ts";
import type { FoundOffer, OfferStore } from "../../usecases/border-ports.ts";
import type { CaseTable } from "./case-create.ts";
import { type Item, itemThatRefused } from "./requests.ts";
import { expiryAfter } from "./retention.ts";
import { sealAttributes, sealedOf } from "./sealed-item.ts";
import { offerKey, openPartition } from "./table.ts";

/** Offers of neighbours in the region's table: one item each, on the open list while a person has to do something. */
export function dynamoOfferStore(table: CaseTable): OfferStore {
  return {
    receive: (offer, document) => receive(table, offer, document),
    find: (handoverId) => find(table, handoverId),
    save: (offer, readVersion, document) => save(table, offer, readVersion, document),
  };
}

/** The context that the seal of an offer is bound to. */
function sealContext(code: string, handoverId: string): Readonly<Record<string, string>> {
  return { region: code, offer: handoverId };
}

async function receive(table: CaseTable, offer: IncomingOffer, document: OfferDocument) {
  const { client, tableName, code, sealer, retention } = table;
  const sealed = await sealer.seal(document, sealContext(code, offer.handoverId));
  try {
    await client.send(
      new PutCommand({
        TableName: tableName,
        Item: {
          ...offerKey(code, offer.handoverId),
          ...offer,
          ...onList(code, offer),
          sealed: sealAttributes(sealed),
          // It names a caller, so it goes when callers' names go; the case made of it has its own time.
          expiresAt: expiryAfter(offer.offeredAt, retention.callerIdentity),
        },
        ConditionExpression: "attribute_not_exists(pk)",
      }),
    );
    return true;
  } catch (error) {
    itemThatRefused(error);
    return false;
  }
}

function onList(code: string, offer: IncomingOffer): Item {
  return isOpenOffer(offer) ? { g1: openPartition(code), at: offer.offeredAt } : {};
}

async function find(table: CaseTable, handoverId: string): Promise<FoundOffer | undefined> {
  const { client, tableName, code, sealer } = table;
  const Key = offerKey(code, handoverId);
  const { Item: item } = await client.send(
    new GetCommand({ TableName: tableName, Key, ConsistentRead: true }),
  );
  const sealed = sealedOf(item?.["sealed"]);
  if (item === undefined || sealed === undefined) return undefined;
  return {
    offer: parseOffer(item),
    document: async () =>
      offerDocument.parse(await sealer.open(sealed, sealContext(code, handoverId))),
  };
}

async function save(
  table: CaseTable,
  offer: IncomingOffer,
  readVersion: number,
  document?: OfferDocument,
) {
  const { client, tableName, code, sealer } = table;
  const context = sealContext(code, offer.handoverId);
  const sealed = document === undefined ? undefined : await sealer.seal(document, context);
  const set = Object.entries({
    ...offer,
    ...onList(code, offer),
    ...(sealed === undefined ? {} : { sealed: sealAttributes(sealed) }),
  });
  const leaves = isOpenOffer(offer) ? "" : " REMOVE g1, #at";
  try {
    await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: offerKey(code, offer.handoverId),
        UpdateExpression: `SET ${set.map((_, index) => `#s${index} = :s${index}`).join(", ")}${leaves}`,
        ConditionExpression: "version = :read",
        ExpressionAttributeNames: {
          ...Object.fromEntries(set.map(([field], index) => [`#s${index}`, field])),
          ...(leaves === "" ? {} : { "#at": "at" }),
        },
        ExpressionAttributeValues: {
          ...Object.fromEntries(set.map(([, value], index) => [`:s${index}`, value])),
          ":read": readVersion,
        },
      }),
    );
    return true;
  } catch (error) {
    itemThatRefused(error);
    return false;
  }
}

import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { dynamoCallBackStore } from "../../core/adapters/dynamodb/call-back-store.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseDesk } from "../../core/adapters/dynamodb/case-desk.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoDayLedger } from "../../core/adapters/dynamodb/day-ledger.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { dueIndex, stateIndex, tableKeys } from "../../core/adapters/dynamodb/table.ts";
import { memoryMac, memorySealer } from "../../core/adapters/memory/keys.ts";
import type { SeenRequest } from "../../local/emulators/dynamo/dynamo.ts";
import {
  region as awsRegion,
  startLocalDatabase,
} from "../local/emulators/dynamo/local-database.ts";
import { aLiving } from "./async-world.ts";

const text = (name: string) => ({ AttributeName: name, AttributeType: "S" });
const sorted = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: "HASH" },
  { AttributeName: sort, KeyType: "RANGE" },
];

/** The region's table on the embedded DynamoDB, with every store on it and every request written down. */
export async function startCaseTable() {
  const database = await startLocalDatabase();
  let tables = 0;
  const seen: SeenRequest[] = [];
  database.dynamo.onRequest((request) => seen.push(request));

  async function freshTable() {
    const tableName = `Table${++tables}`;
    await database.dynamo.createTable({
      region: awsRegion,
      name: tableName,
      attributeDefinitions: [
        ...[tableKeys.partition, tableKeys.sort],
        ...[stateIndex.partition, stateIndex.sort, dueIndex.partition, dueIndex.sort],
      ].map(text),
      keySchema: sorted(tableKeys.partition, tableKeys.sort),
      globalSecondaryIndexes: [stateIndex, dueIndex].map((index) => ({
        IndexName: index.name,
        KeySchema: sorted(index.partition, index.sort),
        Projection: { ProjectionType: "KEYS_ONLY" },
      })),
      stream: "NEW_AND_OLD_IMAGES",
      ttlAttribute: tableKeys.timeToLive,
    });
    const client = DynamoDBDocumentClient.from(database.client, {
      marshallOptions: { removeUndefinedValues: true },
    });
    const table = {
      client,
      tableName,
      code: "33.75",
      timeZone: "Asia/Jakarta" as const,
      sealer: memorySealer(),
      mac: memoryMac(),
      first: aLiving(),
      retention: { case: 1825, callerIdentity: 730 },
    };
    return {
      table,
      cases: dynamoCaseStore(table),
      calls: dynamoCallStore(table),
      callBacks: dynamoCallBackStore(table),
      living: dynamoLivingStore(table),
      desk: dynamoCaseDesk(table),
      ledger: dynamoDayLedger(table),
    };
  }
  const onRecord: (typeof database)["dynamo"]["onRecord"] = (tableName, listener) =>
    database.dynamo.onRecord(tableName, listener);
  return { freshTable, seen, onRecord, clock: database.clock, close: () => database.close() };
}

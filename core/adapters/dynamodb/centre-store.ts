import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { parseCentreRecord } from "../../contracts/centre-record.ts";
import { instant } from "../../contracts/instant.ts";
import { outgoingPurposes } from "../../domain/call/telephony.ts";
import { type CentreRecord, emptyCentre } from "../../domain/centre/watch.ts";
import { epochOf, type Instant } from "../../domain/shared/time.ts";
import {
  type Centre,
  type CentreStore,
  type Outgoing,
  outgoingStatuses,
} from "../../usecases/centre-ports.ts";
import type { TableAccess } from "./client.ts";
import { type Item, itemThatRefused, queryAll, readable, transact } from "./requests.ts";
import { expiryAfter, type Retention } from "./retention.ts";
import { centreKey, centrePartition, lineKey, outgoingKey, pastAlertKey } from "./table.ts";

type CentreTable = TableAccess & { readonly retention: Retention };

/** A line taken for a call that was then not made is free again after this. Unit: seconds. Chosen: a dialling ends in 60 s. */
const takenSeconds = 120;

/** A waiting call is tried again every few seconds; one that has not been for so long is gone. Unit: seconds. Chosen. */
const waitingSeconds = 120;

/** What was dialled is known for so long: longer than its queue brings the same message again. Unit: seconds. */
const doneSeconds = 3_600;

const line = z.object({
  contactId: z.string(),
  outgoing: z.boolean(),
  openedAt: z.exactOptional(instant),
  closed: z.optional(z.boolean()),
});

const outgoingItem = z.object({
  requestId: z.string(),
  purpose: z.enum(outgoingPurposes),
  status: z.enum(outgoingStatuses),
  at: instant,
  contactId: z.exactOptional(z.string()),
});

/** The centre's telephones in the region's table. */
export function dynamoCentreStore(table: CentreTable): CentreStore {
  const { client, tableName, code, retention } = table;
  return {
    read: (now) => read(table, now),
    save: (record, readVersion) => save(table, record, readVersion),
    takeLine: (record, readVersion, taken) => takeLine(table, record, readVersion, taken),
    noteOutgoing: (outgoing) => noteOutgoing(table, outgoing),
    async keepAlert(alert, at) {
      const expiresAt = expiryAfter(at, retention.case);
      const Item = { ...pastAlertKey(code, alert.since), ...alert, endedAt: at, expiresAt };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
  };
}

async function read(table: CentreTable, now: Instant): Promise<Centre> {
  const items: Item[] = [];
  const query = {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": centrePartition(table.code) },
    ConsistentRead: true,
  };
  for await (const page of queryAll(table, query)) items.push(...page);
  // The table removes what has expired some time later; until then it does not count.
  const nowSeconds = epochOf(now) / 1000;
  const live = items.filter((item) => Number(item["expiresAt"] ?? Infinity) > nowSeconds);
  const of = (prefix: string) => live.filter((item) => String(item["sk"]).startsWith(prefix));
  const state = live.find((item) => item["sk"] === "STATE");
  return {
    record: state === undefined ? emptyCentre : recordOf(table, state),
    lines: readable(table, of("LINE#"), openLine),
    outgoing: readable(table, of("OUT#"), (item) => outgoingItem.parse(item)),
  };
}

/**
 * One item that cannot be read must not stop watch, calls and keys: it begins anew, as each operator's telephone is told of again
 * within two minutes. That somebody has signed in before is kept, as nobody would else be alerted.
 */
function recordOf(table: CentreTable, item: Item): CentreRecord {
  try {
    return parseCentreRecord(item);
  } catch (error) {
    table.onUnreadable?.({ pk: String(item["pk"]), sk: String(item["sk"]) }, error);
    const version = Number(item["version"]);
    return { ...emptyCentre, begun: true, state: { ...emptyCentre.state, version } };
  }
}

/** A row that only says that its call has ended has no more than that. */
function openLine(item: Item) {
  if (item["closed"] === true) return undefined;
  const { closed: _open, ...open } = line.parse(item);
  return open;
}

function stateItem(table: CentreTable, record: CentreRecord, readVersion: number) {
  const state = { ...record.state, version: readVersion + 1 };
  return {
    TableName: table.tableName,
    Item: { ...centreKey(table.code), ...record, state, version: readVersion + 1 },
    ConditionExpression: readVersion === 0 ? "attribute_not_exists(pk)" : "version = :read",
    ...(readVersion === 0 ? {} : { ExpressionAttributeValues: { ":read": readVersion } }),
  };
}

async function save(table: CentreTable, record: CentreRecord, readVersion: number) {
  try {
    await table.client.send(new PutCommand(stateItem(table, record, readVersion)));
    return true;
  } catch (error) {
    itemThatRefused(error);
    return false;
  }
}

async function takeLine(
  table: CentreTable,
  record: CentreRecord,
  readVersion: number,
  { requestId, at }: { readonly requestId: string; readonly at: Instant },
): Promise<boolean> {
  const taken = {
    ...lineKey(table.code, requestId),
    contactId: requestId,
    openedAt: at,
    outgoing: true,
    expiresAt: Math.floor(epochOf(at) / 1000) + takenSeconds,
  };
  const refused = await transact(table, [
    { Put: stateItem(table, record, readVersion) },
    { Put: { TableName: table.tableName, Item: taken } },
  ]);
  return refused === undefined;
}

async function noteOutgoing(table: CentreTable, outgoing: Outgoing): Promise<void> {
  const { requestId, status, at } = outgoing;
  const life = status === "waiting" ? waitingSeconds : doneSeconds;
  const expiresAt = Math.floor(epochOf(at) / 1000) + life;
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.tableName,
        Item: { ...outgoingKey(table.code, requestId), ...outgoing, expiresAt },
        ConditionExpression: "attribute_not_exists(pk) OR #status <> :dialled",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":dialled": "dialled" },
      }),
    );
  } catch (error) {
    itemThatRefused(error);
  }
}

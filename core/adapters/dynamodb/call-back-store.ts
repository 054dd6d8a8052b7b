import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { parseCallBack, parseKeptNumber } from "../../contracts/stored.ts";
import {
  type KeptNumber,
  type RowRules,
  unknownNumber,
  type Written,
  writtenNumber,
} from "../../domain/call/call-back-rows.ts";
import { type Instant, localDate } from "../../domain/shared/time.ts";
import type { CallBackStore } from "../../usecases/call-back-ports.ts";
import type { CaseTable } from "./case-create.ts";
import { type Item, queryAll, readAll, readable, transact } from "./requests.ts";
import { expiryAfter } from "./retention.ts";
import { sealAttributes } from "./sealed-item.ts";
import {
  callBackDuePartition,
  callBackEndKey,
  callBackKey,
  dayPartition,
  dueIndex,
  openPartition,
  stateIndex,
} from "./table.ts";

/** A number of which only late facts could still come is forgotten after this. Unit: days. Chosen. */
const idleDays = 3;

/** Numbers to call back in the region's table. Nothing in it tells a number: it lies sealed with its calls. */
export function dynamoCallBackStore(table: CaseTable): CallBackStore {
  const { client, tableName, code } = table;
  return {
    async find(callBackId) {
      const Key = callBackKey(code, callBackId);
      const answer = await client.send(
        new GetCommand({ TableName: tableName, Key, ConsistentRead: true }),
      );
      return answer.Item === undefined
        ? unknownNumber(callBackId)
        : parseKeptNumber(callBackId, answer.Item);
    },
    save: (next, rules, note) => save(table, next, rules, note),
    noteSpoken: (callBackId, at) => noteSpoken(table, callBackId, at),
    waiting: () => waiting(table),
    endedOn: (date) => endedOn(table, date),
  };
}

/** Raises the version: whoever read before must read again. */
async function noteSpoken(
  { client, tableName, code }: CaseTable,
  callBackId: string,
  at: Instant,
): Promise<KeptNumber> {
  const answer = await client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: callBackKey(code, callBackId),
      UpdateExpression: "SET expiresAt = :expires ADD spoke :at, version :one",
      ExpressionAttributeValues: {
        ":at": new Set([at]),
        ":one": 1,
        ":expires": expiryAfter(at, idleDays),
      },
      ReturnValues: "ALL_NEW",
    }),
  );
  return parseKeptNumber(callBackId, answer.Attributes);
}

async function save(
  table: CaseTable,
  next: KeptNumber,
  rules: RowRules,
  note: string | undefined,
): Promise<boolean> {
  const { tableName, code } = table;
  const written = writtenNumber(next, rules);
  const read = next.version - 1;
  const unchanged =
    read === 0
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : {
          ConditionExpression: "version = :read",
          ExpressionAttributeValues: { ":read": read },
        };
  const put = { TableName: tableName, Item: numberItem(table, written, rules), ...unchanged };
  const ends = Object.entries(written.ended).map(async ([end, row]) => ({
    Put: {
      TableName: tableName,
      Item: {
        ...callBackEndKey(code, next.callBackId, end),
        ...(await endedItem(table, row, note)),
      },
    },
  }));
  const gone = written.takenBack.map((end) => ({
    Put: {
      TableName: tableName,
      Item: {
        ...callBackEndKey(code, next.callBackId, end),
        expiresAt: expiryAfter(rules.now, idleDays),
      },
    },
  }));
  const entries = [{ Put: put }, ...(await Promise.all(ends)), ...gone];
  return (await transact(table, entries)) === undefined;
}

/** The number with its present row: on the board while a person is to act, due as long as it has not ended. */
function numberItem(table: CaseTable, { kept, open, due }: Written, { now }: RowRules): Item {
  const { code } = table;
  const { callBackId, history, row, ...rest } = kept;
  const { missed, spokeAt, deeds } = history;
  return {
    ...callBackKey(code, callBackId),
    ...rest,
    missed,
    deeds,
    ...(spokeAt.length === 0 ? {} : { spoke: new Set(spokeAt) }),
    ...(row === undefined ? {} : { row }),
    ...(open && row !== undefined ? { g1: openPartition(code), at: row.firstAt } : {}),
    ...(due === undefined
      ? { expiresAt: expiryAfter(now, idleDays) }
      : { g2: callBackDuePartition(code), due }),
  };
}

/** A row that ended stays on its day, as long as calls do; why a person ended it is kept sealed. */
async function endedItem(
  table: CaseTable,
  row: NonNullable<KeptNumber["row"]>,
  note: string | undefined,
): Promise<Item> {
  const { code, timeZone, retention, sealer } = table;
  const at = row.ended?.at ?? row.lastAt;
  const context = { region: code, callBack: row.callBackId };
  const byPerson = note !== undefined && row.ended?.by !== "system";
  return {
    row,
    at,
    g1: dayPartition(code, localDate(at, timeZone)),
    expiresAt: expiryAfter(at, Math.min(retention.callerIdentity, retention.case)),
    ...(byPerson ? { note: sealAttributes(await sealer.seal({ note }, context)) } : {}),
  };
}

async function waiting(table: CaseTable): Promise<readonly KeptNumber[]> {
  const found: KeptNumber[] = [];
  const list = {
    IndexName: dueIndex.name,
    KeyConditionExpression: "g2 = :list",
    ExpressionAttributeValues: { ":list": callBackDuePartition(table.code) },
  };
  for await (const page of queryAll(table, list)) {
    const items = await readAll(table, page.map(keyOf));
    found.push(
      ...readable(table, items, (item) => parseKeptNumber(callBackIdIn(String(item["pk"])), item)),
    );
  }
  return found;
}

async function* endedOn(table: CaseTable, date: string) {
  const list = {
    IndexName: stateIndex.name,
    KeyConditionExpression: "g1 = :day",
    ExpressionAttributeValues: { ":day": dayPartition(table.code, date) },
  };
  for await (const page of queryAll(table, list)) {
    const keys = page.map(keyOf).filter(({ sk }) => sk.startsWith("END#"));
    yield* readable(table, await readAll(table, keys), ({ row }) => parseCallBack(row));
  }
}

function keyOf(row: Item) {
  return { pk: String(row["pk"]), sk: String(row["sk"]) };
}

/** `33.75#B#0123…` → `0123…` */
function callBackIdIn(partition: string): string {
  return partition.slice(partition.lastIndexOf("#") + 1);
}

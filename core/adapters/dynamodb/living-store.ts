import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { livingSchemas } from "../../contracts/living.ts";
import { settingChange } from "../../contracts/settings.ts";
import type { Living, LivingTopic } from "../../domain/region/living.ts";
import type { LivingChange, LivingStore } from "../../usecases/ports.ts";
import type { TableAccess } from "./client.ts";
import { ContendedFault, type Item, queryAll, readable, transact } from "./requests.ts";
import { livingHistoryKey, livingKey } from "./table.ts";

/** @param first first values, from the region file */
export type LivingTable = TableAccess & { readonly first: Living };

/** Two supervisors at one setting are ordinary; five lost races in a row are not. */
const maxAttempts = 5;

/** A list of 30 blocks is some 6 KB a version: 300 KB a request, and mostly a day or more. Chosen, not measured. */
const changesPerRequest = 50;

/** What people change in a shift: one item a topic, every version kept. */
export function dynamoLivingStore(table: LivingTable): LivingStore {
  return {
    read: async () => livingOf(table.first, await currentItems(table), table.onUnreadable),
    current: async () => {
      const items = await currentItems(table);
      return {
        settings: livingOf(table.first, items, table.onUnreadable),
        versions: versionsOf(items),
      };
    },
    history: async (topic) => {
      const found: LivingChange[] = [];
      for await (const change of changes(table, topic)) found.push(change);
      return found;
    },
    changes: (topic) => changes(table, topic, changesPerRequest),
    write: (topic, value, by, reason, at, expected) =>
      write(table, { topic, value, by, reason, at }, expected),
  };
}

async function currentItems(table: LivingTable): Promise<Item[]> {
  const answer = await table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": livingKey(table.code, "").pk },
      ConsistentRead: true,
    }),
  );
  return answer.Items ?? [];
}

/**
 * The first values with every topic that somebody has changed since. A value that cannot be read (written under older
 * rules, or by hand) leaves the first value standing and is reported: one bad topic must not keep agencies from being told.
 */
export function livingOf(
  first: Living,
  items: readonly Item[],
  onUnreadable?: LivingTable["onUnreadable"],
): Living {
  const changed = items.flatMap((item) => {
    try {
      const { topic, value } = settingChange.parse(item);
      return [[topic, livingSchemas[topic].parse(value)] as const];
    } catch (error) {
      onUnreadable?.({ pk: String(item["pk"]), sk: String(item["sk"]) }, error);
      return [];
    }
  });
  // biome-ignore lint/plugin: each value has just been parsed with the schema of its topic
  return { ...first, ...Object.fromEntries(changed) } as Living;
}

/** How often each topic has been changed. */
export function versionsOf(items: readonly Item[]): Partial<Record<LivingTopic, number>> {
  return Object.fromEntries(
    items.map((item) => {
      const { topic, version } = settingChange.parse(item);
      return [topic, version];
    }),
  );
}

function changeOf(item: Item): LivingChange {
  const { topic, version, value, by, reason, at } = settingChange.parse(item);
  return { topic, version, value, by, reason, at };
}

/** @param limit of one request; absent: as many as a page holds */
async function* changes(
  table: LivingTable,
  topic: LivingTopic,
  limit?: number,
): AsyncGenerator<LivingChange> {
  const { pk, sk } = livingHistoryKey(table.code, topic, 0);
  const prefix = sk.slice(0, sk.indexOf("#") + 1);
  const query = {
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
    ScanIndexForward: false,
    ...(limit === undefined ? {} : { Limit: limit }),
  };
  for await (const page of queryAll(table, query)) yield* readable(table, page, changeOf);
}

/**
 * The new value and its line in the history in one transaction; versions have no gaps.
 *
 * @param expected version that must still stand
 * @returns undefined when another one stands
 */
async function write(
  table: LivingTable,
  change: Omit<LivingChange, "version">,
  expected: number | undefined,
) {
  const { tableName, code } = table;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const items = await currentItems(table);
    const read = Number(items.find(({ sk }) => sk === change.topic)?.["version"] ?? 0);
    if (expected !== undefined && expected !== read) return undefined;
    const next: LivingChange = { ...change, version: read + 1 };
    const current = {
      TableName: tableName,
      Item: { ...livingKey(code, change.topic), ...next },
      ConditionExpression: "attribute_not_exists(pk) OR version = :read",
      ExpressionAttributeValues: { ":read": read },
    };
    const line = {
      TableName: tableName,
      Item: { ...livingHistoryKey(code, change.topic, next.version), ...next },
      ConditionExpression: "attribute_not_exists(pk)",
    };
    if ((await transact(table, [{ Put: current }, { Put: line }])) === undefined) return next;
  }
  throw new ContendedFault("a setting could not be saved");
}

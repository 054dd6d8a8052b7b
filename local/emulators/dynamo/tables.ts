import type { Item, KeyRange, Level, Table, TableIndex } from "./dynalite.ts";
import { serviceError } from "./errors.ts";

/** The account that everything local belongs to. */
const account = "000000000000";

// A stream's label is its time of creation in AWS. Here it is fixed, so that names can be told from
// the template before anything is created.
const streamLabel = "local";

export type StreamView = "NEW_AND_OLD_IMAGES" | "NEW_IMAGE" | "OLD_IMAGE" | "KEYS_ONLY";

/** What the local system's boot takes from the template's table. */
export type TableInput = {
  readonly region: string;
  readonly name: string;
  readonly attributeDefinitions: Table["AttributeDefinitions"];
  readonly keySchema: Table["KeySchema"];
  readonly globalSecondaryIndexes?: readonly TableIndex[];
  readonly stream?: StreamView;
  readonly ttlAttribute?: string;
  readonly deletionProtection?: boolean;
};

/** A table as it is stored: dynalite's description and what dynalite does not know. */
export type TableRow = Table & {
  readonly TableArn: string;
  readonly TableStatus: "ACTIVE";
  readonly DeletionProtectionEnabled: boolean;
  readonly StreamSpecification?: {
    readonly StreamEnabled: true;
    readonly StreamViewType: StreamView;
  };
  readonly LatestStreamArn?: string;
  readonly TimeToLiveAttribute?: string;
  readonly Region: string;
};

export function tableArn(region: string, name: string): string {
  return `arn:aws:dynamodb:${region}:${account}:table/${name}`;
}

function streamArn(region: string, name: string): string {
  return `${tableArn(region, name)}/stream/${streamLabel}`;
}

/** The keys of everything under a prefix. dynalite separates with `~`, which no table name contains. */
export function under(prefix: string): KeyRange {
  return { gte: `${prefix}~`, lt: `${prefix}~\uffff` };
}

/** The tables of all regions. Kept in memory as well: each request asks for one. */
export class Tables {
  readonly #rows = new Map<string, TableRow>();
  readonly #db: Level;

  constructor(db: Level) {
    this.#db = db;
  }

  async load(): Promise<void> {
    for await (const [, row] of this.#db.iterator<TableRow>(under("table"))) {
      this.#rows.set(row.TableName, row);
    }
  }

  all(): readonly TableRow[] {
    return [...this.#rows.values()];
  }

  named(name: string): TableRow | undefined {
    return this.#rows.get(name);
  }

  /**
   * The table as a caller of one region sees it.
   * @throws ResourceNotFoundException, also when the table is in another region
   */
  inRegion(name: string, region: string): TableRow {
    const row = this.#rows.get(name);
    if (row === undefined || row.Region !== region) {
      throw serviceError("ResourceNotFoundException", "Requested resource not found");
    }
    return row;
  }

  /**
   * Writes a new table, or takes over the one on disk with the settings that may change.
   * @returns the row, and the one before it
   * @throws when the table on disk has other keys or indexes
   */
  async create(input: TableInput): Promise<{ row: TableRow; before: TableRow | undefined }> {
    const row = rowOf(input);
    const before = this.#rows.get(input.name);
    if (before !== undefined && shape(before) !== shape(row)) {
      throw new Error(
        `Table ${input.name} in the data folder has other keys or indexes than the template; empty the folder`,
      );
    }
    await this.#db.batch([{ type: "put", key: `table~${input.name}`, value: row }]);
    this.#rows.set(input.name, row);
    return { row, before };
  }

  /** @throws ValidationException when the table is protected */
  async remove(row: TableRow): Promise<void> {
    if (row.DeletionProtectionEnabled) {
      throw serviceError(
        "ValidationException",
        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
      );
    }
    this.#rows.delete(row.TableName);
    await this.#db.del(`table~${row.TableName}`);
    const indexes = row.GlobalSecondaryIndexes ?? [];
    for (const prefix of [
      `item-${row.TableName}`,
      `ttl-${row.TableName}`,
      ...indexes.map((index) => `index-global~${row.TableName}~${index.IndexName}`),
    ]) {
      await this.#db.clear(under(prefix));
    }
  }
}

/** The table as DescribeTable shows it. */
export function describeTable(row: TableRow): Record<string, unknown> {
  const { TimeToLiveAttribute: _ttl, Region: _region, ...shown } = row;
  return { ...shown, BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" } };
}

/** The attributes of `item` that make up its primary key. */
export function primaryKey(table: Table, item: Item): Item {
  const key: Record<string, Item[string]> = {};
  for (const { AttributeName } of table.KeySchema) {
    const value = item[AttributeName];
    if (value !== undefined) key[AttributeName] = value;
  }
  return key;
}

function rowOf(input: TableInput): TableRow {
  const arn = tableArn(input.region, input.name);
  return {
    TableName: input.name,
    TableArn: arn,
    TableStatus: "ACTIVE",
    Region: input.region,
    AttributeDefinitions: input.attributeDefinitions,
    KeySchema: input.keySchema,
    DeletionProtectionEnabled: input.deletionProtection ?? false,
    ...(input.globalSecondaryIndexes !== undefined && {
      GlobalSecondaryIndexes: input.globalSecondaryIndexes.map((index) => ({
        ...index,
        IndexStatus: "ACTIVE",
        IndexArn: `${arn}/index/${index.IndexName}`,
      })),
    }),
    ...(input.stream !== undefined && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: input.stream },
      LatestStreamArn: streamArn(input.region, input.name),
    }),
    ...(input.ttlAttribute !== undefined && { TimeToLiveAttribute: input.ttlAttribute }),
  };
}

function shape(table: TableRow): string {
  const indexes = (table.GlobalSecondaryIndexes ?? []).map((index) => [
    index.IndexName,
    keys(table, index),
    index.Projection.ProjectionType,
    index.Projection.NonKeyAttributes ?? [],
  ]);
  return JSON.stringify([table.Region, keys(table, table), indexes.sort()]);
}

function keys(table: Table, of: Pick<Table, "KeySchema">): readonly string[] {
  return of.KeySchema.map(({ AttributeName, KeyType }) => {
    const found = table.AttributeDefinitions.find((it) => it.AttributeName === AttributeName);
    return `${KeyType} ${AttributeName} ${found?.AttributeType ?? "?"}`;
  });
}

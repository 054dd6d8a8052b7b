import type { Written } from "./entries.ts";

/** How much of the consumed capacity a caller asked to see. */
type CapacityDetail = string | undefined;

/** A transaction costs twice what its single operations would. */
export const transactionFactor = 2;

/** Write units of one or more changes, indexes included. A request that changes nothing costs one. */
export function unitsOf(written: readonly Written[]): number {
  const units = written.reduce(
    (total, one) => total + one.tableUnits + sum([...one.indexUnits.values()]),
    0,
  );
  return Math.max(1, units);
}

/** `ConsumedCapacity` of one table for writes, or nothing when the caller did not ask. */
export function writeCapacity(
  detail: CapacityDetail,
  tableName: string,
  written: readonly Written[],
  factor = 1,
): Record<string, unknown> | undefined {
  if (detail !== "TOTAL" && detail !== "INDEXES") return undefined;
  const total = { TableName: tableName, CapacityUnits: factor * unitsOf(written) };
  if (detail === "TOTAL") return total;
  const indexes: Record<string, { CapacityUnits: number }> = {};
  for (const [name, units] of written.flatMap((one) => [...one.indexUnits])) {
    indexes[name] = { CapacityUnits: (indexes[name]?.CapacityUnits ?? 0) + factor * units };
  }
  const onTable = Math.max(1, sum(written.map((one) => one.tableUnits)));
  return {
    ...total,
    Table: { CapacityUnits: factor * onTable },
    ...(Object.keys(indexes).length > 0 && { GlobalSecondaryIndexes: indexes }),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

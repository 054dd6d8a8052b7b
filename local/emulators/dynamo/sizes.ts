import type { AttributeValue, Item } from "./dynalite.ts";

/** Largest item that DynamoDB takes. Unit: bytes. Source: DynamoDB service quotas. */
export const maxItemBytes = 400 * 1024;

/** Largest transaction that DynamoDB takes. Unit: bytes. Source: DynamoDB service quotas. */
export const maxTransactionBytes = 4 * 1024 * 1024;

/** Size of an item as DynamoDB bills it: names and values in UTF-8 (dynalite counts UTF-16 units). Unit: bytes. */
export function itemBytes(item: Item): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) {
    bytes += Buffer.byteLength(name) + valueBytes(value);
  }
  return bytes;
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return Buffer.byteLength(value.B, "base64");
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemBytes(value.M);
  if (value.L !== undefined) return 3 + sum(value.L, (member) => 1 + valueBytes(member));
  return setBytes(value);
}

function setBytes(value: AttributeValue): number {
  if (value.SS !== undefined) return sum(value.SS, (text) => Buffer.byteLength(text));
  if (value.BS !== undefined) return sum(value.BS, (text) => Buffer.byteLength(text, "base64"));
  if (value.NS !== undefined) return sum(value.NS, numberBytes);
  return 1; // BOOL and NULL
}

/** AWS says "approximately 1 byte per two significant digits + 1 byte". */
function numberBytes(text: string): number {
  const digits = text.replace(/e.*$/i, "").replace(/[^0-9]/g, "");
  return 1 + Math.ceil(digits.replace(/^0+|0+$/g, "").length / 2);
}

function sum<T>(values: readonly T[], size: (value: T) => number): number {
  return values.reduce((total, value) => total + size(value), 0);
}

/** Write units of one item in one place (table or index): 1 per started KiB, at least 1. */
export function writeUnits(...versions: readonly (Item | undefined)[]): number {
  const largest = Math.max(
    0,
    ...versions.map((item) => (item === undefined ? 0 : itemBytes(item))),
  );
  return Math.max(1, Math.ceil(largest / 1024));
}

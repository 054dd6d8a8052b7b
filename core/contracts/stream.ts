import * as z from "zod/mini";

const image = z.record(z.string(), z.unknown());

/** One record of the table's stream (NEW_AND_OLD_IMAGES) as Lambda hands it over. */
export const streamRecord = z.object({
  eventName: z.optional(z.enum(["INSERT", "MODIFY", "REMOVE"])),
  dynamodb: z.object({
    SequenceNumber: z.string(),
    NewImage: z.optional(image),
    OldImage: z.optional(image),
  }),
});

const list = z.array(z.unknown());
const map = z.record(z.string(), z.unknown());

/** @throws {Error} when `value` is not a DynamoDB attribute value: `{ S }`, `{ N }`, `{ BOOL }`, `{ NULL }`, `{ L }`, `{ M }`, `{ SS }`, `{ NS }`, `{ B }`. */
function plainValue(value: unknown): unknown {
  const [[type, inner] = ["nothing", undefined]] = Object.entries(map.parse(value));
  switch (type) {
    case "S":
    case "BOOL":
    case "SS":
    case "B":
      return inner;
    case "N":
      return Number(inner);
    case "NS":
      return list.parse(inner).map(Number);
    case "NULL":
      return null;
    case "L":
      return list.parse(inner).map(plainValue);
    case "M":
      return plainImage(map.parse(inner));
    default:
      throw new Error(`stream image has an attribute of unknown type ${type}`);
  }
}

/** The item behind an image. Our own few lines: util-dynamodb is no dependency of this project by itself. */
export function plainImage(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, plainValue(value)]),
  );
}

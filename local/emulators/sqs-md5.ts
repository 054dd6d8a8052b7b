import { createHash } from "node:crypto";
import type { MessageAttribute } from "./sqs-message.ts";

export function md5(text: string | Buffer): string {
  return createHash("md5").update(text).digest("hex");
}

/**
 * MD5 of message attributes as clients compute it: sorted by name; each of name, type and value with its length
 * as 4 bytes, the value after a byte that tells text (1) from binary (2).
 * Source: SQS Developer Guide, "Calculating the MD5 message digest for message attributes".
 */
export function attributesMd5(
  attributes: Readonly<Record<string, MessageAttribute>>,
): string | undefined {
  const names = Object.keys(attributes).sort(byteOrder);
  if (names.length === 0) return;
  const parts = names.flatMap((name) => {
    const { dataType, value } = attributes[name] ?? { dataType: "", value: "" };
    const binary = dataType.startsWith("Binary");
    const bytes = Buffer.from(value, binary ? "base64" : "utf8");
    return [
      ...withLength(Buffer.from(name)),
      ...withLength(Buffer.from(dataType)),
      Buffer.from([binary ? 2 : 1]),
      ...withLength(bytes),
    ];
  });
  return md5(Buffer.concat(parts));
}

function withLength(bytes: Buffer): [Buffer, Buffer] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}

/** Names are ASCII, so the order of code units is the order of bytes. */
function byteOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

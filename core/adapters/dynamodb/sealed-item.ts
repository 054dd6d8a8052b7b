import * as z from "zod/mini";
import type { Sealed } from "../../usecases/ports.ts";
import type { Item } from "./requests.ts";

const sealedItem = z.object({
  key: z.instanceof(Uint8Array),
  iv: z.instanceof(Uint8Array),
  text: z.instanceof(Uint8Array),
});

/** What a seal was made of, as it comes from the table; `undefined` when its retention has passed or it never was. */
export function sealedOf(item: unknown): Sealed | undefined {
  const found = item === undefined || isEmpty(item);
  return found ? undefined : sealedItem.parse(item);
}

/** An item that only has an expiry is what is left when that was set after the seal had gone. */
function isEmpty(item: unknown): boolean {
  return typeof item === "object" && item !== null && !("text" in item);
}

/** Attributes of a seal in an item of its own or within another one. */
export function sealAttributes({ key, iv, text }: Sealed): Item {
  return { key, iv, text };
}

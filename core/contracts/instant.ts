import * as z from "zod/mini";
import type { Instant } from "../domain/shared/time.ts";

/** A moment on the wire. The only place, with `instantOf`, where a string becomes an Instant. */
export const instant = z.pipe(
  z.iso.datetime({ precision: 3 }),
  // biome-ignore lint/plugin: the schema has just proved the brand
  z.transform((text) => text as Instant),
);

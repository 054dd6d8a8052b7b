import type * as z from "zod/mini";
import type { RefusalCode } from "./refusal.ts";

/** One operation of the HTTP API; the OpenAPI document and the examples follow this list. */
export type Operation = {
  readonly name: string;
  readonly method: "get" | "post" | "put";
  readonly path: string;
  readonly summary: string;
  readonly request?: z.core.$ZodType;
  readonly response: z.core.$ZodType;
  /** What this operation may refuse beside `always`. */
  readonly refusals: readonly RefusalCode[];
};

import * as z from "zod/mini";
import { livingTopics } from "../domain/region/living.ts";
import { instant } from "./instant.ts";
import { livingSchemas } from "./living.ts";

/** What people change in a shift, as it stands now. */
export const settingsResponse = z.object({
  settings: z.object(livingSchemas),
  /** How often each topic has been changed; a topic that is not named has its first value. */
  versions: z.partialRecord(z.enum(livingTopics), z.int()),
});

/** `PUT /settings/{topic}`: the whole new value; it is checked with the schema of its topic. */
export const changeSettingRequest = z.strictObject({
  value: z.unknown(),
  /** The version that the person had before him (0: the first value); refused when a newer one stands. */
  version: z.exactOptional(z.int().check(z.nonnegative())),
  /** Why; kept in the history. */
  reason: z.string().check(z.minLength(3), z.maxLength(200)),
});

export const settingChange = z.object({
  topic: z.enum(livingTopics),
  version: z.int(),
  value: z.unknown(),
  by: z.string(),
  reason: z.string(),
  at: instant,
});

/** Newest first; empty while the region file's first value stands. */
export const settingHistoryResponse = z.object({ history: z.array(settingChange) });

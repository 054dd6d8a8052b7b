import * as z from "zod/mini";
import { livingTopics } from "../domain/region/living.ts";
import { instant } from "./instant.ts";
import { livingSchemas } from "./region.ts";

/** What people change in a shift, as it stands now. */
export const settingsResponse = z.object({ settings: z.object(livingSchemas) });

/** `PUT /settings/{topic}`: the whole new value; it is checked with the schema of its topic. */
export const changeSettingRequest = z.strictObject({
  value: z.unknown(),
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

import * as z from "zod/mini";
import { accessNeeds } from "../domain/call/caller.ts";
import { instant } from "./instant.ts";

export const doNotContactView = z.object({ at: instant, by: z.string() });

export const callerHistoryView = z.object({
  calls: z.int(),
  recent: z.int(),
  lastAt: z.exactOptional(instant),
  real: z.int(),
  lastRealAt: z.exactOptional(instant),
  prank: z.int(),
  ghost: z.int(),
  recentUnreal: z.int(),
});

/** `POST /calls/{callId}/mark` and `POST /cases/{serial}/mark`: what a person decides about the caller's number. */
export const markCallerRequest = z.strictObject({
  /** true: `jangan hubungi`; false: a person lifts it. */
  doNotContact: z.exactOptional(z.boolean()),
  /** Registers the number by its owner's wish; null deletes it. Only on a call. */
  accessNeed: z.exactOptional(z.nullable(z.enum(accessNeeds))),
  /** In which language the caller speaks. */
  language: z.exactOptional(z.nullable(z.string().check(z.regex(/^[a-z]{2,3}$/)))),
  /** What the caller gave in place of a number that is hidden or cannot be used; kept sealed beside the call. */
  callBackNumber: z.exactOptional(z.string().check(z.trim(), z.minLength(7), z.maxLength(40))),
  /** Needed to lift; kept in the audit feed. */
  reason: z.exactOptional(z.string().check(z.trim(), z.minLength(3), z.maxLength(200))),
});
export type MarkCallerRequest = z.infer<typeof markCallerRequest>;

/** `POST /calls/{callId}/block`: a person, a reason, an end (24 h from now when absent). */
export const blockCallerRequest = z.strictObject({
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
  until: z.exactOptional(z.iso.datetime()),
});
export type BlockCallerRequest = z.infer<typeof blockCallerRequest>;

/** A block is a word to the desk until then; whoever is blocked reaches a human. */
export const blockCallerResponse = z.object({ callId: z.string(), until: instant });

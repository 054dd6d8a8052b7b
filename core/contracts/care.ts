import * as z from "zod/mini";
import { pauseReasons, sopSteps } from "../domain/case/case.ts";

/** `POST /cases/{serial}/reopening`: an explicit, audited act. */
export const reopenCaseRequest = z.strictObject({
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
});
export type ReopenCaseRequest = z.infer<typeof reopenCaseRequest>;

/** `POST /cases/{serial}/steps`: a step of the SOP is left out, with its reason; `undo` takes that back. */
export const skipStepRequest = z.strictObject({
  step: z.enum(sopSteps),
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
  undo: z.exactOptional(z.literal(true)),
});

/** The same path: the caller was told how it ended, and how ("lewat telepon"). Source: R28. */
export const stepRequest = z.union([
  skipStepRequest,
  z.strictObject({
    step: z.literal("caller-told"),
    how: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
  }),
]);
export type StepRequest = z.infer<typeof stepRequest>;

/** `POST /cases/{serial}/pauses`: the targets of this case stand still, or run on. */
export const pauseCaseRequest = z.union([
  z.strictObject({ reason: z.enum(pauseReasons) }),
  z.strictObject({ resume: z.literal(true) }),
]);
export type PauseCaseRequest = z.infer<typeof pauseCaseRequest>;

/** `POST /cases/{serial}/dispatches/{ordinal}/told`: an operator writes who was told and how; ends the alarm. */
export const noteToldRequest = z.strictObject({
  who: z.string().check(z.trim(), z.minLength(2), z.maxLength(120)),
  how: z.string().check(z.trim(), z.minLength(2), z.maxLength(120)),
});
export type NoteToldRequest = z.infer<typeof noteToldRequest>;

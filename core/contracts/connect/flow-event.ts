import * as z from "zod/mini";
import { outsideText } from "./outside.ts";

/** What register-call reads of the event with which a contact flow invokes it. */
export const flowEvent = z.object({
  Details: z.object({
    ContactData: z.object({
      ContactId: z.string().check(z.minLength(1), z.maxLength(64)),
      /** Absent or without an address when the caller hides the number. */
      CustomerEndpoint: z.nullish(z.object({ Address: outsideText })),
    }),
  }),
});

const yesNo = z.enum(["true", "false"]);

/** What the flow gets back: STRING_MAP, flat, every value a text. Attributes of the contact for the desk. */
export const flowAnswer = z.object({
  callId: z.string(),
  /** `false`: this caller cannot be called back and is never put down. */
  numberUsable: yesNo,
  repeatCaller: yesNo,
  /** Words for the operator, comma-separated; never a reason to treat the caller differently by machine. */
  flags: z.string(),
  /** `later`: queues as if it had come 60 s later; by the facts of its number, within that bound. */
  queueOrder: z.enum(["later", ""]),
  /** `busy`: its number has a call with one of at most two operators; it waits 60 s or until key 1. */
  ownLine: z.enum(["busy", ""]),
  /** E.164; where the call goes when the queue does not take it, as the supervisors set it last. */
  overflowNumber: z.string(),
  /** ARNs of the recordings in use, as the supervisors set them last. */
  greetingPrompt: z.string(),
  waitPrompt: z.string(),
  apologyPrompt: z.string(),
  stayPrompt: z.string(),
  cannotSpeakPrompt: z.string(),
  moreHelpPrompt: z.string(),
  surveyPrompt: z.string(),
  /** ARN of what callers in the queue are told of a declared event; empty when there is none. */
  eventPrompt: z.string(),
  /** ARN of what is asked while people have declared the lines overloaded; empty when they have not. */
  overloadPrompt: z.string(),
  /** Callers are asked after the call what they think of the service. */
  survey: z.enum(["invite", ""]),
});
export type FlowAnswer = z.infer<typeof flowAnswer>;

import * as z from "zod/mini";

const contactId = z.string().check(z.minLength(1), z.maxLength(64));

/**
 * What mark-call reads of the event with which a flow invokes it: what a caller said by key, or, before he is asked to judge
 * the service, whether he may be asked.
 */
export const markEvent = z.object({
  Details: z.object({
    ContactData: z.object({
      ContactId: contactId,
      /** The first contact of a call that was passed on, or that goes on after an operator's side ended. */
      InitialContactId: z.nullish(contactId),
      /** `callId` as register-call answered it; absent when it did not. */
      Attributes: z.nullish(z.object({ callId: z.optional(z.string()) })),
    }),
    Parameters: z.discriminatedUnion("mark", [
      z.object({ mark: z.literal("unable-to-speak"), value: z.literal("true") }),
      z.object({ mark: z.literal("ask-survey"), value: z.literal("true") }),
      z.object({ mark: z.literal("survey"), value: z.enum(["1", "2", "3", "4", "5"]) }),
    ]),
  }),
});

/** What the flow gets back; it goes on either way. */
export type MarkAnswer = { readonly marked: "true" } | { readonly survey: "invite" | "" };

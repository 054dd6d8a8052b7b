import * as z from "zod/mini";

/** What answer-alert reads of the event with which a flow invokes it. */
export const alertEvent = z.object({
  Details: z.object({
    Parameters: z.object({
      alertRef: z.string().check(z.minLength(1), z.maxLength(120)),
      /** The key that was pressed. */
      key: z.string().check(z.regex(/^[0-9*#]$/)),
    }),
  }),
});

/** What the flow gets back: STRING_MAP, flat. */
export const alertAnswer = z.object({ outcome: z.enum(["recorded", "refused"]) });
export type AlertAnswer = z.infer<typeof alertAnswer>;

import * as z from "zod/mini";

/** What AWS End User Messaging Social publishes on the topic of a WhatsApp account. */
export const whatsAppEvent = z.object({
  /** One entry of Meta's webhook, as JSON text. */
  whatsAppWebhookEntry: z.string(),
});

const number = z.string().check(z.regex(/^\+?\d{4,20}$/));

/** One message. Parsed by itself, so that a strange one does not take its neighbours with it. */
export const whatsAppMessage = z.object({
  id: z.string().check(z.minLength(1)),
  from: number,
  /** Unit: seconds since 1970, as a text. */
  timestamp: z.optional(z.string()),
  /** `text`, `button`, `interactive`, `image`, `location`, and whatever Meta adds. */
  type: z.string(),
  text: z.optional(z.object({ body: z.string() })),
  button: z.optional(z.object({ payload: z.optional(z.string()), text: z.optional(z.string()) })),
  interactive: z.optional(
    z.object({
      button_reply: z.optional(z.object({ id: z.string() })),
      list_reply: z.optional(z.object({ id: z.string() })),
    }),
  ),
  location: z.optional(
    z.object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.optional(z.string()),
      address: z.optional(z.string()),
    }),
  ),
  image: z.optional(z.object({ caption: z.optional(z.string()) })),
  video: z.optional(z.object({ caption: z.optional(z.string()) })),
  document: z.optional(z.object({ caption: z.optional(z.string()) })),
});
export type InboundMessage = z.infer<typeof whatsAppMessage>;

/** What became of a message of ours. */
export const whatsAppStatus = z.object({
  id: z.string(),
  /** `sent`, `delivered`, `read`, `failed`, and whatever Meta adds. */
  status: z.string(),
  timestamp: z.optional(z.string()),
  /** The receipt key that we sent along. */
  biz_opaque_callback_data: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ code: z.optional(z.number()) }))),
});
export type MessageStatus = z.infer<typeof whatsAppStatus>;

/** Meta's webhook entry. */
export const webhookEntry = z.object({
  changes: z.array(
    z.object({
      value: z.object({
        messages: z.optional(z.array(z.unknown())),
        statuses: z.optional(z.array(z.unknown())),
      }),
    }),
  ),
});

import { randomUUID } from "node:crypto";
import type { LocalSystem } from "../boot.ts";
import type { OutboundMessage } from "../emulators/messaging.ts";
import { digitsOfStack } from "../region-digits.ts";
import { at, textOf } from "../template/json.ts";
import type { PhoneMessage, Phones } from "./phones.ts";

/** A delivery report comes back this long after the message was taken. Unit: ms. Chosen. */
const deliveryMs = 1_000;

export type MessagingNetwork = {
  /** Presses a button of a message that lies in an inbox, or answers it in words. */
  reply(messageId: string, answer: { readonly payload?: string; readonly text?: string }): void;
  press(region: string, from: string, payload: string): void;
  write(region: string, from: string, text: string): void;
};

/** The carrier and Meta between the system and the phones: delivers, reports delivery, brings answers back. */
export function createMessagingNetwork(system: LocalSystem, phones: Phones): MessagingNetwork {
  const { clock } = system;
  const topics = inboundTopics(system);

  function publish(digits: string, body: unknown): void {
    const topic = topics.get(digits);
    if (topic !== undefined) system.topics.publish(topic, JSON.stringify(body), {});
  }

  function webhook(digits: string, value: unknown): void {
    publish(digits, {
      context: { MetaWabaIds: [], MetaPhoneNumberIds: [] },
      whatsAppWebhookEntry: JSON.stringify({ id: "0", changes: [{ field: "messages", value }] }),
      aws_account_id: "000000000000",
      message_timestamp: clock.iso(),
      messageId: randomUUID(),
    });
  }

  function inbound(digits: string, from: string, content: Record<string, unknown>): void {
    const timestamp = String(Math.floor(clock.now() / 1000));
    const id = `wamid.${randomUUID()}`;
    const message = { id, from: from.replace("+", ""), timestamp, ...content };
    webhook(digits, { messaging_product: "whatsapp", messages: [message] });
  }

  function pressed(form: PhoneMessage["form"], payload: string): Record<string, unknown> {
    return form === "interactive"
      ? {
          type: "interactive",
          interactive: { type: "button_reply", button_reply: { id: payload, title: "" } },
        }
      : { type: "button", button: { payload, text: payload.split(":")[2] ?? payload } };
  }

  function reportDelivery(digits: string, sent: OutboundMessage, arrived: PhoneMessage): void {
    if (sent.channel === "sms") {
      publish(digits, {
        eventType: "TEXT_DELIVERED",
        eventVersion: "1.0",
        eventTimestamp: clock.now(),
        isFinal: true,
        messageId: sent.messageId,
        context: sent.context,
      });
      return;
    }
    const status = {
      id: arrived.messageId,
      status: "delivered",
      timestamp: String(Math.floor(clock.now() / 1000)),
      ...(arrived.opaque !== undefined && { biz_opaque_callback_data: arrived.opaque }),
    };
    webhook(digits, { messaging_product: "whatsapp", statuses: [status] });
  }

  system.messaging.onMessage((sent) => {
    const digits = digitsOfStack(sent.caller.split("/")[0] ?? "") ?? "";
    const arrived = phones.receive({ ...sent, regionDigits: digits });
    clock.after(deliveryMs, () => reportDelivery(digits, sent, arrived));
  });

  return {
    reply(messageId, answer) {
      const message = phones.find(messageId);
      const digits = message?.regionDigits;
      if (message === undefined || digits === undefined) throw new Error("pesan tidak ada");
      if (answer.payload !== undefined) {
        inbound(digits, message.to, pressed(message.form, answer.payload));
      } else inbound(digits, message.to, { type: "text", text: { body: answer.text ?? "" } });
    },
    press(region, from, payload) {
      inbound(region.replace(".", ""), from, pressed("template", payload));
    },
    write(region, from, text) {
      inbound(region.replace(".", ""), from, { type: "text", text: { body: text } });
    },
  };
}

/** Each region's topic for answers, by the digits of its code. */
function inboundTopics(system: LocalSystem): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const set of system.templates.resources("AWS::SMSVOICE::ConfigurationSet")) {
    const digits = digitsOfStack(set.stack) ?? "";
    const destinations = set.properties["EventDestinations"];
    const first = Array.isArray(destinations) ? destinations[0] : undefined;
    found.set(digits, textOf(at(first, "SnsDestination", "TopicArn"), set.stack));
  }
  return found;
}

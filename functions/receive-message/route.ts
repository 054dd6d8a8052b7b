import * as z from "zod/mini";
import { smsDeliveryEvent } from "../../core/contracts/sms/delivery-event.ts";
import {
  webhookEntry,
  whatsAppEvent,
  whatsAppMessage,
  whatsAppStatus,
} from "../../core/contracts/whatsapp/inbound.ts";
import {
  type Received,
  type ReceivePorts,
  receiveMessage,
  receiveSmsEvent,
  receiveStatus,
} from "../../core/usecases/receive-message.ts";
import { PoisonMessage, parsedJson, parsedMessage, type QueueMessage } from "../shared/batch.ts";
import { isPoison } from "../shared/poison.ts";

/** A topic without raw delivery wraps its messages. */
const wrapped = z.object({ Type: z.literal("Notification"), Message: z.string() });

type Told = {
  readonly report: (received: Received) => void;
  /** Part of an entry that no retry makes readable. */
  readonly onPassedOver: (error: unknown) => void;
};

/** One event of the messaging provider: WhatsApp messages and receipts, or the fate of an SMS. */
export function receiveMessageRoute(ports: ReceivePorts, told: Told) {
  return async ({ body }: QueueMessage): Promise<void> => {
    const event = unwrapped(body);
    const whatsApp = whatsAppEvent.safeParse(event);
    if (whatsApp.success) {
      return receiveEntry(ports, whatsApp.data.whatsAppWebhookEntry, told);
    }
    const sms = smsDeliveryEvent.safeParse(event);
    if (!sms.success) throw new PoisonMessage("not-by-contract");
    told.report(await receiveSmsEvent(ports, sms.data));
  };
}

function unwrapped(body: string): unknown {
  const event = parsedJson(body);
  const envelope = wrapped.safeParse(event);
  return envelope.success ? parsedJson(envelope.data.Message) : event;
}

/**
 * Everything in an entry is tried before one of them makes the queue bring it again: nobody's
 * message waits for a neighbour's. What cannot be read is counted and passed over, or the whole entry would come again
 * for it.
 */
async function receiveEntry(
  ports: ReceivePorts,
  entry: string,
  { report, onPassedOver }: Told,
): Promise<void> {
  const values = parsedMessage(entry, webhookEntry).changes.map(({ value }) => value);
  const faults: unknown[] = [];
  const attempt = async (work: () => Promise<Received>): Promise<void> => {
    try {
      report(await work());
    } catch (error) {
      if (isPoison(error)) onPassedOver(error);
      else faults.push(error);
    }
  };
  for (const { messages = [], statuses = [] } of values) {
    for (const message of messages) {
      await attempt(async () => receiveMessage(ports, byContract(message, whatsAppMessage)));
    }
    for (const status of statuses) {
      await attempt(async () => receiveStatus(ports, byContract(status, whatsAppStatus)));
    }
  }
  if (faults[0] !== undefined) throw faults[0];
}

function byContract<T>(
  value: unknown,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new PoisonMessage("not-by-contract");
  return parsed.data;
}

import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import type { AccessNeed, AwsAnswer, AwsCall, Emulator } from "../aws-call.ts";
import { AwsFault, notImplemented } from "../aws-fault.ts";
import type { VirtualClock } from "../clock.ts";
import { jsonAnswer, jsonBody, jsonObject } from "./json.ts";

/** A message on its way to a telephone. */
export type OutboundMessage = {
  readonly channel: "sms" | "whatsapp";
  readonly region: string;
  /** Calling function, `<stack>/<logical id>`. */
  readonly caller: string;
  /** E.164 */
  readonly to: string;
  /** Origination identity (SMS) or phone number id (WhatsApp), as the caller gave it. */
  readonly from: string;
  /** The text that the phone shows; absent for a WhatsApp message without a text body. */
  readonly text?: string;
  /** WhatsApp: the message in Meta's format. SMS: the whole request. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** SMS: `Context` of the request, which comes back in delivery receipts. */
  readonly context: Readonly<Record<string, string>>;
  readonly messageId: string;
  /** ISO 8601, by the local clock. */
  readonly at: string;
};

/** @returns an answer that the caller gets instead of a delivery; undefined to deliver. */
export type MessagingFault = (message: OutboundMessage) => AwsAnswer | undefined;

export type MessagingEmulator = Emulator & {
  /** @returns the way to stop listening. */
  onMessage(listener: (message: OutboundMessage) => void): () => void;
  /** For tests and the outage switch: the carrier or Meta refuses. */
  setFault(fault: MessagingFault | undefined): void;
};

const sendText = z.object({
  DestinationPhoneNumber: z.string(),
  OriginationIdentity: z.optional(z.string()),
  MessageBody: z.optional(z.string()),
  ConfigurationSetName: z.optional(z.string()),
  MessageType: z.optional(z.string()),
  TimeToLive: z.optional(z.number()),
  Context: z.optional(z.record(z.string(), z.string())),
});
const sendWhatsApp = z.object({
  originationPhoneNumberId: z.string(),
  message: z.string(),
  metaApiVersion: z.string(),
});
const whatsAppText = z.object({ text: z.optional(z.object({ body: z.string() })) });

/** Source: SendTextMessage, MessageBody: at most 1600 characters. */
const maxSmsCharacters = 1600;
const whatsAppPath = "/v1/whatsapp/send";

type Draft = Omit<OutboundMessage, "messageId" | "at" | "region" | "caller">;

/** End User Messaging: SMS (`SendTextMessage`) and WhatsApp (`SendWhatsAppMessage`), handed to the simulated phones. */
export function createMessaging(options: {
  readonly clock: VirtualClock;
  readonly account: string;
}): MessagingEmulator {
  const listeners = new Set<(message: OutboundMessage) => void>();
  let fault: MessagingFault | undefined;
  return {
    services: ["sms-voice", "social-messaging"],
    needs: (call) => messagingNeeds(call, options.account),
    async handle(call) {
      const draft = draftOf(call);
      const { region, caller } = call;
      const at = options.clock.iso();
      const message = { ...draft, region, caller, messageId: randomUUID(), at };
      const refused = fault?.(message);
      if (refused !== undefined) return refused;
      for (const listener of listeners) listener(message);
      const { messageId } = message;
      return jsonAnswer(message.channel === "sms" ? { MessageId: messageId } : { messageId });
    },
    onMessage(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    setFault(next) {
      fault = next;
    },
  };
}

function isWhatsApp(call: AwsCall): boolean {
  return (
    call.service === "social-messaging" && call.path === whatsAppPath && call.method === "POST"
  );
}

function isSms(call: AwsCall): boolean {
  return call.service === "sms-voice" && call.action === "SendTextMessage";
}

function draftOf(call: AwsCall): Draft {
  if (isSms(call)) return smsDraft(call);
  if (isWhatsApp(call)) return whatsAppDraft(call);
  throw notImplemented(`${call.service} ${call.action || call.path}`);
}

function smsDraft(call: AwsCall): Draft {
  const request = jsonBody(call, sendText);
  const text = request.MessageBody ?? "";
  checkNumber(request.DestinationPhoneNumber);
  if ([...text].length > maxSmsCharacters) throw refusedInput("MessageBody is too long");
  return {
    channel: "sms",
    to: request.DestinationPhoneNumber,
    from: request.OriginationIdentity ?? "",
    text,
    payload: request,
    context: request.Context ?? {},
  };
}

function whatsAppDraft(call: AwsCall): Draft {
  const request = jsonBody(call, sendWhatsApp);
  const payload = jsonObject(Buffer.from(request.message, "base64").toString("utf8"));
  if (payload === undefined) throw refusedInput("message is not a JSON object in base64");
  const { to, messaging_product: product } = payload;
  if (product !== "whatsapp" || typeof to !== "string") {
    throw refusedInput('the message needs "messaging_product": "whatsapp" and "to"');
  }
  const number = to.startsWith("+") ? to : `+${to}`;
  checkNumber(number);
  const text = whatsAppText.safeParse(payload).data?.text?.body;
  return {
    channel: "whatsapp",
    to: number,
    from: request.originationPhoneNumberId,
    ...(text !== undefined && { text }),
    payload,
    context: {},
  };
}

function checkNumber(number: string): void {
  if (!/^\+\d{6,18}$/.test(number)) throw refusedInput("the destination is no telephone number");
}

function refusedInput(message: string): AwsFault {
  return new AwsFault(400, "ValidationException", message);
}

function messagingNeeds(call: AwsCall, account: string): readonly AccessNeed[] {
  if (isSms(call)) {
    const { OriginationIdentity, DestinationPhoneNumber } = jsonBody(call, sendText);
    const resource = identityArn(call.region, account, OriginationIdentity, DestinationPhoneNumber);
    return [{ action: "sms-voice:SendTextMessage", resource }];
  }
  if (!isWhatsApp(call)) return [];
  const { originationPhoneNumberId: id } = jsonBody(call, sendWhatsApp);
  const arn = `arn:aws:social-messaging:${call.region}:${account}:phone-number-id/${id.replace(/^phone-number-id-/, "")}`;
  return [
    { action: "social-messaging:SendWhatsAppMessage", resource: id.startsWith("arn:") ? id : arn },
  ];
}

/** What IAM names for an origination identity: `phone-number/…`, `pool/…` or `sender-id/<id>/<country>`. */
function identityArn(
  region: string,
  account: string,
  identity: string | undefined,
  destination: string,
): string {
  const prefix = `arn:aws:sms-voice:${region}:${account}:`;
  if (identity === undefined) return `${prefix}*`;
  if (identity.startsWith("arn:")) return identity;
  if (identity.startsWith("phone-")) return `${prefix}phone-number/${identity}`;
  if (identity.startsWith("pool-")) return `${prefix}pool/${identity}`;
  return `${prefix}sender-id/${identity}/${destination.startsWith("+62") ? "ID" : "*"}`;
}

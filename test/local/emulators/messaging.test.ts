import {
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  SendVoiceMessageCommand,
} from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { SendWhatsAppMessageCommand, SocialMessagingClient } from "@aws-sdk/client-socialmessaging";
import { describe, expect, it } from "vitest";
import { awsError } from "../../../local/aws-call.ts";
import { createMessaging, type OutboundMessage } from "../../../local/emulators/messaging.ts";
import { createPolicy } from "../../../local/policy.ts";
import { account, clientOf, jakarta, openDoor, stoppedClock } from "./local-door.ts";

const caller = "Siaga112-3375-Data/NotifyAgency";
const numberId = "phone-number-id-0123456789abcdef";

async function aCarrier() {
  const clock = stoppedClock();
  const messaging = createMessaging({ clock, account });
  const arn = (service: string, rest: string) => `arn:aws:${service}:${jakarta}:${account}:${rest}`;
  const policy = createPolicy({
    roles: [
      {
        caller,
        statements: [
          {
            Effect: "Allow",
            Action: "sms-voice:SendTextMessage",
            Resource: arn("sms-voice", "sender-id/SIAGA112/*"),
          },
          {
            Effect: "Allow",
            Action: "social-messaging:SendWhatsAppMessage",
            Resource: arn("social-messaging", "phone-number-id/0123456789abcdef"),
          },
        ],
      },
    ],
  });
  const door = await openDoor(clock, [messaging], policy);
  const delivered: OutboundMessage[] = [];
  messaging.onMessage((message) => delivered.push(message));
  return {
    messaging,
    delivered,
    clock,
    sms: new PinpointSMSVoiceV2Client(clientOf(door, caller)),
    whatsapp: new SocialMessagingClient(clientOf(door, caller)),
  };
}

const text = (OriginationIdentity: string, DestinationPhoneNumber = "+620811000001") =>
  new SendTextMessageCommand({
    DestinationPhoneNumber,
    OriginationIdentity,
    MessageBody: "112 UJI KONTAK, bukan darurat.",
    Context: { dispatch: "0042-damkar" },
  });
const whatsApp = (message: object, originationPhoneNumberId = numberId) =>
  new SendWhatsAppMessageCommand({
    originationPhoneNumberId,
    metaApiVersion: "v20.0",
    message: Buffer.from(JSON.stringify(message)),
  });

describe("an SMS", () => {
  it("reaches the phone with the words of the sender", async () => {
    const { sms, delivered, clock } = await aCarrier();

    const { MessageId } = await sms.send(text("SIAGA112"));

    expect(delivered).toMatchObject([
      {
        channel: "sms",
        region: jakarta,
        caller,
        to: "+620811000001",
        from: "SIAGA112",
        text: "112 UJI KONTAK, bukan darurat.",
        context: { dispatch: "0042-damkar" },
        messageId: MessageId,
        at: clock.iso(),
      },
    ]);
  });

  it("is refused under a sender that the role may not use", async () => {
    const { sms, delivered } = await aCarrier();

    await expect(sms.send(text("BANK"))).rejects.toMatchObject({ name: "AccessDeniedException" });
    expect(delivered).toEqual([]);
  });

  it("is refused when the destination is no telephone number", async () => {
    const { sms } = await aCarrier();

    await expect(sms.send(text("SIAGA112", "0811"))).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  it("fails as long as the carrier is down", async () => {
    const { sms, messaging, delivered } = await aCarrier();
    messaging.setFault(() => awsError(400, "ThrottlingException", "busy"));
    const busy = sms.send(text("SIAGA112"));
    await expect(busy).rejects.toMatchObject({ name: "ThrottlingException" });
    messaging.setFault(undefined);
    await sms.send(text("SIAGA112"));

    expect(delivered).toHaveLength(1);
  });
});

describe("a WhatsApp message", () => {
  const template = {
    messaging_product: "whatsapp",
    to: "+620811000002",
    type: "template",
    template: { name: "tugas_112", language: { code: "id" } },
  };

  it("reaches the phone in Meta's format", async () => {
    const { whatsapp, delivered } = await aCarrier();

    const { messageId } = await whatsapp.send(whatsApp(template));

    expect(delivered).toMatchObject([
      { channel: "whatsapp", to: "+620811000002", from: numberId, payload: template, messageId },
    ]);
    expect(delivered[0]).not.toHaveProperty("text");
  });

  it("shows the text of a plain message, to a number with or without plus", async () => {
    const { whatsapp, delivered } = await aCarrier();
    const plain = { messaging_product: "whatsapp", to: "620811000002", type: "text" };

    await whatsapp.send(whatsApp({ ...plain, text: { body: "Terima kasih" } }));

    expect(delivered).toMatchObject([{ to: "+620811000002", text: "Terima kasih" }]);
  });

  it("is refused from another number and when Meta could not read it", async () => {
    const { whatsapp } = await aCarrier();
    const otherNumber = whatsapp.send(whatsApp(template, "phone-number-id-ffff"));
    const unreadable = whatsapp.send(whatsApp({ to: "+620811000002" }));

    await expect(otherNumber).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(unreadable).rejects.toMatchObject({ name: "ValidationException" });
  });
});

it("a voice message has no local counterpart", async () => {
  const { sms } = await aCarrier();
  const voice = new SendVoiceMessageCommand({
    DestinationPhoneNumber: "+620811000001",
    OriginationIdentity: "SIAGA112",
  });

  await expect(sms.send(voice)).rejects.toMatchObject({ $metadata: { httpStatusCode: 501 } });
});

import { maxReportBytes } from "../contracts/cases.ts";
import type { RefusalCode } from "../contracts/refusal.ts";
import type { SmsDeliveryEvent } from "../contracts/sms/delivery-event.ts";
import type { InboundMessage, MessageStatus } from "../contracts/whatsapp/inbound.ts";
import { normaliseNumber } from "../domain/call/number.ts";
import { shortNumber } from "../domain/case/numbers.ts";
import { mayAct } from "../domain/dispatch/advance.ts";
import { type Payload, parsePayload, parseReceiptText } from "../domain/notice/payload.ts";
import {
  type WhatsAppBody,
  whatsAppNextSteps,
  whatsAppReasons,
  whatsAppText,
} from "../domain/notice/whatsapp.ts";
import type { Living } from "../domain/region/living.ts";
import type { Result } from "../domain/shared/result.ts";
import { type Instant, instantOf } from "../domain/shared/time.ts";
import type { Answered } from "./answer-dispatch.ts";
import type { WhatsAppAnswer } from "./open-link.ts";
import type { CallStore, CaseStore, Clock, LivingStore, Mac, WhatsAppSender } from "./ports.ts";

export type ReceivePorts = {
  readonly calls: Pick<CallStore, "register">;
  readonly cases: Pick<CaseStore, "stampReceipt">;
  readonly living: Pick<LivingStore, "read">;
  readonly mac: Pick<Mac, "numberHash">;
  readonly whatsApp: WhatsAppSender;
  readonly clock: Clock;
  /** Applies a pressed button: link, list of senders and state machine decide. `undefined`: a contact test arrived. */
  readonly answer: (
    button: WhatsAppAnswer,
  ) => Promise<Result<Answered | undefined, { readonly kind: RefusalCode }>>;
  /** Indonesian text of a refusal. */
  readonly refusalText: (code: RefusalCode) => string;
};

export type Received =
  | { readonly kind: "answered" }
  | { readonly kind: "contact-test" }
  | { readonly kind: "refused"; readonly code: RefusalCode; readonly told: boolean }
  | {
      readonly kind: "report";
      readonly callId: string;
      readonly fromDuty: boolean;
      readonly isCut: boolean;
    }
  | { readonly kind: "receipt" }
  | { readonly kind: "ignored" };

/** Who is on no duty list is no known sender. */
function isOnDuty(living: Living, sender: string): boolean {
  const contacts = [
    ...Object.values(living.agencies).flatMap((agency) => agency.contacts),
    ...living.supervisors,
  ];
  return contacts.some(({ phone }) => phone === sender);
}

/** A message in words, so that a person can judge it, whatever kind of message it is. */
export function wordsOf(message: InboundMessage): string {
  const { text, button, location } = message;
  if (text !== undefined) return text.body;
  if (button?.text !== undefined) return button.text;
  if (location !== undefined) {
    const { latitude, longitude, name, address } = location;
    return ["[lokasi]", `${latitude},${longitude}`, name, address].filter(Boolean).join(" ");
  }
  const caption = (message.image ?? message.video ?? message.document)?.caption;
  return [`[${message.type}]`, caption].filter(Boolean).join(" ");
}

function payloadOf(message: InboundMessage): Payload | undefined {
  const { button, interactive } = message;
  const id = button?.payload ?? interactive?.button_reply?.id ?? interactive?.list_reply?.id;
  return id === undefined ? undefined : parsePayload(id);
}

/** When the provider took the message, never later than now. */
function sentAt(message: InboundMessage, now: Instant): Instant {
  const seconds = Number(message.timestamp);
  if (!Number.isSafeInteger(seconds) || seconds <= 0) return now;
  const at = instantOf(seconds * 1000);
  return at < now ? at : now;
}

/**
 * One WhatsApp message: the press of one of our buttons is an answer to a dispatch, everything else
 * is a report that rings at a desk. No machine decides that a message is nothing.
 */
export async function receiveMessage(
  ports: ReceivePorts,
  message: InboundMessage,
): Promise<Received> {
  const sender = normaliseNumber(message.from).e164 ?? message.from;
  const payload = payloadOf(message);
  return payload === undefined
    ? receiveReport(ports, message, sender)
    : receiveAnswer(ports, { ...payload, sender, at: ports.clock.now() });
}

async function receiveAnswer(ports: ReceivePorts, button: WhatsAppAnswer): Promise<Received> {
  const { sender } = button;
  const answered = await ports.answer(button);
  if (!answered.ok) {
    const { kind: code } = answered.refusal;
    const told = isOnDuty(await ports.living.read(), sender);
    if (told) await send(ports, whatsAppText(sender, ports.refusalText(code)), sender);
    return { kind: "refused", code, told };
  }
  if (answered.value === undefined) {
    await send(ports, whatsAppText(sender, "Terima kasih. Uji kontak 112 sampai."), sender);
    return { kind: "contact-test" };
  }
  await send(ports, followUp(answered.value, button), sender);
  return { kind: "answered" };
}

function followUp({ head, dispatch }: Answered, button: WhatsAppAnswer): WhatsAppBody {
  const { sender, token } = button;
  const number = shortNumber(head.serial);
  const asksReason = dispatch.status === "declined" && dispatch.declineReason === undefined;
  return asksReason
    ? whatsAppReasons(sender, token, number)
    : whatsAppNextSteps(sender, token, number, mayAct(dispatch));
}

async function send(ports: ReceivePorts, body: WhatsAppBody, to: string): Promise<void> {
  await ports.whatsApp.send({ to, body });
}

const dutyHint =
  "Pesan ini diteruskan ke meja operator 112. Untuk menjawab tugas, pakai tombol atau tautan pada pesan tugas.";

const cutMark = "[Pesan terpotong karena terlalu panjang; tanyakan sisanya.] ";
const cutHint =
  "Pesan Anda terlalu panjang. Hanya bagian awalnya sampai ke operator 112. Kirim ulang dengan singkat atau telepon 112.";

async function receiveReport(
  ports: ReceivePorts,
  message: InboundMessage,
  sender: string,
): Promise<Received> {
  const words = wordsOf(message);
  const kept = keptWords(words);
  // The provider's id holds the sender's number, so it is hashed like one.
  const callId = `wa-${(await ports.mac.numberHash(`whatsapp:${message.id}`)).slice(0, 40)}`;
  const { doNotContact } = await ports.calls.register({
    callId,
    channel: "whatsapp",
    receivedAt: sentAt(message, ports.clock.now()),
    callerNumber: sender,
    message: kept.text,
  });
  const fromDuty = isOnDuty(await ports.living.read(), sender);
  // Whoever holds that telephone now must not see that somebody wrote to 112.
  if (doNotContact !== undefined) return { kind: "report", callId, fromDuty, isCut: kept.isCut };
  if (kept.isCut) await send(ports, whatsAppText(sender, cutHint), sender);
  if (fromDuty) await send(ports, whatsAppText(sender, dutyHint), sender);
  return { kind: "report", callId, fromDuty, isCut: kept.isCut };
}

/** Words beyond what a record holds are cut, with a mark that the operator sees first: half a report is not none. */
function keptWords(words: string): { readonly text: string; readonly isCut: boolean } {
  const bytes = new TextEncoder().encode(words);
  if (bytes.length <= maxReportBytes) return { text: words, isCut: false };
  const room = maxReportBytes - new TextEncoder().encode(cutMark).length;
  // `stream` leaves out a character that the cut has halved.
  const beginning = new TextDecoder().decode(bytes.subarray(0, room), { stream: true });
  return { text: cutMark + beginning, isCut: true };
}

/** Statuses that say something new; `sent` was stamped when we sent. A read message has been delivered. */
const stageOf: Readonly<Record<string, "delivered" | "failed" | undefined>> = {
  delivered: "delivered",
  read: "delivered",
  failed: "failed",
};

/** A receipt of a WhatsApp message. */
export async function receiveStatus(ports: ReceivePorts, status: MessageStatus): Promise<Received> {
  const stage = stageOf[status.status];
  const code = status.errors?.[0]?.code;
  const problem = stage === "failed" ? { problem: `whatsapp-${code ?? "unknown"}` } : {};
  return stampStage(ports, "whatsapp", status.biz_opaque_callback_data, stage, problem);
}

const smsFailures =
  /^TEXT_(INVALID|INVALID_MESSAGE|UNREACHABLE|CARRIER_UNREACHABLE|BLOCKED|CARRIER_BLOCKED|SPAM|TTL_EXPIRED|PROTECT_BLOCKED)$/;

/** A delivery event of an SMS. */
export async function receiveSmsEvent(
  ports: ReceivePorts,
  event: SmsDeliveryEvent,
): Promise<Received> {
  const { eventType, context } = event;
  const hasFailed = smsFailures.test(eventType);
  const stage = eventType === "TEXT_DELIVERED" ? "delivered" : hasFailed ? "failed" : undefined;
  const problem = hasFailed ? { problem: eventType.toLowerCase().replaceAll("_", "-") } : {};
  return stampStage(ports, "sms", context?.["receipt"], stage, problem);
}

async function stampStage(
  ports: ReceivePorts,
  channel: "sms" | "whatsapp",
  receipt: string | undefined,
  stage: "delivered" | "failed" | undefined,
  problem: { readonly problem?: string },
): Promise<Received> {
  const key = parseReceiptText(receipt ?? "");
  if (stage === undefined || key === undefined) return { kind: "ignored" };
  await ports.cases.stampReceipt({ ...key, channel, stage, at: ports.clock.now(), ...problem });
  return { kind: "receipt" };
}

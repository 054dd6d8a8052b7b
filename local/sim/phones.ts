import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import type { VirtualClock } from "../clock.ts";
import { openJournal } from "../kept-file.ts";

const phoneMessage = z.object({
  messageId: z.string(),
  channel: z.enum(["sms", "whatsapp"]),
  to: z.string(),
  from: z.string(),
  text: z.string(),
  /** Buttons or list rows that the person may press; WhatsApp only. */
  buttons: z.array(z.object({ title: z.string(), payload: z.string() })),
  at: z.string(),
  /** How Meta reports a pressed button of this message. */
  form: z.enum(["template", "interactive", "text"]),
  /** Digits of the region that sent it, e.g. `3375`: where an answer goes. */
  regionDigits: z.exactOptional(z.string()),
  /** Opaque text the sender wants back with delivery reports. */
  opaque: z.exactOptional(z.string()),
  context: z.exactOptional(z.record(z.string(), z.string())),
});

/** A message as it lies in a phone's inbox. */
export type PhoneMessage = Readonly<z.output<typeof phoneMessage>>;

/** A message on its way to a phone, as the messaging service was asked to send it. */
export type SentMessage = {
  readonly channel: "sms" | "whatsapp";
  readonly to: string;
  readonly from: string;
  readonly text?: string;
  readonly payload?: unknown;
  readonly context?: Readonly<Record<string, string>>;
  readonly messageId?: string;
  readonly regionDigits?: string;
};

export type Phones = {
  receive(message: SentMessage): PhoneMessage;
  messages(number?: string): readonly PhoneMessage[];
  find(messageId: string): PhoneMessage | undefined;
  onMessage(listener: (message: PhoneMessage) => void): () => void;
};

/** Text of the templates as the person sees it; `{{n}}` stands for the n-th parameter. Kept beside `docs/id/templat-whatsapp.md`. */
const templates: Readonly<
  Record<string, { readonly text: string; readonly buttons: readonly string[] }>
> = {
  tugas_112: {
    text: "Tugas darurat 112. Jenis {{1}}, prioritas {{2}}, lokasi {{3}}, nomor {{4}}. Alamat lengkap {{5}} dibuka setelah diterima. Jawab dengan tombol di bawah; bila belum dijawab, 112 akan menelepon.",
    buttons: ["TERIMA", "TOLAK"],
  },
  tanpa_operator_112: {
    text: "112 {{1}}: TIDAK ADA OPERATOR SIAP sejak {{2}}. Panggilan warga dialihkan ke nomor luapan. Segera siapkan operator.",
    buttons: [],
  },
};

const keptMessages = 5_000;

/**
 * The inboxes of all simulated agency phones: what a duty officer would hold in the hand.
 *
 * @param options `file` keeps them over restarts.
 */
export function createPhones(options: {
  readonly clock: VirtualClock;
  readonly file?: string;
}): Phones {
  const messages: PhoneMessage[] = [];
  const journal = openJournal<PhoneMessage>({
    file: options.file,
    schema: phoneMessage,
    state: () => messages,
  });
  messages.push(...journal.found.slice(-keptMessages));
  const listeners = new Set<(message: PhoneMessage) => void>();
  return {
    receive(input) {
      const shown: Shown =
        input.channel === "whatsapp"
          ? whatsAppView(input.payload)
          : { form: "text", text: input.text ?? "", buttons: [] };
      const message: PhoneMessage = {
        ...shown,
        messageId: input.messageId ?? randomUUID(),
        channel: input.channel,
        to: plus(input.to),
        from: input.from,
        at: options.clock.iso(),
        ...(input.context !== undefined && { context: input.context }),
        ...(input.regionDigits !== undefined && { regionDigits: input.regionDigits }),
      };
      messages.push(message);
      if (messages.length > keptMessages) messages.shift();
      journal.add(message);
      for (const listener of listeners) listener(message);
      return message;
    },
    messages: (number) =>
      number === undefined ? messages : messages.filter((message) => message.to === plus(number)),
    find: (messageId) => messages.find((message) => message.messageId === messageId),
    onMessage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function plus(number: string): string {
  return number.startsWith("+") ? number : `+${number}`;
}

type Shown = {
  readonly form: PhoneMessage["form"];
  readonly text: string;
  readonly buttons: PhoneMessage["buttons"];
  readonly opaque?: string;
};

/** Reads a message in Meta's format as the WhatsApp app would show it. */
function whatsAppView(payload: unknown): Shown {
  const opaque = text(at(payload, "biz_opaque_callback_data"));
  const shown = textView(payload) ?? templateView(payload) ?? interactiveView(payload);
  return {
    ...(shown ?? { form: "text", text: "", buttons: [] }),
    ...(opaque !== "" && { opaque }),
  };
}

function textView(payload: unknown): Shown | undefined {
  const body = text(at(payload, "text", "body"));
  return body === "" ? undefined : { form: "text", text: body, buttons: [] };
}

function templateView(payload: unknown): Shown | undefined {
  const name = text(at(payload, "template", "name"));
  if (name === "") return undefined;
  const components = list(at(payload, "template", "components"));
  const body = components.find((component) => at(component, "type") === "body");
  const values = list(at(body, "parameters")).map((parameter) => text(at(parameter, "text")));
  const template = templates[name];
  const buttons = components.filter((component) => at(component, "type") === "button");
  return {
    form: "template",
    text:
      template === undefined
        ? `[${name}] ${values.join(" · ")}`
        : template.text.replace(
            /\{\{(\d)\}\}/g,
            (_whole, index) => values[Number(index) - 1] ?? "",
          ),
    buttons: buttons.map((button, index) => {
      const payloadText = text(at(list(at(button, "parameters"))[0], "payload"));
      return { title: template?.buttons[index] ?? actIn(payloadText), payload: payloadText };
    }),
  };
}

function interactiveView(payload: unknown): Shown | undefined {
  const action = at(payload, "interactive", "action");
  if (action === undefined) return undefined;
  const replies = list(at(action, "buttons")).map((button) => at(button, "reply"));
  const rows = list(at(action, "sections")).flatMap((section) => list(at(section, "rows")));
  return {
    form: "interactive",
    text: text(at(payload, "interactive", "body", "text")),
    buttons: [...replies, ...rows].map((row) => ({
      title: text(at(row, "title")),
      payload: text(at(row, "id")),
    })),
  };
}

/** `T112:<token>:<act>:<seq>` */
function actIn(payload: string): string {
  return payload.split(":")[2] ?? payload;
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = Reflect.get(here, step);
  }
  return here;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

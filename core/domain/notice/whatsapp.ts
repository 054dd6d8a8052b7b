import type { Kind, Priority } from "../case/kind.ts";
import { districtText, uncertainPlaceText } from "../case/place.ts";
import type { AgencyReport } from "../dispatch/dispatch.ts";
import { declineReasons } from "../dispatch/dispatch.ts";
import { kindWords, type NoticeKind } from "./kind-words.ts";
import {
  type ButtonAct,
  buttonActs,
  buttonPayload,
  buttonReports,
  buttonTitles,
  declineTitles,
  reasonPayload,
} from "./payload.ts";

/** A message template as it is registered with Meta: category UTILITY, language `id`. */
export type MessageTemplate = {
  readonly name: string;
  /** `{{1}}` … stand for the parameters. Nothing promotional: Meta would file it as marketing. */
  readonly body: string;
  readonly buttons: readonly (ButtonAct | "SAMPAI")[];
};

/** Source: issue 2 §5 for `tugas_112`; the others in the same words. */
export const messageTemplates: Readonly<Record<NoticeKind, MessageTemplate>> = {
  first: {
    name: "tugas_112",
    body: "Tugas darurat 112. Jenis {{1}}, prioritas {{2}}, lokasi {{3}}, nomor {{4}}. Alamat lengkap {{5}} dibuka setelah diterima. Jawab dengan tombol di bawah; bila belum dijawab, 112 akan menelepon.",
    buttons: ["TERIMA", "TOLAK"],
  },
  repeat: {
    name: "tugas_112_ulang",
    body: "Tugas darurat 112 belum dijawab. Jenis {{1}}, prioritas {{2}}, lokasi {{3}}, nomor {{4}}. Alamat lengkap {{5}} dibuka setelah diterima. Jawab dengan tombol di bawah; bila belum dijawab, 112 akan menelepon.",
    buttons: ["TERIMA", "TOLAK"],
  },
  changed: {
    name: "ubah_112",
    body: "Perubahan tugas darurat 112. Kini jenis {{1}}, prioritas {{2}}, lokasi {{3}}, nomor {{4}}. Rincian lama dan baru {{5}} dapat dibuka sekarang. Tekan TERIMA setelah membacanya.",
    buttons: ["TERIMA"],
  },
  cancelled: {
    name: "batal_112",
    body: "Tugas darurat 112 dibatalkan. Jenis {{1}}, prioritas {{2}}, lokasi {{3}}, nomor {{4}}. Jangan lanjut ke lokasi. Keterangan {{5}} dapat dibuka sekarang. Tekan tombol setelah regu berbalik.",
    buttons: ["PUTAR"],
  },
  "contact-test": {
    name: "uji_112",
    body: "Uji kontak 112, bukan darurat. Buka {{1}} atau tekan SAMPAI di bawah untuk memastikan pesan ini sampai.",
    buttons: ["SAMPAI"],
  },
};

export type WhatsAppFacts = {
  readonly notice: NoticeKind;
  /** E.164 */
  readonly to: string;
  readonly kind: Kind;
  readonly priority: Priority;
  readonly village: string;
  readonly district: string;
  /** Nobody is sure of the place, or it has no name. */
  readonly uncertain?: true | undefined;
  /** What is known of a place without a village. */
  readonly clue?: string | undefined;
  /** `0042` */
  readonly caseNumberShort: string;
  readonly link: string;
  readonly token: string;
  /** Sequence of the notice; its buttons speak of this one and no newer. */
  readonly seq: number;
  /** Comes back with the receipts; see `receiptText`. */
  readonly receipt: string;
};

/** The body of `SendWhatsAppMessage` in the form of Meta's Cloud API. */
export type WhatsAppBody = Readonly<Record<string, unknown>>;

/** A notice from its template. No detail of the place, no name, nothing medical: the message goes abroad. */
export function whatsAppTemplate(facts: WhatsAppFacts): WhatsAppBody {
  const { name, buttons } = messageTemplates[facts.notice];
  const quickReplies = buttons.map((act, index) => ({
    type: "button",
    sub_type: "quick_reply",
    index: String(index),
    parameters: [{ type: "payload", payload: buttonPayload(facts.token, act, facts.seq) }],
  }));
  return {
    ...templateBody(facts.to, name, templateParameters(facts), quickReplies),
    biz_opaque_callback_data: facts.receipt,
  };
}

/**
 * A registered template, language `id`, with its parameters.
 *
 * @param to E.164
 * @param buttons components beside the text
 */
export function templateBody(
  to: string,
  name: string,
  texts: readonly string[],
  buttons: readonly Readonly<Record<string, unknown>>[] = [],
): WhatsAppBody {
  const parameters = texts.map((text) => ({ type: "text", text }));
  return {
    ...addressed(to),
    type: "template",
    template: {
      name,
      language: { code: "id" },
      components: [{ type: "body", parameters }, ...buttons],
    },
  };
}

/** `uncertainPlaceText` behind the word "lokasi". */
const uncertainWord = uncertainPlaceText.replace(/^lokasi /, "");

function templateParameters(facts: WhatsAppFacts): readonly string[] {
  const { notice, kind, priority, village, district, uncertain, clue, caseNumberShort, link } =
    facts;
  if (notice === "contact-test") return [link];
  // The templates say "lokasi" before it.
  const doubt = uncertain === true || village === "" ? uncertainWord : "";
  const names = [
    doubt,
    village === "" ? (clue ?? "") : village,
    districtText({ village, district }),
  ];
  const place = oneLine(names.filter((part) => part !== "").join(", "));
  return [kindWords[kind], priority, place, caseNumberShort, link];
}

/** Meta refuses parameters with line breaks, tabs or more than four spaces in a row. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function addressed(to: string) {
  return { messaging_product: "whatsapp", recipient_type: "individual", to };
}

/** The text of a template with its parameters, as the phone shows it. */
export function templateText(template: MessageTemplate, parameters: readonly string[]): string {
  return template.body.replace(
    /\{\{(\d)\}\}/g,
    (hole, index: string) => parameters[Number(index) - 1] ?? hole,
  );
}

/**
 * The steps that an agency may report next as buttons; Meta allows at most three. TERIMA is none of them: whoever accepts
 * a task or a change presses it on the notice that tells of it.
 */
export function whatsAppNextSteps(
  to: string,
  token: string,
  caseNumberShort: string,
  reports: readonly AgencyReport[],
): WhatsAppBody {
  const nextActs = buttonActs.filter((act) => act !== "TERIMA" && act !== "TOLAK");
  const acts = nextActs.filter((act) => reports.includes(buttonReports[act]));
  const unread = reports.includes("acknowledged")
    ? " Ada perubahan yang belum dibaca: buka pesan UBAH."
    : "";
  const received = `Tugas ${caseNumberShort}: laporan diterima.${unread}`;
  if (acts.length === 0) return whatsAppText(to, received);
  const buttons = acts.slice(0, 3).map((act) => ({
    type: "reply",
    reply: { id: buttonPayload(token, act), title: buttonTitles[act] },
  }));
  const text = `${received} Langkah berikutnya:`;
  return {
    ...addressed(to),
    type: "interactive",
    interactive: { type: "button", body: { text }, action: { buttons } },
  };
}

/** After TOLAK: the list of reasons. */
export function whatsAppReasons(to: string, token: string, caseNumberShort: string): WhatsAppBody {
  const rows = declineReasons.map((reason) => ({
    id: reasonPayload(token, reason),
    title: declineTitles[reason],
  }));
  return {
    ...addressed(to),
    type: "interactive",
    interactive: {
      type: "list",
      body: { text: `Tugas ${caseNumberShort} ditolak. Pilih alasannya.` },
      action: { button: "Pilih alasan", sections: [{ title: "Alasan", rows }] },
    },
  };
}

/** A plain answer to somebody who wrote within the last 24 hours. */
export function whatsAppText(to: string, text: string): WhatsAppBody {
  return { ...addressed(to), type: "text", text: { preview_url: false, body: text } };
}

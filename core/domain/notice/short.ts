import type { Kind, Priority } from "../case/kind.ts";
import { inGsm7, septetsOf, smsPartSeptets } from "./gsm7.ts";
import { kindWords } from "./kind-words.ts";
import { type MessageTemplate, templateBody, type WhatsAppBody } from "./whatsapp.ts";

/**
 * Messages without a link, to which nobody answers: `pre-alert` BERSIAP to an agency, `stand-down` its end, `escalation` to
 * the supervisors on call.
 */
export const shortNotices = ["pre-alert", "stand-down", "escalation"] as const;
export type ShortNotice = (typeof shortNotices)[number];

/** Nothing personal, and of a pre-alert no case: there is none yet. */
export type ShortFacts = {
  readonly notice: ShortNotice;
  readonly kind: Kind;
  readonly priority: Priority;
  /** The agency that does not answer, `damkar`. */
  readonly agencyId: string;
  readonly village: string;
  readonly district: string;
  /** `0042` */
  readonly caseNumberShort: string;
  /** The centre's line for agencies, `0000112112`. */
  readonly agencyLine: string;
};

/** Templates as they are registered with Meta: category UTILITY, language `id`, no buttons. */
export const shortTemplates: Readonly<Record<ShortNotice, MessageTemplate>> = {
  "pre-alert": {
    name: "bersiap_112",
    body: "112 BERSIAP {{1}}. Laporan sedang diterima. Siapkan regu dan tunggu tugas. Pesan ini tidak perlu dijawab.",
    buttons: [],
  },
  "stand-down": {
    name: "batal_bersiap_112",
    body: "112 BATAL BERSIAP {{1}}. Belum ada tugas dari laporan tadi. Pesan ini tidak perlu dijawab.",
    buttons: [],
  },
  escalation: {
    name: "eskalasi_112",
    body: "112 ESKALASI {{1}} {{2}}: {{3}}. Nomor {{4}}. {{5}} belum menjawab. Hubungi meja 112 di {{6}} sekarang.",
    buttons: [],
  },
};

/** One SMS part of at most 160 GSM-7 letters; the place is cut when it must be, never number or telephone. */
export function shortSms(facts: ShortFacts): string {
  const place = inGsm7(placeOf(facts));
  const room = smsPartSeptets - Number(septetsOf(smsWith(facts, "")));
  return smsWith(facts, place.slice(0, room).trimEnd());
}

function smsWith(facts: ShortFacts, place: string): string {
  const { notice, priority, kind, caseNumberShort, agencyLine } = facts;
  const word = kindWords[kind];
  switch (notice) {
    case "pre-alert":
      return `112 BERSIAP ${word}. Laporan sedang diterima. Siapkan regu dan tunggu tugas. Pesan ini tidak perlu dijawab.`;
    case "stand-down":
      return `112 BATAL BERSIAP ${word}. Belum ada tugas dari laporan tadi. Pesan ini tidak perlu dijawab.`;
    case "escalation":
      return `112 ESKALASI ${priority} ${word}: ${place}. No ${caseNumberShort}. ${agencyName(facts)} belum menjawab. Hubungi meja 112 di ${agencyLine}`;
  }
}

/** @param to E.164 */
export function shortWhatsApp(to: string, facts: ShortFacts): WhatsAppBody {
  return templateBody(to, shortTemplates[facts.notice].name, parametersOf(facts));
}

function parametersOf(facts: ShortFacts): readonly string[] {
  const word = kindWords[facts.kind];
  if (facts.notice !== "escalation") return [word];
  const { priority, caseNumberShort, agencyLine } = facts;
  return [priority, word, placeOf(facts), caseNumberShort, agencyName(facts), agencyLine];
}

/** Only names of the region: a place that nobody is sure of may have none. */
function placeOf({ village, district }: ShortFacts): string {
  const names = [village, district].map((name) => name.trim()).filter((name) => name !== "");
  return names.length === 0 ? "lokasi belum pasti" : names.join(", ");
}

function agencyName({ agencyId }: ShortFacts): string {
  return agencyId.toUpperCase();
}

import { type Instant, localTimeText, type TimeZone } from "../shared/time.ts";
import { inGsm7, smsPartSeptets } from "./gsm7.ts";
import { type MessageTemplate, templateBody, type WhatsAppBody } from "./whatsapp.ts";

/** What the on-call list is told when nobody can take a call. No personal data in it. */
export type OnCallFacts = {
  /** "Kota Pekalongan". */
  readonly regionName: string;
  readonly since: Instant;
  readonly timeZone: TimeZone;
};

/** Template as it is registered with Meta: category UTILITY, language `id`. It asks for no answer: the telephone rings too. */
export const onCallTemplate: MessageTemplate = {
  name: "tanpa_operator_112",
  body: "112 {{1}}: TIDAK ADA OPERATOR SIAP sejak {{2}}. Panggilan warga dialihkan ke nomor luapan. Segera siapkan operator.",
  buttons: [],
};

/** `14.05 WIB` */
function timeOf({ since, timeZone }: OnCallFacts): string {
  return localTimeText(since, timeZone).split(" ").slice(1).join(" ");
}

function textWith(regionName: string, time: string): string {
  return `112 ${regionName}: TIDAK ADA OPERATOR SIAP sejak ${time}. Panggilan warga dialihkan ke nomor luapan. Segera siapkan operator.`;
}

/** One SMS part of at most 160 GSM-7 letters; the region's name is shortened when it must be. */
export function onCallSms(facts: OnCallFacts): string {
  const time = timeOf(facts);
  const name = inGsm7(facts.regionName).trim();
  // `inGsm7` leaves letters of one septet only.
  const room = smsPartSeptets - textWith("", time).length;
  return textWith(name.slice(0, room).trimEnd(), time);
}

/** @param to E.164 */
export function onCallWhatsApp(to: string, facts: OnCallFacts): WhatsAppBody {
  return templateBody(to, onCallTemplate.name, [facts.regionName, timeOf(facts)]);
}

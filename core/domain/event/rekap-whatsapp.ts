import { type MessageTemplate, templateBody, type WhatsAppBody } from "../notice/whatsapp.ts";
import type { EmergencyEvent } from "./event.ts";
import { eventWord } from "./event-name.ts";
import type { RekapCounts } from "./rekap.ts";

/** As it is registered with Meta: category UTILITY, language `id`, no buttons, since each place has its own answer. */
export const rekapTemplate: MessageTemplate = {
  name: "rekap_112",
  body: "Rekap tugas darurat 112. {{1}}: {{2}} laporan, {{3}} mengancam jiwa. Daftar lokasi {{4}} memuat tautan jawaban setiap tugas. Atau telepon {{5}}.",
  buttons: [],
};

/** @param to E.164 */
export function rekapWhatsApp(
  to: string,
  event: Pick<EmergencyEvent, "name" | "kind">,
  { reports, lifeInDanger }: RekapCounts,
  link: string,
  agencyLine: string,
): WhatsAppBody {
  const texts = [eventWord(event), String(reports), String(lifeInDanger), link, agencyLine];
  return templateBody(to, rekapTemplate.name, texts);
}

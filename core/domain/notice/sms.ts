import type { Kind, Priority } from "../case/kind.ts";
import { districtText, uncertainPlaceText } from "../case/place.ts";
import { inGsm7, septetsOf, smsPartSeptets } from "./gsm7.ts";
import { kindWords, type NoticeKind } from "./kind-words.ts";

export type SmsFacts = {
  readonly notice: NoticeKind;
  readonly priority: Priority;
  readonly kind: Kind;
  readonly village: string;
  readonly district: string;
  /** Nobody is sure of the place, or it has no name; said before what is known of it. */
  readonly uncertain?: true | undefined;
  /** What is known of a place without a village: `tol Pemalang-Batang, km 342`. It is cut after the kecamatan. */
  readonly clue?: string | undefined;
  /** `0042` */
  readonly caseNumberShort: string;
  /** At most 57 characters with `https://`. */
  readonly link: string;
  /** The centre's line for agencies, `0000112112`; at most 13 digits. */
  readonly agencyLine: string;
};

/** Thrown when number, link and telephone alone do not fit one SMS part: the region file promises shorter ones. */
export class SmsTooLong extends Error {
  override readonly name = "SmsTooLong";
}

/** A name that must be cut keeps this many letters, before the other name is cut too. Chosen, not measured. */
const shortestName = 6;

/**
 * The text of a notice as one SMS part of at most 160 GSM-7 letters. Too long, and the kecamatan is shortened first,
 * then the desa/kelurahan; never number, link or telephone. The caller's place in detail is never in it.
 *
 * @throws SmsTooLong when link or telephone are longer than promised
 */
export function smsText(facts: SmsFacts): string {
  const village = inGsm7(facts.village === "" ? (facts.clue ?? "") : facts.village).trim();
  const district = inGsm7(districtText(facts)).trim();
  const said = (names: string) => template(facts, placeSaid(facts, names));
  const over = overBy(said(placeOf(village, district)));
  const text = said(shortened(village, district, over));
  if (overBy(text) > 0) throw new SmsTooLong(`no room for the place in a ${facts.notice} notice`);
  return text;
}

/** Source: issue 2 §5, word for word; registered with the carriers, so not a letter may change. */
const templates: Readonly<Record<NoticeKind, (facts: SmsFacts, place: string) => string>> = {
  first: ({ priority, kind, caseNumberShort, link, agencyLine }, place) =>
    `112 ${priority} ${kindWords[kind]}: ${place}. No ${caseNumberShort}. Jawab ${link} atau telp ${agencyLine}`,
  repeat: ({ kind, caseNumberShort, link, agencyLine }, place) =>
    `112 ULANG ${kindWords[kind]}: ${place}. No ${caseNumberShort}. Jawab ${link} / telp ${agencyLine}`,
  changed: ({ kind, caseNumberShort, link, agencyLine }, place) =>
    `112 UBAH ${caseNumberShort}: kini ${kindWords[kind]}, ${place}. Buka ${link} / telp ${agencyLine}`,
  cancelled: ({ kind, caseNumberShort, link, agencyLine }) =>
    `112 BATAL ${caseNumberShort} ${kindWords[kind]}. Jangan lanjut ke lokasi. Pastikan ${link} atau telp ${agencyLine}`,
  "contact-test": ({ link, agencyLine }) =>
    `112 UJI KONTAK, bukan darurat. Buka ${link} lalu tekan SAMPAI. Telp ${agencyLine}`,
};

function template(facts: SmsFacts, place: string): string {
  return templates[facts.notice](facts, place);
}

function overBy(text: string): number {
  return (septetsOf(text) ?? Number.POSITIVE_INFINITY) - smsPartSeptets;
}

/** The names behind the word that nobody is sure; that word is never cut. */
function placeSaid({ uncertain, village }: SmsFacts, names: string): string {
  if (uncertain !== true && village !== "") return names;
  return names === "" ? uncertainPlaceText : `${uncertainPlaceText}, ${names}`;
}

function placeOf(village: string, district: string): string {
  return [village, district].filter((name) => name !== "").join(", ");
}

/** @param over letters that have to go; negative: so many more would fit, and the names stay whole */
function shortened(village: string, district: string, over: number): string {
  const districtLength = Math.max(shortestName, district.length - over);
  const shortDistrict = district.slice(0, districtLength).trimEnd();
  const stillOver = over - (district.length - shortDistrict.length);
  const villageLength = Math.max(shortestName, village.length - stillOver);
  const shortVillage = village.slice(0, villageLength).trimEnd();
  if (stillOver - (village.length - shortVillage.length) <= 0) {
    return placeOf(shortVillage, shortDistrict);
  }
  // Not even so: the kecamatan goes, as the page behind the link names it.
  const room = placeOf(village, district).length - over;
  return village.slice(0, Math.max(0, room)).trimEnd();
}

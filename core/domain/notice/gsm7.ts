/** The letters of one SMS part: GSM 03.38 default alphabet. Source: 3GPP TS 23.038 §6.2.1. */
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);

/** Letters that take two places, an escape and a letter. Source: 3GPP TS 23.038 §6.2.1.1. */
const extended = new Set("^{}\\[~]|€");

/** One part of an SMS. Unit: septets. */
export const smsPartSeptets = 160;

/** Signs that have an obvious twin in the alphabet. */
const twins: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "`": "'",
  "´": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "…": "...",
  "\u00a0": " ",
  "\t": " ",
  "\n": " ",
  "\r": " ",
};

/** Unit: septets; undefined when a letter is not of the alphabet, so that the whole text would go as UCS-2. */
export function septetsOf(text: string): number | undefined {
  let septets = 0;
  for (const letter of text) {
    if (basic.has(letter)) septets += 1;
    else if (extended.has(letter)) septets += 2;
    else return undefined;
  }
  return septets;
}

/** Writes every letter in the alphabet of one septet each: a twin, the bare letter under an accent, else `?`. */
export function inGsm7(text: string): string {
  return [...text].map(letterInGsm7).join("");
}

function letterInGsm7(letter: string): string {
  const twin = twins[letter];
  if (twin !== undefined) return twin;
  if (basic.has(letter)) return letter;
  const bare = [...letter.normalize("NFKD")].filter((part) => basic.has(part)).join("");
  if (bare !== "") return bare;
  return /[\p{M}\p{C}]/u.test(letter) ? "" : "?";
}

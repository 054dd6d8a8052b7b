import type { NumberCondition } from "./call.ts";

/** A caller's number as far as it can be used. `e164` is there exactly when the condition is `usable`. */
export type NormalisedNumber = {
  readonly condition: NumberCondition;
  readonly e164?: string;
};

/** What networks send in place of a number that the caller hides. */
const hiddenWords = ["anonymous", "private", "restricted", "unavailable", "unknown", "withheld"];

/** Longest text in which a number is looked for. Unit: characters. */
const maxLength = 200;

/**
 * Brings a caller's number into one form, so that the same caller is known again. Nothing is refused: a call without a
 * usable number is a call. Input forms: domain.md 8.5 (`0812…`, `62812…`, `+62 812-…`, `8123…`). A foreign number is
 * known by its `+`, or by the international `00` before its country. The prefixes with which single carriers dial abroad
 * (001, 007 …) are not taken off: no source of ours lists them, and `001` is also `00` before the country 1. What carriers
 * send of a telephone without a SIM is not published; whatever is no number (an IMEI, zeros, a word) is no usable one, so
 * nothing follows from it: no call-back, no block, no earlier calls.
 */
export function normaliseNumber(raw: string | undefined): NormalisedNumber {
  const text = (raw ?? "").slice(0, maxLength).trim().toLowerCase();
  if (text === "") return { condition: "missing" };
  const user = userPart(text);
  if (hiddenWords.some((word) => user.startsWith(word))) return { condition: "hidden" };
  const compact = user.replace(/[\s().\-/]/g, "");
  // Only zeros is nobody's number: what a telephone without a SIM may show. Unverified; domain.md 10.
  if (/^\+?0+$/.test(compact)) return { condition: "missing" };
  const e164 = international(compact);
  return /^\+[1-9]\d{6,14}$/.test(e164)
    ? { condition: "usable", e164 }
    : { condition: "malformed" };
}

/** `sip:+62…@carrier` and `tel:+62…;phone-context=…` carry the number in front. */
function userPart(text: string): string {
  return text.replace(/^(sips?|tel):/, "").replace(/[@;].*/s, "");
}

/** With `+` and country where these can be told; what bears a `+` already, or is no number, comes back as it came. */
function international(digits: string): string {
  // No area code and no mobile number of Indonesia begins with 0: behind two of them stands a country.
  if (digits.startsWith("00")) return `+${digits.slice(2)}`;
  if (digits.startsWith("62") && digits.length >= 9) return `+${digits}`;
  // Fewer than seven digits is a service or an extension ("112", "1500"), nobody to call back.
  if (digits.startsWith("0") && digits.length >= 7) return `+62${digits.slice(1)}`;
  // A mobile number without its 0, as forms and spreadsheets leave it.
  if (digits.startsWith("8") && digits.length >= 9) return `+62${digits}`;
  return digits;
}

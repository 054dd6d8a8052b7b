import type { Kind } from "../case/kind.ts";
import type { Protocol } from "./question.ts";
import { dangerProtocols } from "./texts/danger-texts.ts";
import { orderProtocols } from "./texts/order-texts.ts";
import { peopleProtocols } from "./texts/people-texts.ts";

/** What stands beside every protocol and card until the agency in charge, or a native speaker, has checked it. */
export const uncheckedNote =
  "Belum diperiksa: disusun sendiri; perlu pengesahan Dinkes, Damkar dan BPBD.";

/** A short protocol for each kind. None has been approved by an agency: `uncheckedNote` stands beside them. */
export const protocols: Readonly<Record<Kind, Protocol>> = {
  ...dangerProtocols,
  ...peopleProtocols,
  ...orderProtocols,
};

/** What is said to a caller who cannot speak. Source: issue 4 §1. */
export const cannotSpeakScript = "Bila tidak bisa bicara, tekan satu untuk ya, dua untuk tidak.";

/** What a pressed key answers; undefined for any other key. */
export function answerOfKey(key: string): boolean | undefined {
  if (key === "1") return true;
  return key === "2" ? false : undefined;
}

import type { Kind } from "../case/kind.ts";

/** Why "jangan hubungi" is proposed; a person decides. */
export const silenceReasons = ["domestic-violence", "hostage", "hiding"] as const;
export type SilenceReason = (typeof silenceReasons)[number];

/** Code that a region's own list of kinds gives to a hostage taking. */
const hostageKind = "penyanderaan";

/**
 * A ringing telephone can kill: whether a call or case is one of those in which `jangan hubungi` is proposed. Source:
 * issue 4 §1 (domestic violence, hostage, hiding). Who pressed the key that says he cannot speak may be hiding.
 *
 * @returns undefined when nothing speaks for it
 */
export function proposesDoNotContact(facts: {
  readonly kind?: Kind;
  readonly localKind?: string;
  readonly unableToSpeak?: boolean;
}): SilenceReason | undefined {
  if (facts.kind === "domestic-violence") return "domestic-violence";
  if (facts.localKind === hostageKind) return "hostage";
  return facts.unableToSpeak === true ? "hiding" : undefined;
}

import type { Living, Waits } from "../region/living.ts";

/** By what the deadline watch plans: the waits, and whom it makes no sense to wait for. */
export type WatchRules = Waits & {
  /** Nobody on the agency's duty list can be told, nor a system of its own: it is escalated at once. */
  readonly isUnmanned?: (agencyId: string) => boolean;
};

export function watchRulesOf({ waits, agencies }: Pick<Living, "waits" | "agencies">): WatchRules {
  return { ...waits, isUnmanned: (agencyId) => !isManned(agencies[agencyId]) };
}

function isManned(duty: Living["agencies"][string] | undefined): boolean {
  if (duty === undefined) return false;
  const { contacts, webhookUrl } = duty;
  return webhookUrl !== undefined || contacts.some(({ channels }) => channels.length > 0);
}

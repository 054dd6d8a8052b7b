import type { AgencyDuty, Contact, Living, Waits } from "../region/living.ts";

/** How the people of an agency are reached. */
export type Reach = {
  /** `by-phone`: it has telephones and gets no messages (police, PLN): a person rings there. */
  readonly by: "messages" | "by-phone" | "nobody";
  /** People whom an automatic call may ring. */
  readonly callable: number;
};

/** By what the deadline watch plans: the waits, and whom it makes no sense to wait for. */
export type WatchRules = Waits & {
  readonly reachOf: (agencyId: string) => Reach;
  readonly hasSupervisors: boolean;
};

/** @param mayCall the centre can make automatic calls; without them the next step follows in the place of a call */
export function watchRulesOf(
  { waits, agencies, supervisors }: Pick<Living, "waits" | "agencies" | "supervisors">,
  mayCall = true,
): WatchRules {
  return {
    ...waits,
    reachOf: (agencyId) => {
      const reach = reachOf(agencies[agencyId]);
      return mayCall ? reach : { ...reach, callable: 0 };
    },
    hasSupervisors: supervisors.length > 0,
  };
}

/** An agency that nobody has entered yet is reached by nobody. */
export function reachOf(duty: AgencyDuty | undefined): Reach {
  const { contacts, webhookUrl } = duty ?? { contacts: [] };
  const callable = callableOf(contacts).length;
  if (callable > 0 || webhookUrl !== undefined) return { by: "messages", callable };
  return { by: contacts.length > 0 ? "by-phone" : "nobody", callable };
}

/** Whoever gets messages may be rung by the machine too; a number without any is for a person to dial. */
export function callableOf(contacts: readonly Contact[]): readonly Contact[] {
  return contacts.filter(({ channels }) => channels.length > 0);
}

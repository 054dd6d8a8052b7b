import type { ServiceLevels } from "../../core/domain/deadline/deadlines.ts";

/** Targets as published, and an arrival without one. */
export const someLevels: ServiceLevels = {
  answer: { seconds: 10 },
  firstHandling: { seconds: 120 },
  agentAndSupervisor: { seconds: 300 },
  acknowledgement: { seconds: 120 },
  agencyFollowUp: { seconds: 2100 },
  arrival: { seconds: null },
  complaint: { seconds: 172_800 },
  others: {},
};

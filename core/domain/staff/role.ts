/** Who a person of the centre is when signed in. Source: domain.md R31–R34, R100. */
export const roles = [
  "operator",
  "lead-operator",
  "supervisor",
  "auditor",
  "technician",
  "administrator",
] as const;
export type Role = (typeof roles)[number];

/** Who may change cases, and so sees the live board. */
export const caseWorkers: readonly Role[] = ["operator", "lead-operator", "supervisor"];

import type { Backups } from "../dispatch/next-step.ts";
import type { Living } from "../region/living.ts";
import type { Instant } from "../shared/time.ts";
import { conditionText, type RoutingFacts, rowFor } from "./condition.ts";

/** What routing needs to know of an agency of the region file. */
export type RoutingAgency = {
  readonly agencyId: string;
  readonly label: string;
  readonly backup?: string | undefined;
};

export type AgencyProposal = {
  readonly agencyId: string;
  readonly role: "lead" | "support";
  /** Indonesian, for the operator. */
  readonly reason: string;
};

type Duties = Pick<Living, "agencies" | "routing" | "localKinds">;

/**
 * Which agencies the region's routing table proposes for a case, by the first row whose condition holds, or the kind's
 * ordinary one; the operator decides. The reason names the condition. An agency that is closed now
 * gives way to its backup, and the reason says so. Lead agencies come first, none twice.
 */
export function proposeAgencies(
  facts: RoutingFacts,
  living: Duties,
  agencies: readonly RoutingAgency[],
  now: Instant,
): readonly AgencyProposal[] {
  const row = rowFor(facts, living.routing);
  if (row === undefined) return [];
  const why =
    row.when === undefined
      ? "untuk jenis ini menurut tabel rute"
      : `menurut tabel rute (${conditionText(row.when, facts, living.localKinds)})`;
  const wanted = [
    ...row.lead.map((agencyId) => ({ agencyId, role: "lead" as const, why })),
    ...row.support.map((agencyId) => ({ agencyId, role: "support" as const, why })),
  ];
  const proposals = new Map<string, AgencyProposal>();
  for (const candidate of wanted) {
    const proposal = proposalOf(candidate, living, agencies, now);
    if (!proposals.has(proposal.agencyId)) proposals.set(proposal.agencyId, proposal);
  }
  return [...proposals.values()];
}

type Candidate = Pick<AgencyProposal, "agencyId" | "role"> & { readonly why: string };

function proposalOf(
  { agencyId, role, why }: Candidate,
  living: Duties,
  agencies: readonly RoutingAgency[],
  now: Instant,
): AgencyProposal {
  const roleText = role === "lead" ? "Instansi utama" : "Instansi pendukung";
  const { standIn, closedReason } = standInOf(agencyId, living, agencies, now);
  const closedAgency = agencies.find((agency) => agency.agencyId === agencyId);
  if (closedReason === undefined) {
    return { agencyId, role, reason: `${roleText} ${why}` };
  }
  if (standIn === undefined || closedAgency === undefined) {
    return {
      agencyId,
      role,
      reason: `${roleText}; sedang tutup (${closedReason}), tanpa cadangan`,
    };
  }
  const reason = `Cadangan ${closedAgency.label} yang sedang tutup (${closedReason})`;
  return { agencyId: standIn, role, reason };
}

/** Why an agency cannot take tasks now, or undefined when it can. */
export function closedReasonOf(
  agencyId: string,
  living: Pick<Living, "agencies">,
  now: Instant,
): string | undefined {
  const closed = living.agencies[agencyId]?.closed;
  return closed === undefined || Date.parse(closed.until) <= Date.parse(now)
    ? undefined
    : closed.reason;
}

export type StandIn = {
  /** The agency to send: the agency itself, or the first of its backups that is not closed; none when all are. */
  readonly standIn: string | undefined;
  /** There when the agency itself is closed. */
  readonly closedReason: string | undefined;
};

/** Follows the backups of a closed agency. */
export function standInOf(
  agencyId: string,
  living: Pick<Living, "agencies">,
  agencies: readonly RoutingAgency[],
  now: Instant,
): StandIn {
  const closedReason = closedReasonOf(agencyId, living, now);
  if (closedReason === undefined) return { standIn: agencyId, closedReason };
  return { standIn: openBackupOf(agencyId, living, agencies, now), closedReason };
}

function openBackupOf(
  agencyId: string,
  living: Pick<Living, "agencies">,
  agencies: readonly RoutingAgency[],
  now: Instant,
): string | undefined {
  const backupOf = new Map(agencies.map((agency) => [agency.agencyId, agency.backup]));
  const passed = new Set<string | undefined>([agencyId]);
  // As many steps as there are agencies: backups that point at each other end the search.
  for (let next = backupOf.get(agencyId); next !== undefined; next = backupOf.get(next)) {
    if (passed.has(next)) return undefined;
    if (closedReasonOf(next, living, now) === undefined) return next;
    passed.add(next);
  }
  return undefined;
}

/** Who takes over from each agency now, for the escalation. */
export function backupsOf(
  agencies: readonly RoutingAgency[],
  living: Pick<Living, "agencies">,
  now: Instant,
): Backups {
  return Object.fromEntries(
    agencies.map(({ agencyId }) => [agencyId, openBackupOf(agencyId, living, agencies, now)]),
  );
}

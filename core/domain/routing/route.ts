import type { Kind } from "../case/kind.ts";
import type { Backups } from "../dispatch/next-step.ts";
import type { Living } from "../region/living.ts";
import type { Instant } from "../shared/time.ts";

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

type Duties = Pick<Living, "agencies" | "routing">;

/**
 * Which agencies the region's routing table proposes for a kind; the operator decides. An agency that is closed now
 * gives way to its backup, and the reason says so. Lead agencies come first, none twice.
 */
export function proposeAgencies(
  kind: Kind,
  living: Duties,
  agencies: readonly RoutingAgency[],
  now: Instant,
): readonly AgencyProposal[] {
  const row = living.routing.find((candidate) => candidate.kind === kind);
  const wanted = [
    ...(row?.lead ?? []).map((agencyId) => ({ agencyId, role: "lead" as const })),
    ...(row?.support ?? []).map((agencyId) => ({ agencyId, role: "support" as const })),
  ];
  const proposals = new Map<string, AgencyProposal>();
  for (const { agencyId, role } of wanted) {
    const proposal = proposalOf(agencyId, role, living, agencies, now);
    if (!proposals.has(proposal.agencyId)) proposals.set(proposal.agencyId, proposal);
  }
  return [...proposals.values()];
}

function proposalOf(
  agencyId: string,
  role: AgencyProposal["role"],
  living: Duties,
  agencies: readonly RoutingAgency[],
  now: Instant,
): AgencyProposal {
  const roleText = role === "lead" ? "Instansi utama" : "Instansi pendukung";
  const { standIn, closedReason } = standInOf(agencyId, living, agencies, now);
  const label = labelOf(agencyId, agencies);
  if (closedReason === undefined) {
    return { agencyId, role, reason: `${roleText} untuk jenis ini menurut tabel rute` };
  }
  if (standIn === undefined) {
    return {
      agencyId,
      role,
      reason: `${roleText}; sedang tutup (${closedReason}), tanpa cadangan`,
    };
  }
  const reason = `Cadangan ${label} yang sedang tutup (${closedReason})`;
  return { agencyId: standIn, role, reason };
}

function labelOf(agencyId: string, agencies: readonly RoutingAgency[]): string {
  return agencies.find((agency) => agency.agencyId === agencyId)?.label ?? agencyId;
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

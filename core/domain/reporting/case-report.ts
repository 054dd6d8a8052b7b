import type { Call, CallType } from "../call/call.ts";
import type { CaseHead, Disposition } from "../case/case.ts";
import type { Kind, NationalCategory, Priority } from "../case/kind.ts";
import type { DeclineReason, DispatchStatus } from "../dispatch/dispatch.ts";
import { ownerOf } from "../handover/rules.ts";
import type { LocalKind } from "../region/living.ts";
import { localKindLabel, nationalCategory } from "../routing/local-kinds.ts";
import type { Instant } from "../shared/time.ts";

/**
 * "Data per kasus" (SOP step 8) as the national centre gets it: our own versioned schema, as no public one exists.
 * No name, number, words or health of a caller. The wire schema is `core/contracts/national/case-report.ts`.
 */
export type CaseReportFacts = {
  schema: "siaga112.case-report/2";
  /** `<caseNumber>:<version>` */
  idempotencyKey: string;
  region: string;
  caseNumber: string;
  version: number;
  callType: CallType;
  nationalCategory: NationalCategory;
  kind: Kind;
  /** Entry of the region's own list; null: none was chosen, or the list has lost it. Source: R46, R47. */
  localKind: { code: string; label: string } | null;
  priority: Priority;
  districtCode: string;
  villageCode: string;
  victims: number | null;
  callReceivedAt: Instant | null;
  callAnsweredAt: Instant | null;
  createdAt: Instant;
  closedAt: Instant;
  disposition: Disposition;
  /** Callers of the same report, the first one included. */
  callers: number;
  /** How often the case was taken up again after its end. */
  reopened: number;
  /** Id of the neighbour that took the case over: it reports it as its own too. */
  handedOverTo: string | null;
  /** The neighbour's case from which this one came: both are one emergency. */
  origin: { region: string; caseNumber: string } | null;
  agencies: {
    agencyId: string;
    status: DispatchStatus;
    sentAt: Instant;
    stamps: Partial<Record<DispatchStatus, Instant>>;
    escalatedAt: Instant | null;
    declineReason: DeclineReason | null;
  }[];
};

/**
 * @param localKinds the region's own list of kinds; it decides the national category where the case has an entry of it
 * @param call the call that made the case; absent when the case was made by hand
 * @returns undefined while the case is still being worked on
 */
export function caseReportOf(
  code: string,
  head: CaseHead,
  call: Call | undefined,
  localKinds: readonly LocalKind[] = [],
): CaseReportFacts | undefined {
  if (head.status !== "closed" && head.status !== "cancelled") return undefined;
  return {
    schema: "siaga112.case-report/2",
    idempotencyKey: `${head.caseNumber}:${head.version}`,
    region: code,
    caseNumber: head.caseNumber,
    version: head.version,
    callType: call?.callType ?? "normal",
    nationalCategory: nationalCategory(head.kind, head.localKind, localKinds),
    kind: head.kind,
    localKind: localKindOf(head, localKinds),
    priority: head.priority,
    districtCode: head.place.districtCode,
    villageCode: head.place.villageCode,
    victims: head.victims ?? null,
    callReceivedAt: call?.receivedAt ?? null,
    callAnsweredAt: call?.answeredAt ?? null,
    createdAt: head.createdAt,
    closedAt: head.closedAt ?? head.changedAt,
    disposition: head.disposition ?? "cancelled",
    callers: head.callers ?? 1,
    reopened: (head.reopened ?? []).length,
    handedOverTo: handedOverTo(head),
    origin: originOf(head),
    agencies: agenciesOf(head),
  };
}

function localKindOf(
  { localKind: code }: CaseHead,
  localKinds: readonly LocalKind[],
): CaseReportFacts["localKind"] {
  const label = localKindLabel(code, localKinds);
  return code === undefined || label === undefined ? null : { code, label };
}

function handedOverTo(head: CaseHead): string | null {
  const owner = ownerOf(head);
  return owner.owner === "neighbour" ? owner.neighbourId : null;
}

function originOf({ origin }: CaseHead): CaseReportFacts["origin"] {
  return origin === undefined ? null : { region: origin.regionCode, caseNumber: origin.caseNumber };
}

function agenciesOf(head: CaseHead): CaseReportFacts["agencies"] {
  return Object.values(head.dispatches)
    .sort((one, other) => one.ordinal - other.ordinal)
    .map(({ agencyId, status, sentAt, stamps, escalatedAt, declineReason }) => ({
      agencyId,
      status,
      sentAt,
      stamps: { ...stamps },
      escalatedAt: escalatedAt ?? null,
      declineReason: declineReason ?? null,
    }));
}

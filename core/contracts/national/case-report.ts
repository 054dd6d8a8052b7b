import * as z from "zod/mini";
import { callTypes } from "../../domain/call/call.ts";
import { callBackEnds } from "../../domain/call/call-back.ts";
import { dispositions } from "../../domain/case/case.ts";
import { kinds, nationalCategories, priorities } from "../../domain/case/kind.ts";
import { declineReasons, dispatchStatuses } from "../../domain/dispatch/dispatch.ts";
import { instant } from "../instant.ts";

/**
 * "Data per kasus" as this system sends it: our own versioned schema, as no public one exists (domain.md 4).
 * No name, number, words or health of a caller. `PUT /v1/cases/{caseNumber}` with header
 * `idempotency-key: <caseNumber>:<version>`; the receiver keeps the highest version.
 */
export const caseReport = z.strictObject({
  schema: z.literal("siaga112.case-report/2"),
  idempotencyKey: z.string(),
  region: z.string(),
  caseNumber: z.string(),
  version: z.int(),
  callType: z.enum(callTypes),
  nationalCategory: z.enum(nationalCategories),
  kind: z.enum(kinds),
  localKind: z.nullable(z.strictObject({ code: z.string(), label: z.string() })),
  priority: z.enum(priorities),
  districtCode: z.string(),
  villageCode: z.string(),
  victims: z.nullable(z.int()),
  callReceivedAt: z.nullable(instant),
  callAnsweredAt: z.nullable(instant),
  createdAt: instant,
  closedAt: instant,
  disposition: z.enum(dispositions),
  callers: z.int(),
  reopened: z.int(),
  /** A case that two regions report is one emergency: here who took it over, there from whose it came. */
  handedOverTo: z.nullable(z.string()),
  origin: z.nullable(z.strictObject({ region: z.string(), caseNumber: z.string() })),
  agencies: z.array(
    z.strictObject({
      agencyId: z.string(),
      status: z.enum(dispatchStatuses),
      sentAt: instant,
      stamps: z.partialRecord(z.enum(dispatchStatuses), instant),
      escalatedAt: z.nullable(instant),
      declineReason: z.nullable(z.enum(declineReasons)),
    }),
  ),
});
export type CaseReport = z.infer<typeof caseReport>;

/**
 * Counts of one local day for reconciliation, days without calls included. `PUT /v1/regions/{region}/days/{date}`; a
 * day may come again, as calls are typed and cases corrected late: the receiver keeps what came last.
 */
export const dayReport = z.strictObject({
  schema: z.literal("siaga112.day-report/2"),
  region: z.string(),
  /** Local calendar day of the region, `2026-11-21`. */
  date: z.string(),
  calls: z.int(),
  answered: z.int(),
  abandonedInQueue: z.int(),
  lostBeforeQueue: z.int(),
  /** Taken by the overflow number. */
  overflowed: z.int(),
  /** Calls on which a rule of the queue bore; one call may stand under several. Each still reached a human. */
  queueRules: z.strictObject({
    /** By the history of their numbers, at most a minute. */
    movedBack: z.int(),
    /** Held, at most a minute, as their numbers had an operator on another line. */
    waitedForOwnLine: z.int(),
    /** Callers who pressed 1 to be put through first. */
    putFirst: z.int(),
    /** Their numbers stood on the blocked list. */
    blocked: z.int(),
  }),
  /** Numbers that persons put on the blocked list on this day; absent: could not be counted. */
  blocksSet: z.exactOptional(z.int()),
  /** Numbers to call back whose row ended on this day. */
  callBacks: z.partialRecord(z.enum(callBackEnds), z.int()),
  /** Every call of the day, test calls too; `calls` and all other figures leave test calls out. */
  callsByType: z.partialRecord(z.enum([...callTypes, "undecided"]), z.int()),
  callsWithoutCase: z.int(),
  /** Cases that ended on this day, whenever and however they began. */
  casesClosed: z.int(),
  /** Unanswered or refused tasks of these cases that went on to a backup agency. */
  escalations: z.int(),
  /** By stage: the region's published ones, `answer-in-queue`, and those that the region named. Unit: whole seconds. */
  stages: z.record(
    z.string(),
    z.strictObject({
      n: z.int(),
      /** Percentiles by nearest rank. */
      p50: z.int(),
      p90: z.int(),
      p95: z.int(),
      breached: z.int(),
      targetSeconds: z.nullable(z.int()),
    }),
  ),
});
export type DayReport = z.infer<typeof dayReport>;

export const nationalAnswer = z.object({
  accepted: z.boolean(),
  /** Version that the centre now holds. */
  version: z.exactOptional(z.int()),
});

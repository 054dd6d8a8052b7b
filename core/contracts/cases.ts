import * as z from "zod/mini";
import { callTypes } from "../domain/call/call.ts";
import {
  callerRelations,
  caseStatuses,
  dispositions,
  pauseReasons,
  sopSteps,
} from "../domain/case/case.ts";
import { kinds, priorities } from "../domain/case/kind.ts";
import {
  agencyReports,
  chainSteps,
  declineReasons,
  dispatchStatuses,
  noticeTypes,
} from "../domain/dispatch/dispatch.ts";
import { doNotContactView } from "./callers.ts";
import { handoverView } from "./handover.ts";
import { instant } from "./instant.ts";
import { agencyId, languageCode, localKindCode } from "./living.ts";

/** A report may be this long; the call record stays even when it is longer. Unit: bytes of UTF-8. */
export const maxReportBytes = 100_000;

const requestId = z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/));
const text = (max: number) => z.string().check(z.maxLength(max));

/** What a caller can tell of a place that he cannot name. */
export const placeClues = z.strictObject({
  landmarks: z.exactOptional(z.readonly(z.array(text(80)).check(z.maxLength(2)))),
  direction: z.exactOptional(text(60)),
  road: z.exactOptional(text(80)),
  km: z.exactOptional(text(20)),
  toll: z.exactOptional(text(60)),
  river: z.exactOptional(text(60)),
  plnPole: z.exactOptional(text(40)),
  sea: z.exactOptional(text(120)),
  point: z.exactOptional(
    z.strictObject({
      lat: z.number().check(z.minimum(-90), z.maximum(90)),
      lon: z.number().check(z.minimum(-180), z.maximum(180)),
    }),
  ),
});

/**
 * Codes are checked against the region's place list; names are taken from it, not from the request. A place stands whole:
 * one without clues has none.
 */
export const placeInput = z.strictObject({
  /** Of the desa/kelurahan, of the kecamatan when no more is known, or of the region itself. */
  villageCode: z.string().check(z.regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/)),
  detail: text(200),
  certain: z.boolean(),
  clues: z.exactOptional(placeClues),
});

export const createCaseRequest = z.strictObject({
  /** The same request sent twice makes one case. */
  requestId,
  /** Connect contact id of the call; absent when telephony is down and the case is made by hand. */
  callId: z.exactOptional(z.string().check(z.maxLength(64))),
  report: z.string(),
  brief: text(280),
  notes: text(2_000),
  kind: z.enum(kinds),
  priority: z.enum(priorities),
  place: placeInput,
  victims: z.exactOptional(z.int().check(z.nonnegative())),
  danger: z.exactOptional(z.boolean()),
  localKind: z.exactOptional(localKindCode),
  language: z.exactOptional(languageCode),
  relation: z.exactOptional(z.enum(callerRelations)),
  access: z.exactOptional(text(200)),
  /** `jangan hubungi`, set by the same key press that saves. */
  doNotContact: z.exactOptional(z.boolean()),
  callerName: z.exactOptional(text(120)),
  callerNumber: z.exactOptional(text(40)),
  health: z.exactOptional(text(500)),
  verified: z.strictObject({ name: z.boolean(), place: z.boolean(), incident: z.boolean() }),
  proposal: z.exactOptional(
    z.strictObject({ kind: z.enum(kinds), reasons: z.array(text(200)).check(z.maxLength(20)) }),
  ),
});
export type CreateCaseRequest = z.infer<typeof createCaseRequest>;

/** The text, and what the form says already: agencies are proposed by place, victims, danger and local kind too. */
export const classifyRequest = z.strictObject({
  text: z.string(),
  /** The operator's own choice, when he has made it; agencies follow it and not the proposal. */
  kind: z.exactOptional(z.enum(kinds)),
  localKind: z.exactOptional(localKindCode),
  victims: z.exactOptional(z.int().check(z.nonnegative())),
  danger: z.exactOptional(z.boolean()),
  /** Kemendagri code of the kecamatan. */
  districtCode: z.exactOptional(z.string().check(z.regex(/^\d{2}\.\d{2}\.\d{2}$/))),
});
export type ClassifyRequest = z.infer<typeof classifyRequest>;
export const classifyResponse = z.object({
  callType: z.enum(callTypes),
  kind: z.exactOptional(z.enum(kinds)),
  priority: z.enum(priorities),
  /** 0 to 1. */
  confidence: z.number(),
  /** Which words, which rule; Indonesian, for the operator. */
  reasons: z.array(z.string()),
  agencies: z.array(z.object({ agencyId, role: z.enum(["lead", "support"]), reason: z.string() })),
});
export type ClassifyResponse = z.infer<typeof classifyResponse>;

export const dispatchCaseRequest = z.strictObject({
  agencies: z.array(agencyId).check(z.minLength(1), z.maxLength(12)),
  /** Ordinal of the dispatch that the (single) new one replaces; that one is withdrawn in the same write. */
  replaces: z.exactOptional(z.int().check(z.positive())),
});
export type DispatchCaseRequest = z.infer<typeof dispatchCaseRequest>;

/** UBAH: at least one field; `report` and `notes` alone send no notice. */
export const changeCaseRequest = z.strictObject({
  place: z.exactOptional(placeInput),
  kind: z.exactOptional(z.enum(kinds)),
  priority: z.exactOptional(z.enum(priorities)),
  victims: z.exactOptional(z.int().check(z.nonnegative())),
  danger: z.exactOptional(z.boolean()),
  brief: z.exactOptional(text(280)),
  notes: z.exactOptional(text(2_000)),
  /** `null`: none of the region's own list. */
  localKind: z.exactOptional(z.nullable(localKindCode)),
  language: z.exactOptional(languageCode),
  relation: z.exactOptional(z.enum(callerRelations)),
  access: z.exactOptional(text(200)),
  /** Name, place and event, each shown as verified or not. */
  verified: z.exactOptional(
    z.strictObject({ name: z.boolean(), place: z.boolean(), incident: z.boolean() }),
  ),
});
export type ChangeCaseRequest = z.infer<typeof changeCaseRequest>;

/** BATAL: one agency when `ordinal` is given, else the whole case. */
export const cancelRequest = z.strictObject({
  ordinal: z.exactOptional(z.int().check(z.positive())),
  reason: z.string().check(z.minLength(3), z.maxLength(200)),
});
export type CancelRequest = z.infer<typeof cancelRequest>;

/** An operator records what an agency said by phone or radio. */
export const answerOnBehalfRequest = z.strictObject({
  report: z.enum(agencyReports),
  declineReason: z.exactOptional(z.enum(declineReasons)),
  /** Who said it and how: "Danru via HT". */
  saidBy: z.string().check(z.minLength(2), z.maxLength(120)),
});
export type AnswerOnBehalfRequest = z.infer<typeof answerOnBehalfRequest>;

export const closeCaseRequest = z.strictObject({
  disposition: z.enum(dispositions),
  result: text(1_000),
});
export type CloseCaseRequest = z.infer<typeof closeCaseRequest>;

/** What a call was; with `undo` what was last said of it is taken back, within 10 s. */
export const setCallTypeRequest = z
  .strictObject({
    callType: z.exactOptional(z.enum(callTypes)),
    undo: z.exactOptional(z.literal(true)),
  })
  .check(z.refine(({ callType, undo }) => callType !== undefined || undo === true));
export type SetCallTypeRequest = z.infer<typeof setCallTypeRequest>;

const toldBefore = z.object({
  kind: z.exactOptional(z.string()),
  placeText: z.exactOptional(z.string()),
  victims: z.exactOptional(z.nullable(z.number())),
  danger: z.exactOptional(z.nullable(z.boolean())),
  access: z.exactOptional(z.nullable(z.string())),
});

export const dispatchView = z.object({
  ordinal: z.int(),
  agencyId: z.string(),
  status: z.enum(dispatchStatuses),
  statusAt: instant,
  sentAt: instant,
  resumedAt: z.exactOptional(instant),
  stamps: z.partialRecord(z.enum(dispatchStatuses), instant),
  by: z.string(),
  notice: z.object({
    seq: z.int(),
    type: z.enum(noticeTypes),
    at: instant,
    since: z.exactOptional(instant),
    acknowledgedAt: z.exactOptional(instant),
    before: z.exactOptional(toldBefore),
  }),
  tier: z.int(),
  escalatedAt: z.exactOptional(instant),
  chain: z.exactOptional(z.partialRecord(z.enum(chainSteps), instant)),
  alarmedAt: z.exactOptional(instant),
  declineReason: z.exactOptional(z.enum(declineReasons)),
  cancelReason: z.exactOptional(z.string()),
  insteadOf: z.exactOptional(z.int()),
  linkExpiresAt: instant,
  told: z.exactOptional(
    z.object({ who: z.string(), how: z.string(), by: z.string(), at: instant }),
  ),
  checked: z.exactOptional(z.object({ crew: z.boolean(), equipment: z.boolean(), at: instant })),
});

/** The head item as the table holds it and the board shows it; also parsed from stream images. */
export const caseHead = z.object({
  serial: z.int(),
  caseNumber: z.string(),
  version: z.int(),
  actor: z.string(),
  status: z.enum(caseStatuses),
  kind: z.enum(kinds),
  priority: z.enum(priorities),
  place: z.object({
    districtCode: z.string(),
    district: z.string(),
    villageCode: z.string(),
    village: z.string(),
    detail: z.string(),
    certain: z.boolean(),
    clues: z.exactOptional(placeClues),
  }),
  brief: z.string(),
  victims: z.exactOptional(z.int()),
  danger: z.exactOptional(z.boolean()),
  createdAt: instant,
  changedAt: instant,
  closedAt: z.exactOptional(instant),
  disposition: z.exactOptional(z.enum(dispositions)),
  cancelReason: z.exactOptional(z.string()),
  callId: z.exactOptional(z.string()),
  dispatches: z.record(z.string(), dispatchView),
  alarmSince: z.exactOptional(instant),
  due: z.exactOptional(instant),
  shippedVersion: z.exactOptional(z.int()),
  shipping: z.exactOptional(
    z.object({ tries: z.int(), nextAt: instant, lastProblem: z.exactOptional(z.string()) }),
  ),
  localKind: z.exactOptional(z.string()),
  language: z.exactOptional(z.string()),
  relation: z.exactOptional(z.enum(callerRelations)),
  access: z.exactOptional(z.string()),
  callers: z.exactOptional(z.int()),
  joinedTo: z.exactOptional(z.int()),
  eventSerial: z.exactOptional(z.int()),
  handover: z.exactOptional(handoverView),
  pastHandovers: z.exactOptional(z.readonly(z.array(handoverView))),
  origin: z.exactOptional(
    z.object({ regionCode: z.string(), caseNumber: z.string(), handoverId: z.string() }),
  ),
  doNotContact: z.exactOptional(doNotContactView),
  pauses: z.exactOptional(
    z.readonly(
      z.array(
        z.object({
          from: instant,
          until: z.exactOptional(instant),
          reason: z.enum(pauseReasons),
          by: z.string(),
        }),
      ),
    ),
  ),
  callerTold: z.exactOptional(z.object({ at: instant, by: z.string(), how: z.string() })),
  skipped: z.exactOptional(
    z.readonly(
      z.array(
        z.object({ step: z.enum(sopSteps), reason: z.string(), by: z.string(), at: instant }),
      ),
    ),
  ),
  reopened: z.exactOptional(
    z.readonly(z.array(z.object({ at: instant, by: z.string(), reason: z.string() }))),
  ),
});

export const caseResponse = z.object({
  case: caseHead,
  /** Agencies that are closed now, with the backup that was sent instead and why. */
  substituted: z.optional(
    z.array(z.object({ agencyId: z.string(), by: z.string(), reason: z.string() })),
  ),
});

import * as z from "zod/mini";
import type { Call } from "../domain/call/call.ts";
import type { CallBack } from "../domain/call/call-back.ts";
import { callBackReasons } from "../domain/call/call-back.ts";
import type { KeptNumber } from "../domain/call/call-back-rows.ts";
import type { Legs } from "../domain/call/legs.ts";
import type { Marked } from "../domain/call/marking.ts";
import { callEnds } from "../domain/call/telephony.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { callBackView, callView } from "./board.ts";
import { caseHead } from "./cases.ts";
import { instant } from "./instant.ts";

/** A head as the table holds it, without the keys beside it; throws on anything else. */
export function parseCaseHead(item: unknown): CaseHead {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return caseHead.parse(item) as CaseHead;
}

/** A call as the table holds it, without the keys beside it; throws on anything else. */
export function parseCall(item: unknown): Call {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return callView.parse(item) as Call;
}

const leg = z.object({
  queuedAt: z.exactOptional(instant),
  answeredAt: z.exactOptional(instant),
  endedAt: z.exactOptional(instant),
  operatorId: z.exactOptional(z.string()),
  recordingKey: z.exactOptional(z.string()),
  endedBy: z.exactOptional(z.enum(callEnds)),
  talkSeconds: z.exactOptional(z.number()),
  holdSeconds: z.exactOptional(z.number()),
  afterCallWorkSeconds: z.exactOptional(z.number()),
  wentOutside: z.exactOptional(z.boolean()),
  outsideSeconds: z.exactOptional(z.number()),
  operatorLeft: z.exactOptional(z.boolean()),
  goesOn: z.exactOptional(z.boolean()),
  settled: z.exactOptional(z.boolean()),
  asOf: z.exactOptional(instant),
});
const legs = z.record(z.string(), leg);

/** The legs of a call as they lie beside it; throws on anything else. */
export function parseLegs(value: unknown): Legs {
  return legs.parse(value);
}

const marked = z.object({
  at: instant,
  by: z.string(),
  reason: z.exactOptional(z.string()),
});

/** Who last marked a caller's number, as it lies beside a call; throws on anything else. */
export function parseMarked(value: unknown): Marked {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return marked.parse(value) as Marked;
}

/** A row to call back as the table holds it; throws on anything else. */
export function parseCallBack(value: unknown): CallBack {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return callBackView.parse(value) as CallBack;
}

const missed = z.object({
  callId: z.string(),
  reason: z.enum(callBackReasons),
  at: instant,
  waitedSeconds: z.number(),
  cutOffSpeaking: z.boolean(),
  duringEvent: z.boolean(),
  earlierCalls: z.int(),
  earlierCases: z.int(),
});
const deed = z.object({
  reason: z.enum(["reached", "sms-sent", "withdrawn", "do-not-contact"]),
  at: instant,
  by: z.string(),
});
const keptNumber = z.object({
  missed: z._default(z.record(z.string(), missed), {}),
  spoke: z._default(z.set(instant), new Set()),
  deeds: z._default(z.array(deed), []),
  tries: z._default(z.int(), 0),
  dialling: z.optional(z.object({ by: z.string(), at: instant })),
  notReachedAt: z.optional(instant),
  requests: z._default(z.array(z.string()), []),
  ends: z._default(z.record(z.string(), z.int()), {}),
  row: z.optional(z.unknown()),
  version: z.int(),
});

/** A number to call back as the table holds it; throws on anything else. */
export function parseKeptNumber(callBackId: string, item: unknown): KeptNumber {
  const { missed, spoke, deeds, dialling, notReachedAt, row, ...rest } = keptNumber.parse(item);
  return {
    callBackId,
    history: { missed, spokeAt: [...spoke].sort(), deeds },
    ...rest,
    ...(dialling === undefined ? {} : { dialling }),
    ...(notReachedAt === undefined ? {} : { notReachedAt }),
    ...(row === undefined ? {} : { row: parseCallBack(row) }),
  };
}

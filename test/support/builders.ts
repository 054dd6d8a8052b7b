import type { Call } from "../../core/domain/call/call.ts";
import type { CaseHead, Place } from "../../core/domain/case/case.ts";
import { openCase } from "../../core/domain/case/plan.ts";
import { newDispatch } from "../../core/domain/dispatch/advance.ts";
import type { Dispatch } from "../../core/domain/dispatch/dispatch.ts";
import type { WatchRules } from "../../core/domain/dispatch/watch-rules.ts";
import { type Instant, instantOf } from "../../core/domain/shared/time.ts";

/** A moment of 21 November 2026 UTC, `08:02:00`. */
export function at(time: string): Instant {
  return instantOf(Date.parse(`2026-11-21T${time}.000Z`));
}

export const aPlace: Place = {
  districtCode: "33.75.02",
  district: "Pekalongan Timur",
  villageCode: "33.75.02.1007",
  village: "Poncol",
  detail: "Jl. Melati 4",
  certain: true,
};

/** Everybody can be reached, two people on each list may be rung, and there are supervisors on call. */
export const someWaits: WatchRules = {
  P1: {
    channels: "together",
    channelSeconds: 15,
    repeatSeconds: [30, 90, 150],
    callSeconds: [30, 90],
    deskSeconds: 150,
    backupSeconds: 240,
    alarmSeconds: 300,
    alarmEverySeconds: 60,
  },
  P2: {
    channels: "one-by-one",
    channelSeconds: 60,
    repeatSeconds: [150],
    callSeconds: [120, 180],
    deskSeconds: 240,
    backupSeconds: 300,
    alarmSeconds: 420,
    alarmEverySeconds: 60,
  },
  P3: {
    channels: "one-by-one",
    channelSeconds: 120,
    repeatSeconds: [300],
    callSeconds: [300, 420],
    deskSeconds: 480,
    backupSeconds: 600,
    alarmSeconds: 900,
    alarmEverySeconds: 120,
  },
  reachOf: () => ({ by: "messages", callable: 2 }),
  hasSupervisors: true,
};

/** Sent to damkar at 08:00:00. */
export function aDispatch(changes: Partial<Dispatch> = {}): Dispatch {
  const sent = newDispatch({
    ordinal: 1,
    agencyId: "damkar",
    at: at("08:00:00"),
    by: "operator:1",
  });
  return { ...sent, ...changes };
}

/** A fire in Poncol, P1, opened at 08:00:00, with these dispatches. */
export function aHead(changes: Partial<CaseHead> = {}, ...dispatches: Dispatch[]): CaseHead {
  const opened = openCase({
    code: "33.75",
    serial: 42,
    at: at("08:00:00"),
    actor: "operator:1",
    kind: "fire",
    priority: "P1",
    place: aPlace,
    brief: "Rumah terbakar",
  });
  const byOrdinal = Object.fromEntries(dispatches.map((d) => [String(d.ordinal), d]));
  const status = dispatches.length === 0 ? "open" : "dispatched";
  return { ...opened, status, dispatches: byOrdinal, ...changes };
}

export function aCall(changes: Partial<Call> = {}): Call {
  return {
    callId: "call-1",
    channel: "voice",
    receivedAt: at("07:58:00"),
    numberCondition: "usable",
    version: 1,
    ...changes,
  };
}

/** The value of a result that must be one. */
export function accepted<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly refusal: unknown },
): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

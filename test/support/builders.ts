import type { Call } from "../../core/domain/call/call.ts";
import type { CaseHead, Place } from "../../core/domain/case/case.ts";
import { openCase } from "../../core/domain/case/plan.ts";
import { newDispatch } from "../../core/domain/dispatch/advance.ts";
import type { Dispatch } from "../../core/domain/dispatch/dispatch.ts";
import type { Waits } from "../../core/domain/region/living.ts";
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

export const someWaits: Waits = {
  P1: { repeatSeconds: [30, 90, 150], escalateSeconds: 240 },
  P2: { repeatSeconds: [60, 150], escalateSeconds: 300 },
  P3: { repeatSeconds: [120], escalateSeconds: 600 },
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

import type { EventView } from "../../core/contracts/events.ts";
import type { OfferView } from "../../core/contracts/handover.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { addDispatches, openCase } from "../../core/domain/case/plan.ts";
import { type Instant, instantOf } from "../../core/domain/shared/time.ts";

export const ago = (seconds: number): Instant => instantOf(Date.now() - seconds * 1000);

/** A burning house of which nobody has been told yet. */
export function aCase(serial: number, patch: Partial<CaseHead> = {}): CaseHead {
  const place = {
    districtCode: "33.75.02",
    district: "Pekalongan Timur",
    villageCode: "33.75.02.1007",
    village: "Poncol",
    detail: `Jl. Melati ${serial}`,
    certain: true,
  };
  const opened = openCase({
    code: "33.75",
    serial,
    at: ago(260),
    actor: "operator:op-1",
    kind: "fire",
    priority: "P1",
    place,
    brief: "Rumah terbakar",
  });
  return { ...opened, ...patch };
}

/** Sent to the fire brigade so many seconds ago, telephoned twice, and no answer since. */
export function aSilentCase(serial: number, seconds: number): CaseHead {
  const sent = addDispatches(aCase(serial), ["damkar"], ago(seconds), "operator:op-1");
  if (!sent.ok) throw new Error("not sent");
  const alarmSince = ago(seconds - 150);
  const chain = { "call-1": ago(seconds - 30), "call-2": ago(seconds - 90), desk: alarmSince };
  const dispatches = Object.entries(sent.value.dispatches).map(([ordinal, dispatch]) => [
    ordinal,
    { ...dispatch, chain, escalatedAt: alarmSince },
  ]);
  return { ...sent.value, dispatches: Object.fromEntries(dispatches), alarmSince };
}

/** An open event of the fire brigade. */
export function anEvent(serial: number): EventView {
  return {
    serial,
    eventNumber: `33.75-P000${serial}`,
    name: "Banjir Poncol",
    kind: "natural-disaster",
    leadAgency: "bpbd",
    status: "open",
    openedAt: ago(60),
    openedBy: "operator:op-1",
    places: [],
    version: 1,
  };
}

/** A fire that the neighbour offered a moment ago. */
export function anOffer(handoverId: string, patch: Partial<OfferView> = {}): OfferView {
  return {
    handoverId,
    fromRegion: "33.26",
    fromName: "Kabupaten Pekalongan",
    caseNumber: "33.26-0009",
    offeredAt: ago(2),
    answerDue: ago(-18),
    state: "offered",
    facts: { kind: "fire", priority: "P1", placeText: "Tirto", brief: "Rumah terbakar" },
    version: 1,
    ...patch,
  };
}

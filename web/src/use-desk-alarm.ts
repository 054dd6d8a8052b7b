import { useEffect } from "react";
import { isOpenOffer } from "../../core/domain/handover/offers.ts";
import { playAlarm } from "./alarm-sound.ts";
import type { BoardState } from "./state/board.ts";
import { deskAlarmOf } from "./state/chain.ts";
import { useAlarm } from "./use-phone.ts";

/** How often the desks sound while an agency must be telephoned. Unit: ms. Chosen. */
const ringMs = 20_000;
/** How often while a neighbour waits for an answer. Unit: ms. Chosen. */
const offerMs = 5_000;
/** The alarm sounds again by itself when no news comes through. Unit: ms; issue 4 §7. */
const alarmMs = 60_000;

/**
 * Sounds while agencies are silent: softly once a person must telephone, and as an alarm at each alarm that the watch
 * raises, until somebody writes who was told. And while a neighbour waits for an answer to its offer, or for the case that
 * was to be made of it. To be called by the page and not by a part of it that comes and goes.
 */
export function useDeskAlarm(state: BoardState, on: boolean): void {
  const { rings, newest } = deskAlarmOf(Object.values(state.cases));
  useAlarm("question", on && rings && newest === undefined, ringMs);
  useAlarm("question", on && Object.values(state.offers).some(isOpenOffer), offerMs);
  useEffect(() => {
    if (!on || newest === undefined) return;
    playAlarm("missed");
    const timer = setInterval(() => playAlarm("missed"), alarmMs);
    return () => clearInterval(timer);
  }, [on, newest]);
}

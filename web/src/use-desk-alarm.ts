import { useEffect } from "react";
import { playAlarm } from "./alarm-sound.ts";
import type { BoardState } from "./state/board.ts";
import { deskAlarmOf } from "./state/chain.ts";
import { useAlarm } from "./use-phone.ts";

/** How often the desks sound while an agency must be telephoned. Unit: ms. Chosen. */
const ringMs = 20_000;
/** The alarm sounds again by itself when no news comes through. Unit: ms; issue 4 §7. */
const alarmMs = 60_000;

/**
 * Sounds while agencies are silent: softly once a person must telephone, and as an alarm at each alarm that the watch
 * raises, until somebody writes who was told.
 */
export function useDeskAlarm(state: BoardState, on: boolean): void {
  const { rings, newest } = deskAlarmOf(Object.values(state.cases));
  useAlarm("question", on && rings && newest === undefined, ringMs);
  useEffect(() => {
    if (!on || newest === undefined) return;
    playAlarm("missed");
    const timer = setInterval(() => playAlarm("missed"), alarmMs);
    return () => clearInterval(timer);
  }, [on, newest]);
}

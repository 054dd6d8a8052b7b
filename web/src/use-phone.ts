import { useEffect, useState, useSyncExternalStore } from "react";
import { type Alarm, playAlarm } from "./alarm-sound.ts";
import type { Api } from "./api.ts";
import { phoneText } from "./messages/phone-id.ts";
import type { PhoneView, Telephony } from "./telephony.ts";
import type { Notices } from "./use-notices.ts";

export function usePhone(telephony: Telephony): PhoneView {
  return useSyncExternalStore(telephony.onChange, telephony.view);
}

/** An act at the telephone; a refusal is said, and the person does it at the telephone itself. */
export function usePhoneAct(notices: Notices): {
  readonly busy: boolean;
  readonly run: (act: Promise<void> | undefined, done?: () => void) => void;
} {
  const [busy, setBusy] = useState(false);
  const run = (act: Promise<void> | undefined, done?: () => void) => {
    const wait = async () => {
      setBusy(true);
      try {
        await act;
        done?.();
      } catch {
        notices.say("error", phoneText.refused);
      }
      setBusy(false);
    };
    void wait();
  };
  return { busy, run };
}

/** Sounds at once and again every `everyMs` while something is the case. */
export function useAlarm(alarm: Alarm, on: boolean, everyMs: number): void {
  useEffect(() => {
    if (!on) return;
    playAlarm(alarm);
    const timer = setInterval(() => playAlarm(alarm), everyMs);
    return () => clearInterval(timer);
  }, [alarm, on, everyMs]);
}

/** Whole seconds until `seconds` after `on` became true; 0 afterwards. */
export function useCountdown(on: boolean, seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    if (!on) return;
    const timer = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1_000);
    return () => clearInterval(timer);
  }, [on, seconds]);
  return left;
}

/** The region's own value is read at the start and now and then; until then this. Unit: minutes. */
const usualIdleMinutes = 15;
/** Unit: ms. Chosen. */
const rereadMs = 5 * 60_000;

/** After how long without a touch an operator is asked. Unit: minutes. */
export function useIdleMinutes(api: Api): number {
  const [minutes, setMinutes] = useState(usualIdleMinutes);
  useEffect(() => {
    const read = async () => {
      const answer = await api.settings();
      if (answer.ok) setMinutes(answer.value.settings.telephone.idleMinutes);
    };
    void read();
    const timer = setInterval(() => void read(), rereadMs);
    return () => clearInterval(timer);
  }, [api]);
  return minutes;
}

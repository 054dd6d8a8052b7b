import { useCallback, useEffect, useState } from "react";

const touches = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/**
 * Nobody has touched this page for so long. While it is not `watched` nothing is counted, and it begins anew.
 *
 * @returns whether it has come to that, and the way to say that somebody is here
 */
export function useIdle(watched: boolean, minutes: number): readonly [boolean, () => void] {
  const [idle, setIdle] = useState(false);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round begins when somebody said that he is here
  useEffect(() => {
    setIdle(false);
    if (!watched) return;
    let touched = Date.now();
    const touch = () => {
      touched = Date.now();
    };
    const timer = setInterval(() => {
      if (Date.now() - touched >= minutes * 60_000) setIdle(true);
    }, 1_000);
    for (const name of touches) window.addEventListener(name, touch, { passive: true });
    return () => {
      clearInterval(timer);
      for (const name of touches) window.removeEventListener(name, touch);
    };
  }, [watched, minutes, round]);
  const here = useCallback(() => setRound((before) => before + 1), []);
  return [idle, here];
}

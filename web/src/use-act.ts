import { useState } from "react";
import type { Answer, Problem } from "./answer.ts";

export type Act<T> = {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly run: (work: () => Promise<Answer<T>>) => void;
};

/** One request; a second press while it runs does nothing. */
export function useAct<T>(onDone: (value: T) => void): Act<T> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const run = (work: () => Promise<Answer<T>>) => {
    if (busy) return;
    const act = async () => {
      setBusy(true);
      setProblem(undefined);
      const answer = await work();
      setBusy(false);
      if (answer.ok) onDone(answer.value);
      else setProblem(answer.problem);
    };
    void act();
  };
  return { busy, problem, run };
}

import { useState } from "react";
import type { Answer, Problem } from "./api.ts";
import type { CaseRow } from "./state/board.ts";

export type Deed = {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly run: (work: () => Promise<Answer<{ readonly case: CaseRow }>>) => void;
};

/** One request that changes a case; a second press while it runs does nothing. */
export function useDeed(onDone: (row: CaseRow) => void): Deed {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const run = (work: () => Promise<Answer<{ readonly case: CaseRow }>>) => {
    if (busy) return;
    const act = async () => {
      setBusy(true);
      setProblem(undefined);
      const answer = await work();
      setBusy(false);
      if (answer.ok) onDone(answer.value.case);
      else setProblem(answer.problem);
    };
    void act();
  };
  return { busy, problem, run };
}

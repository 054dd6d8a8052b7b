import { useCallback, useEffect, useState } from "react";
import type { ComplaintView } from "../../core/contracts/complaints.ts";
import type { Problem } from "./answer.ts";
import type { Api } from "./api.ts";

/** Others write complaints down too; the 48 hours leave time. Unit: ms. Chosen. */
const rereadMs = 60_000;

type Lists = {
  readonly open: readonly ComplaintView[];
  readonly answered: readonly ComplaintView[];
};

/**
 * Complaints that wait, and those answered on a local day.
 *
 * @param day `2026-11-21`; empty: none are asked for
 */
export function useComplaints(
  api: Api,
  day: string,
): {
  /** Undefined until they are known. */
  readonly lists: Lists | undefined;
  readonly problem: Problem | undefined;
  readonly reload: () => void;
} {
  const [lists, setLists] = useState<Lists | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again is the reason to read again
  useEffect(() => {
    let left = false;
    const read = async () => {
      const [open, answered] = await Promise.all([
        listOf(api.complaints()),
        day === "" ? nothing : listOf(api.answeredComplaints(day)),
      ]);
      if (left) return;
      setProblem(open.problem ?? answered.problem);
      if (open.problem === undefined) setLists({ open: open.rows, answered: answered.rows });
    };
    void read();
    const timer = setInterval(() => void read(), rereadMs);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [api, day, asked]);
  return { lists, problem, reload };
}

type Heard = { readonly rows: readonly ComplaintView[]; readonly problem: Problem | undefined };
const nothing: Heard = { rows: [], problem: undefined };

async function listOf(asked: ReturnType<Api["complaints"]>): Promise<Heard> {
  const answer = await asked;
  return answer.ok
    ? { rows: answer.value.complaints, problem: undefined }
    : { rows: [], problem: answer.problem };
}

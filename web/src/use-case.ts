import { useCallback, useEffect, useState } from "react";
import type { CaseDetailResponse } from "../../core/contracts/board.ts";
import type { Problem } from "./answer.ts";
import type { Api } from "./api.ts";
import type { CaseRow } from "./state/board.ts";

/** Receipts come in moments after a change; they are fetched once more then. Unit: ms. Chosen, not measured. */
const settleMs = 2_500;

export type OpenCase = {
  readonly detail: CaseDetailResponse | undefined;
  /** The newest head that this desk knows, from the board or from the case itself. */
  readonly head: CaseRow | undefined;
  readonly problem: Problem | undefined;
  readonly reload: () => void;
};

/** One case with its timeline; follows the board. */
export function useCase(api: Api, serial: number, onBoard: CaseRow | undefined): OpenCase {
  const [detail, setDetail] = useState<CaseDetailResponse | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const reload = useCallback(() => {
    const run = async () => {
      const answer = await api.getCase(serial);
      setProblem(answer.ok ? undefined : answer.problem);
      if (answer.ok) setDetail(answer.value);
    };
    void run();
  }, [api, serial]);
  const version = onBoard?.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version on the board is the reason to fetch again
  useEffect(() => {
    reload();
    const timer = setTimeout(reload, settleMs);
    return () => clearTimeout(timer);
  }, [reload, version]);
  const current = detail?.case.serial === serial ? detail : undefined;
  return { detail: current, head: newer(onBoard, current?.case), problem, reload };
}

function newer(one: CaseRow | undefined, other: CaseRow | undefined): CaseRow | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.version > other.version ? one : other;
}

import { useEffect } from "react";
import type { ClassifyResponse } from "../../core/contracts/cases.ts";
import type { Api } from "./api.ts";

/** Silence of the keyboard after which the report is classified. Unit: ms. Chosen, not measured. */
const quietMs = 600;
const shortest = 3;

/** Asks for a proposal while the operator types; an older answer never replaces a newer one. */
export function useProposal(
  api: Api,
  report: string,
  onProposal: (proposal: ClassifyResponse) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only new words are a reason to ask again
  useEffect(() => {
    if (report.trim().length < shortest) return;
    let current = true;
    const ask = async () => {
      const answer = await api.classify(report);
      // A proposal that does not come is no reason to disturb: the operator decides anyway.
      if (current && answer.ok) onProposal(answer.value);
    };
    const timer = setTimeout(() => void ask(), quietMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api, report]);
}

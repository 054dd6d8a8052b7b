import { useEffect, useState } from "react";
import type { ClassifyRequest, ClassifyResponse } from "../../core/contracts/cases.ts";
import type { Api } from "./api.ts";
import { type CaseForm, countOf } from "./state/case-form.ts";

/** Silence of the keyboard after which the report is classified. Unit: ms. Chosen, not measured. */
const quietMs = 600;
/** After a failure it is asked for again so soon. Unit: ms. Chosen. */
const retryMs = 5_000;
const shortest = 3;

/**
 * Asks for a proposal while the operator types; an older answer never replaces a newer one. It may stay away: the operator
 * decides anyway.
 *
 * @returns whether there is none for the words that stand there now
 */
export function useProposal(
  api: Api,
  form: CaseForm,
  onProposal: (proposal: ClassifyResponse) => void,
): boolean {
  const [failed, setFailed] = useState(false);
  const asked = JSON.stringify(factsOf(form));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other words or facts are a reason to ask again
  useEffect(() => {
    const facts = factsOf(form);
    if (facts.text.trim().length < shortest && facts.kind === undefined) return;
    let current = true;
    const ask = async () => {
      const answer = await api.classify(facts);
      if (!current) return;
      setFailed(!answer.ok);
      if (answer.ok) onProposal(answer.value);
      else timer = setTimeout(() => void ask(), retryMs);
    };
    let timer = setTimeout(() => void ask(), quietMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api, asked]);
  return failed;
}

/** The agencies of a proposal follow what the operator has found out; its kind follows the words. */
function factsOf({ report, kind, localKind, victims, danger, districtCode }: CaseForm) {
  const count = countOf(victims);
  const facts: ClassifyRequest = {
    text: report,
    ...(kind !== undefined && { kind }),
    ...(localKind !== undefined && { localKind }),
    ...(typeof count === "number" && { victims: count }),
    ...(danger && { danger }),
    ...(districtCode !== undefined && districtCode !== "" && { districtCode }),
  };
  return facts;
}

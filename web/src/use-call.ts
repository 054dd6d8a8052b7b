import { useEffect, useState } from "react";
import type { Api } from "./api.ts";
import type { CallRow } from "./state/board.ts";

/** A call that could not be read is asked for again so soon. Unit: ms. Chosen. */
const retryMs = 3_000;

export type OpenedCall = {
  readonly call: CallRow;
  readonly callerNumber?: string | undefined;
  readonly message?: string | undefined;
};

/** The call behind a form, with the caller's number where the role may see it; asked for again when it changes. */
export function useCall(
  api: Api,
  callId: string | undefined,
  version: number | undefined,
): OpenedCall | undefined {
  const [opened, setOpened] = useState<OpenedCall | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version on the board is a reason to ask again
  useEffect(() => {
    if (callId === undefined) return;
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await api.getCall(callId);
      if (!current) return;
      if (answer.ok) setOpened(answer.value);
      // A call that the centre does not know stays unknown; anything else may pass.
      else if (answer.problem.kind !== "refused") timer = setTimeout(() => void ask(), retryMs);
    };
    void ask();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api, callId, version]);
  return opened?.call.callId === callId ? opened : undefined;
}

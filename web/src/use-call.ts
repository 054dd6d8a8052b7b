import { useEffect, useState } from "react";
import type { Api } from "./api.ts";
import type { CallRow } from "./state/board.ts";

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
    const ask = async () => {
      const answer = await api.getCall(callId);
      if (current && answer.ok) setOpened(answer.value);
    };
    void ask();
    return () => {
      current = false;
    };
  }, [api, callId, version]);
  return opened?.call.callId === callId ? opened : undefined;
}

import { useState } from "react";
import type { MarkCallerRequest } from "../../core/contracts/callers.ts";
import type { PreAlertRequest } from "../../core/contracts/pre-alerts.ts";
import type { Answer } from "./answer.ts";
import type { Api } from "./api.ts";
import { problemText } from "./messages/id.ts";
import type { CallRow } from "./state/board.ts";
import type { Board } from "./use-board.ts";
import type { Notices } from "./use-notices.ts";

export type CallParts = { readonly api: Api; readonly board: Board; readonly notices: Notices };

export type CallActs = {
  readonly busy: boolean;
  /** @param done what follows once the server has kept it */
  readonly mark: (request: MarkCallerRequest, said: string, done?: () => void) => void;
  readonly preAlert: (request: PreAlertRequest, said: string) => void;
};

/** What a person decides about the call before him. The changed call stands on the board at once; a refusal is said. */
export function useCallActs({ api, board, notices }: CallParts, callId: string): CallActs {
  const [busy, setBusy] = useState(false);
  const run = async (
    work: Promise<Answer<{ readonly call: CallRow }>>,
    said: string,
    done?: () => void,
  ) => {
    setBusy(true);
    const answer = await work;
    setBusy(false);
    if (!answer.ok) return notices.say("error", problemText(answer.problem));
    const { call } = answer.value;
    board.applyCall(call, call.endedAt === undefined || call.callType === undefined);
    notices.say("success", said);
    done?.();
  };
  return {
    busy,
    mark: (request, said, done) => void run(api.markCall(callId, request), said, done),
    preAlert: (request, said) => void run(api.preAlert(callId, request), said),
  };
}

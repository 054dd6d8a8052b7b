import { useState } from "react";
import { problemText } from "./messages/id.ts";
import { intakeText } from "./messages/intake-id.ts";
import type { CaseRow } from "./state/board.ts";
import type { CallParts } from "./use-call-acts.ts";

/** This call was joined to that case; the sentence is for the caller. */
export type Joined = { readonly row: CaseRow; readonly say: string | undefined };

export type Joining = {
  readonly busy: boolean;
  readonly joined: Joined | undefined;
  readonly join: (serial: number) => void;
  readonly separate: () => void;
};

/** Joins the call to the case of the same report by one key, and takes it apart again by another. */
export function useJoining(
  { api, board, notices }: CallParts,
  callId: string | undefined,
): Joining {
  const [busy, setBusy] = useState(false);
  const [joined, setJoined] = useState<Joined | undefined>(undefined);
  const act = async (
    work: ReturnType<typeof api.joinCall>,
    done: (row: CaseRow, say: string | undefined) => void,
  ) => {
    setBusy(true);
    const answer = await work;
    setBusy(false);
    if (!answer.ok) return notices.say("error", problemText(answer.problem));
    const { case: row, call, say } = answer.value;
    board.apply(row);
    done(row, say);
    if (call !== undefined) board.applyCall(call, call.endedAt === undefined);
  };
  return {
    busy,
    joined,
    join: (serial) => {
      if (callId === undefined) return;
      void act(api.joinCall(serial, callId), (row, say) => setJoined({ row, say }));
    },
    separate: () => {
      if (callId === undefined || joined === undefined) return;
      void act(api.separateCall(joined.row.serial, callId), () => {
        setJoined(undefined);
        notices.say("success", intakeText.separated);
      });
    },
  };
}

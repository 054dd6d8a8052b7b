import { useEffect, useRef, useState } from "react";
import type { CallType } from "../../core/domain/call/call.ts";
import type { Api } from "./api.ts";
import { inTurn } from "./in-turn.ts";
import { problemText } from "./messages/id.ts";
import { type Decided, pressOf, typeOfKey, undoLeftMs } from "./state/quick-types.ts";
import type { Telephony } from "./telephony.ts";
import type { Board } from "./use-board.ts";
import type { Notices } from "./use-notices.ts";
import { usePhone } from "./use-phone.ts";

export type QuickTypes = {
  /** The type that may still be taken back, and for how long. */
  readonly decided: (Decided & { readonly secondsLeft: number }) | undefined;
  readonly press: (callType: CallType) => void;
  readonly undo: () => void;
};

type QuickDesk = {
  readonly api: Api;
  readonly board: Board;
  readonly notices: Notices;
  readonly telephony: Telephony;
  /** Call types may be decided here. */
  readonly works: boolean;
  /** The call whose form is open and that has no case. */
  readonly openCallId: string | undefined;
  /** Leaves the form; what is in it is kept. */
  readonly onLeave: (callId: string) => void;
  readonly onReturn: (callId: string) => void;
  /** The type stands: what was typed is given up. */
  readonly onOver: (callId: string) => void;
};

/**
 * A call's type by one key. The desk is free at once and the telephone with it; what was typed is kept as long as the key
 * may be taken back.
 */
export function useQuickTypes(desk: QuickDesk): QuickTypes {
  const { api, board, notices } = desk;
  const [decided, setDecided] = useState<Decided | undefined>(undefined);
  const nowMs = useUndoClock(decided);
  const free = useFreePhone(desk.telephony);
  const [ask] = useState(inTurn);
  const current = useRef(desk);
  current.current = desk;
  useEffect(() => {
    if (decided === undefined) return;
    const { callId } = decided;
    const timer = setTimeout(
      () => {
        setDecided(undefined);
        if (current.current.openCallId !== callId) current.current.onOver(callId);
      },
      undoLeftMs(decided, Date.now()),
    );
    return () => clearTimeout(timer);
  }, [decided]);

  const back = (callId: string, problem: Parameters<typeof problemText>[0]) => {
    notices.say("error", problemText(problem));
    setDecided(undefined);
    free.hold(callId);
    desk.onReturn(callId);
  };
  const decide = async (callId: string, callType: CallType) => {
    if (decided !== undefined && decided.callId !== callId) desk.onOver(decided.callId);
    setDecided({ callId, callType, atMs: Date.now() });
    desk.onLeave(callId);
    free.when(callId);
    const answer = await ask(() => api.setCallType(callId, callType));
    if (!answer.ok) return back(callId, answer.problem);
    const { call } = answer.value;
    board.applyCall(call, call.endedAt === undefined);
  };
  const takeBack = async ({ callId, callType }: Decided) => {
    setDecided(undefined);
    free.hold(callId);
    desk.onReturn(callId);
    const answer = await ask(() => api.undoCallType(callId, callType));
    if (!answer.ok) return notices.say("error", problemText(answer.problem));
    board.applyCall(answer.value.call, true);
  };
  const press = (callType: CallType) => {
    const meant = pressOf(callType, desk.openCallId, decided, Date.now());
    if (meant.kind === "type") void decide(meant.callId, callType);
    if (meant.kind === "undo") void takeBack(meant.decided);
  };
  useQuickKeys(desk.works, press);
  return {
    decided:
      decided === undefined
        ? undefined
        : { ...decided, secondsLeft: Math.ceil(undoLeftMs(decided, nowMs) / 1_000) },
    press,
    undo: () => decided !== undefined && void takeBack(decided),
  };
}

function useQuickKeys(on: boolean, press: (callType: CallType) => void): void {
  const newest = useRef(press);
  newest.current = press;
  useEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent) => {
      const callType = typeOfKey(event.key);
      if (callType === undefined || event.repeat || event.ctrlKey || event.altKey || event.metaKey)
        return;
      // A question is open: its own keys come first.
      if (document.querySelector("[role='dialog']") !== null) return;
      event.preventDefault();
      newest.current(callType);
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [on]);
}

/** This machine's clock, four times a second while something may be taken back. Unit: ms. */
function useUndoClock(decided: Decided | undefined): number {
  const [nowMs, setNowMs] = useState(0);
  useEffect(() => {
    if (decided === undefined) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, [decided]);
  return nowMs;
}

/**
 * Ends the after-call work of calls that were decided by a key, now or as soon as it begins. A caller who is still on the
 * line is never put down by it: whoever pressed the wrong key could not bring him back.
 */
function useFreePhone(telephony: Telephony) {
  const { line } = usePhone(telephony);
  /** The line of the newest such call, by its contact: calling the number back later is another contact. */
  const [wanted, setWanted] = useState<string | undefined>(undefined);
  const { acts } = telephony;
  const callId = line?.opens?.kind === "call" ? line.opens.callId : line?.contactId;
  const contactId =
    line?.phase === "after-call" && line.contactId === wanted ? line.contactId : undefined;
  useEffect(() => {
    // Refused: the key for it stands at the telephone.
    if (contactId !== undefined) acts?.clear(contactId).catch(() => undefined);
  }, [acts, contactId]);
  return {
    when: (id: string) => {
      if (id === callId) setWanted(line?.contactId);
    },
    hold: (id: string) => {
      if (id === callId) setWanted(undefined);
    },
  };
}

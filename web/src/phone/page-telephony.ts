import {
  type BoardCall,
  newLine,
  type PhoneStore,
  phoneStore,
  type Telephony,
} from "../telephony.ts";

/**
 * A desk in a tab of its own: the telephone stands elsewhere, and the board tells which answered call is this
 * operator's. It opens by itself; everything else is done at the telephone.
 */
export function pageTelephony(): Telephony {
  const store = phoneStore();
  return { view: store.view, onChange: store.onChange, follow: followBoard(store) };
}

/** Moves the line by what the board shows of this operator's calls. */
export function followBoard(
  store: PhoneStore,
): (calls: readonly BoardCall[], operatorId: string) => void {
  const seen = new Set<string>();
  return (calls, operatorId) => {
    const mine = calls.find(
      (call) =>
        call.operatorId === operatorId &&
        call.answeredAt !== undefined &&
        call.endedAt === undefined,
    );
    const current = store.view().line;
    if (mine === undefined) {
      if (current !== undefined) store.setLine(undefined);
      return;
    }
    // Opened once: whoever looks at something else meanwhile is not called away again.
    if (current?.contactId === mine.callId || seen.has(mine.callId)) return;
    seen.add(mine.callId);
    const opens = { kind: "call", callId: mine.callId } as const;
    store.setLine({ ...newLine(mine.callId, "talking"), opens });
  };
}

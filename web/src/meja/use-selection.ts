import { useCallback, useState } from "react";
import { isUntouched } from "../state/case-form.ts";
import type { Opens } from "../telephony.ts";
import type { DraftStore } from "../use-drafts.ts";
import type { Selection } from "../views/board-panel.tsx";

export type DeskSelection = {
  readonly selection: Selection;
  readonly select: (next: Selection) => void;
  /** A call, or the case that an agency rings about. */
  readonly open: (opens: Opens) => void;
  /** Leaves the form of this call, if it is the one that is open; what is in it is kept. */
  readonly leave: (callId: string) => void;
  /** A call that rang here went on to somebody else: its empty form closes. */
  readonly closeUntouched: (opens: Opens) => void;
};

/** What the desk shows beside the board. */
export function useSelection(drafts: DraftStore): DeskSelection {
  const [selection, setSelection] = useState<Selection>({ kind: "none" });
  const { open: openDraft } = drafts;
  const select = (next: Selection) => {
    if (next.kind === "form") openDraft(next.key);
    setSelection(next);
  };
  const open = useCallback(
    (opens: Opens) => {
      if (opens.kind === "case") return setSelection(opens);
      openDraft(opens.callId);
      setSelection({ kind: "form", key: opens.callId });
    },
    [openDraft],
  );
  const leave = (callId: string) =>
    setSelection((before) =>
      before.kind === "form" && before.key === callId ? { kind: "none" } : before,
    );
  const closeUntouched = (opens: Opens) => {
    if (opens.kind === "case") return;
    const form = drafts.drafts[opens.callId];
    if (form === undefined || !isUntouched(form)) return;
    drafts.drop(opens.callId);
    leave(opens.callId);
  };
  return { selection, select, open, leave, closeUntouched };
}

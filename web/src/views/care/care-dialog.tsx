import type { SopStep } from "../../../../core/domain/case/case.ts";
import { dispatchesOf } from "../../state/board-order.ts";
import type { DialogProps } from "../dialog-props.ts";
import { HandoverDialog, NoteHandoverDialog } from "../handover/handover-dialogs.tsx";
import {
  CallerToldDialog,
  JoinCaseDialog,
  LiftDialog,
  PauseCaseDialog,
  ReopenDialog,
  SkipDialog,
  ToldDialog,
} from "./care-dialogs.tsx";

/** Questions about following a case, beside those about its agencies. */
export type CareAsk =
  | { readonly kind: "told"; readonly ordinal: number }
  | { readonly kind: "skip"; readonly step: SopStep; readonly undo: boolean }
  | {
      readonly kind:
        | "caller-told"
        | "pause"
        | "reopen"
        | "lift"
        | "join"
        | "handover"
        | "note-handover";
    };

export function CareDialog(props: DialogProps & { readonly dialog: CareAsk }) {
  const { dialog, ...rest } = props;
  switch (dialog.kind) {
    case "told": {
      const told = dispatchesOf(rest.row).find(({ ordinal }) => ordinal === dialog.ordinal);
      return told === undefined ? null : <ToldDialog {...rest} dispatch={told} />;
    }
    case "skip":
      return <SkipDialog {...rest} step={dialog.step} undo={dialog.undo} />;
    case "caller-told":
      return <CallerToldDialog {...rest} />;
    case "pause":
      return <PauseCaseDialog {...rest} />;
    case "reopen":
      return <ReopenDialog {...rest} />;
    case "lift":
      return <LiftDialog {...rest} />;
    case "join":
      return <JoinCaseDialog {...rest} />;
    case "handover":
      return <HandoverDialog {...rest} />;
    case "note-handover":
      return <NoteHandoverDialog {...rest} />;
  }
}

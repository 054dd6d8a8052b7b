import type { Page } from "../page.ts";
import type { CaseForm } from "../state/case-form.ts";
import type { Settings } from "../state/settings-edit.ts";
import type { Telephony } from "../telephony.ts";
import type { Board } from "../use-board.ts";
import type { OpenedCall } from "../use-call.ts";
import type { Joining } from "../use-joining.ts";
import type { Notices } from "../use-notices.ts";
import type { QuickTypes } from "../use-quick-types.ts";
import type { Saving } from "../use-saving.ts";

/** What the parts of an open form stand on. */
export type FormProps = {
  readonly page: Page;
  readonly board: Board;
  readonly notices: Notices;
  readonly telephony: Telephony;
  readonly form: CaseForm;
  readonly opened: OpenedCall | undefined;
  readonly saving: Saving;
  readonly quick: QuickTypes;
  readonly joining: Joining;
  readonly onEdit: (patch: Partial<CaseForm>) => void;
  readonly onDiscard: () => void;
  readonly onOpenCase: (serial: number) => void;
};

/** Duty lists, languages and local kinds of the region; undefined until they are known. */
export type WithLiving = { readonly living: Settings | undefined };

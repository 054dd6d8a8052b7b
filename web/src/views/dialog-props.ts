import type { Page } from "../page.ts";
import type { CaseRow } from "../state/board.ts";

/** What every question about one case is given. */
export type DialogProps = {
  readonly page: Page;
  readonly row: CaseRow;
  readonly onDone: (row: CaseRow, said: string) => void;
  readonly onDismiss: () => void;
};

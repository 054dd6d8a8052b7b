import Badge from "@cloudscape-design/components/badge";
import { isLongRunning } from "../../../../core/domain/case/long-running.ts";
import type { Instant } from "../../../../core/domain/shared/time.ts";
import { careText } from "../../messages/care-id.ts";
import { handoverStateLabel } from "../../messages/handover-id.ts";
import type { CaseRow } from "../../state/board.ts";
import { openPause } from "../../state/pauses.ts";

/** What a colleague must see of a case before opening it. */
export function RowSigns({ row, now }: { readonly row: CaseRow; readonly now: Instant }) {
  const callers = row.callers ?? 1;
  const handover = row.handover?.state;
  return (
    <>
      {row.doNotContact !== undefined && <Badge color="red">{careText.doNotContact}</Badge>}
      {callers > 1 && <Badge color="blue">{careText.callers(callers)}</Badge>}
      {handover !== undefined && handover !== "withdrawn" && (
        <Badge color={handover === "kept" ? "red" : "blue"}>{handoverStateLabel[handover]}</Badge>
      )}
      {isLongRunning(row, now) && <Badge>{careText.longRunning}</Badge>}
      {openPause(row) !== undefined && <Badge>{careText.stands}</Badge>}
    </>
  );
}

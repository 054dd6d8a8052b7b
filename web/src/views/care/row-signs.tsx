import Badge from "@cloudscape-design/components/badge";
import { careText } from "../../messages/care-id.ts";
import { handoverStateLabel } from "../../messages/handover-id.ts";
import type { CaseRow } from "../../state/board.ts";
import { openPause } from "../../state/pauses.ts";

/** What a colleague must see of a case before opening it. */
export function RowSigns({ row }: { readonly row: CaseRow }) {
  const callers = row.callers ?? 1;
  const handover = row.handover?.state;
  return (
    <>
      {row.doNotContact !== undefined && <Badge color="red">{careText.doNotContact}</Badge>}
      {callers > 1 && <Badge color="blue">{careText.callers(callers)}</Badge>}
      {handover !== undefined && handover !== "withdrawn" && (
        <Badge color={handover === "kept" ? "red" : "blue"}>{handoverStateLabel[handover]}</Badge>
      )}
      {openPause(row) !== undefined && <Badge>{careText.stands}</Badge>}
    </>
  );
}

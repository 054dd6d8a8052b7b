import type { CaseHead } from "../../domain/case/case.ts";
import type { Dispatch } from "../../domain/dispatch/dispatch.ts";
import type { AnswerUpdate } from "../../usecases/ports.ts";

/** The conditions of the write, as the table checks them. */
function allows(head: CaseHead, dispatch: Dispatch, update: AnswerUpdate): boolean {
  const { allowedFrom, acknowledgesSeq } = update;
  const { seq, acknowledgedAt } = dispatch.notice;
  const { linkValidAt } = update;
  if (head.status === "closed") return false;
  if (linkValidAt !== undefined && dispatch.linkExpiresAt <= linkValidAt) return false;
  if (acknowledgesSeq !== undefined && seq !== acknowledgesSeq) return false;
  return allowedFrom.length > 0
    ? allowedFrom.includes(dispatch.status)
    : acknowledgedAt === undefined;
}

/** A head after an answer. @returns undefined when a condition of the write does not hold */
export function answeredHead(head: CaseHead, update: AnswerUpdate): CaseHead | undefined {
  const dispatch = head.dispatches[String(update.ordinal)];
  if (dispatch === undefined || !allows(head, dispatch, update)) return undefined;
  return {
    ...head,
    ...(update.due === undefined ? {} : { due: update.due }),
    version: head.version + 1,
    changedAt: update.at,
    actor: update.by,
    dispatches: { ...head.dispatches, [String(update.ordinal)]: answered(dispatch, update) },
  };
}

function answered(dispatch: Dispatch, update: AnswerUpdate): Dispatch {
  const { report, at, by, declineReason } = update;
  const acknowledges =
    update.leavesNoticeUnread !== true &&
    (report === "acknowledged" || update.acknowledgesSeq !== undefined);
  const moved = {
    status: report,
    statusAt: at,
    by,
    stamps: { ...dispatch.stamps, [report]: dispatch.stamps[report] ?? at },
  };
  return {
    ...dispatch,
    ...(update.allowedFrom.length > 0 ? moved : {}),
    ...(declineReason === undefined ? {} : { declineReason }),
    notice: acknowledges ? { ...dispatch.notice, acknowledgedAt: at } : dispatch.notice,
  };
}

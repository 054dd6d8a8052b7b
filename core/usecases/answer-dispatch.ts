import type { CaseHead } from "../domain/case/case.ts";
import {
  type CaseClosedRefusal,
  confirmCancelled,
  type UnknownDispatchRefusal,
} from "../domain/case/plan.ts";
import {
  type AdvanceRefusal,
  advanceDispatch,
  allowedFrom,
  hasUnreadChange,
  waitingAnew,
} from "../domain/dispatch/advance.ts";
import { withoutIdleAlarm } from "../domain/dispatch/alarm.ts";
import type { AgencyReport, DeclineReason, Dispatch } from "../domain/dispatch/dispatch.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { Instant } from "../domain/shared/time.ts";
import type { AnswerUpdate, CaseStore, Changed } from "./ports.ts";

export type AnswerPorts = { readonly cases: Pick<CaseStore, "answer" | "save" | "findHead"> };

/** What an agency says about one dispatch. */
export type Answer = {
  readonly serial: number;
  readonly ordinal: number;
  readonly report: AgencyReport;
  readonly declineReason?: DeclineReason | undefined;
  /** `agency-link`, `agency-whatsapp`, `operator:<id>`. */
  readonly by: string;
  readonly at: Instant;
  /**
   * Sequence of the notice that the sender had before him, 0 when his button does not say: an UBAH newer than that is
   * not acknowledged. Absent for a person of the centre, who speaks with the agency about the newest.
   */
  readonly seenSeq?: number | undefined;
  /** The answer came by a link, which may have expired. */
  readonly byLink?: boolean | undefined;
};

export type Answered = { readonly head: CaseHead; readonly dispatch: Dispatch };

export type AnswerRefusal =
  | AdvanceRefusal
  | CaseClosedRefusal
  | UnknownDispatchRefusal
  | { readonly kind: "unknown-case" }
  | { readonly kind: "link-expired" }
  /** The newest notice is an UBAH that the sender had not before him: it must be read first. */
  | { readonly kind: "unread-change" }
  | { readonly kind: "concurrent-change" };

/** Two phones and a desk may answer at once; five lost races in a row are not ordinary. */
const maxAttempts = 5;

/**
 * Applies a report in one conditional update, without reading: 1 request. The head that refuses it comes back with the
 * refusal, so that the same report again is accepted unchanged and everything else is refused with its reason.
 */
export async function answerDispatch(
  ports: AnswerPorts,
  answer: Answer,
): Promise<Result<Answered, AnswerRefusal>> {
  let update: AnswerUpdate | undefined = firstUpdate(answer);
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const written: Changed<CaseHead> = await ports.cases.answer(update);
    if (written.changed)
      return answered(await settled(ports, written.head, answer), answer.ordinal);
    const refusedBy = judged(written.head, answer);
    if (!refusedBy.ok) return refusedBy;
    update = refusedBy.value.next;
    if (update === undefined) {
      // A crash may have come between this report and what it ends.
      return answered(await settled(ports, refusedBy.value.head, answer), answer.ordinal);
    }
  }
  return refuse({ kind: "concurrent-change" });
}

function answered(head: CaseHead, ordinal: number): Result<Answered, AnswerRefusal> {
  const dispatch = head.dispatches[String(ordinal)];
  return dispatch === undefined
    ? refuse({ kind: "unknown-dispatch", ordinal })
    : accept({ head, dispatch });
}

function firstUpdate(answer: Answer): AnswerUpdate {
  const { report, seenSeq } = answer;
  const seen = report === "acknowledged" && seenSeq !== undefined;
  return { ...updateOf(answer), ...(seen ? { acknowledgesSeq: seenSeq } : {}) };
}

function updateOf(answer: Answer): AnswerUpdate {
  const { serial, ordinal, report, declineReason, by, at } = answer;
  return {
    serial,
    ordinal,
    report,
    by,
    at,
    allowedFrom: allowedFrom(report),
    ...(answer.byLink === true ? { linkValidAt: at } : {}),
    ...(declineReason === undefined || report !== "declined" ? {} : { declineReason }),
    // Whoever declines is replaced at once by the deadline watch.
    ...(report === "declined" ? { due: at } : {}),
  };
}

type Judged = { readonly head: CaseHead; readonly next: AnswerUpdate | undefined };

/** Why the head refused the update: for good, or so that another update may succeed, or because nothing is left to do. */
function judged(head: CaseHead | undefined, answer: Answer): Result<Judged, AnswerRefusal> {
  const { ordinal, report, at, by } = answer;
  if (head === undefined) return refuse({ kind: "unknown-case" });
  const dispatch = head.dispatches[String(ordinal)];
  if (dispatch === undefined) return refuse({ kind: "unknown-dispatch", ordinal });
  if (answer.byLink === true && dispatch.linkExpiresAt <= at)
    return refuse({ kind: "link-expired" });
  if (head.status === "closed") return refuse({ kind: "case-closed", status: head.status });

  const advanced = advanceDispatch(dispatch, report, at, by, answer.declineReason);
  if (!advanced.ok) return advanced;
  if (advanced.value === dispatch) return accept({ head, next: undefined });
  const moves = advanced.value.status !== dispatch.status;
  if (!isUnseenChange(dispatch, answer)) {
    return accept({ head, next: nextUpdate(dispatch, moves, answer) });
  }
  if (!moves) return refuse({ kind: "unread-change" });
  // The agency takes the task; the change stays unread and is repeated.
  return accept({ head, next: { ...updateOf(answer), leavesNoticeUnread: true } });
}

function isUnseenChange(dispatch: Dispatch, { report, seenSeq }: Answer): boolean {
  const isOlder = seenSeq !== undefined && dispatch.notice.seq !== seenSeq;
  return report === "acknowledged" && isOlder && hasUnreadChange(dispatch);
}

function nextUpdate(dispatch: Dispatch, moves: boolean, answer: Answer): AnswerUpdate {
  const { due, ...update } = updateOf(answer);
  const acknowledges =
    answer.report === "acknowledged" ? { acknowledgesSeq: dispatch.notice.seq } : {};
  if (moves) return { ...updateOf(answer), ...acknowledges };
  if (due !== undefined) return { ...update, allowedFrom: ["declined"] };
  return { ...update, ...acknowledges, allowedFrom: [] };
}

/** What an answer may end beside itself: a cancelled case, the alarm on the desks, or the waits for a silent agency. */
async function settled(ports: AnswerPorts, written: CaseHead, answer: Answer): Promise<CaseHead> {
  let head = written;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const next = ended(head, answer);
    if (next === head) return head;
    if (await ports.cases.save(next, head.version)) return next;
    head = (await ports.cases.findHead(answer.serial)) ?? head;
  }
  return head;
}

/** The very same object when there is nothing to end. */
function ended(head: CaseHead, { ordinal, at }: Answer): CaseHead {
  const confirmed = confirmCancelled(head, at);
  const quiet = withoutIdleAlarm(chasedAnew(confirmed, ordinal, at));
  const isNewVersion = confirmed !== head || quiet === confirmed;
  return isNewVersion ? quiet : { ...quiet, version: head.version + 1, changedAt: at };
}

/** The very same object when the waits go on as they were; else the deadline watch looks at once and plans them. */
function chasedAnew(head: CaseHead, ordinal: number, at: Instant): CaseHead {
  const dispatch = head.dispatches[String(ordinal)];
  const chased = dispatch === undefined ? dispatch : waitingAnew(dispatch, at);
  if (chased === undefined || chased === dispatch) return head;
  return { ...head, due: at, dispatches: { ...head.dispatches, [String(ordinal)]: chased } };
}

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
  isLive,
} from "../domain/dispatch/advance.ts";
import type { AgencyReport, DeclineReason, Dispatch } from "../domain/dispatch/dispatch.ts";
import { isAwaited } from "../domain/dispatch/next-step.ts";
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
  /** Sequence of the notice that the sender had before him, when the page knows it. */
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
  /** The case changed after the sender last saw it: the change must be read first. */
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
    if (update === undefined) return answered(refusedBy.value.head, answer.ordinal);
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
  if (report === "acknowledged" && isUnseenChange(dispatch, answer.seenSeq)) {
    return refuse({ kind: "concurrent-change" });
  }
  return accept({ head, next: nextUpdate(dispatch, advanced.value, answer) });
}

function isUnseenChange(dispatch: Dispatch, seenSeq: number | undefined): boolean {
  return seenSeq !== undefined && hasUnreadChange(dispatch) && dispatch.notice.seq !== seenSeq;
}

function nextUpdate(dispatch: Dispatch, advanced: Dispatch, answer: Answer): AnswerUpdate {
  const { due: _due, ...update } = updateOf(answer);
  if (advanced.status !== dispatch.status) return updateOf(answer);
  if (answer.report === "declined") return { ...update, allowedFrom: ["declined"] };
  return { ...update, allowedFrom: [], acknowledgesSeq: dispatch.notice.seq };
}

/** What an answer may end beside itself: a cancelled case, or the alarm on the desks. */
async function settled(ports: AnswerPorts, written: CaseHead, answer: Answer): Promise<CaseHead> {
  let head = written;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const next = withoutIdleAlarm(confirmCancelled(head, answer.at), answer);
    if (next === head) return head;
    if (await ports.cases.save(next, head.version)) return next;
    head = (await ports.cases.findHead(answer.serial)) ?? head;
  }
  return head;
}

/** The alarm that nobody answered ends when nobody is left who does not answer. */
function withoutIdleAlarm(head: CaseHead, { report, at }: Answer): CaseHead {
  if (head.alarmSince === undefined || report === "declined") return head;
  if (Object.values(head.dispatches).some((dispatch) => isCause(dispatch, head))) return head;
  const { alarmSince: _ended, ...rest } = head;
  return { ...rest, version: head.version + 1, changedAt: at };
}

function isCause(dispatch: Dispatch, head: CaseHead): boolean {
  if (dispatch.escalatedAt === undefined) return false;
  const backup = Object.values(head.dispatches).find(
    (other) => other.insteadOf === dispatch.ordinal,
  );
  const taken = backup !== undefined && isLive(backup) && backup.status !== "sent";
  if (taken) return false;
  return isAwaited(dispatch) || dispatch.status === "declined";
}

import type { Call } from "../call/call.ts";
import type { CaseHead } from "../case/case.ts";
import { isLive } from "../dispatch/advance.ts";
import type { DispatchStatus } from "../dispatch/dispatch.ts";
import type { HandoverState } from "../handover/handover.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import type { Instant } from "../shared/time.ts";

/** How a joined caller learns that help is on its way. Nobody: the number must not be contacted, or cannot be. */
export type Informed = "by-operator" | "sms" | "do-not-contact" | "no-number";

/** What was joined to a case: another call, or another case. */
export type JoinKey = { readonly callId: string } | { readonly caseSerial: number };

/** One report joined to a case; lies with the case until a person takes it off again. */
export type Join = {
  readonly callId?: string;
  readonly caseSerial?: number;
  readonly at: Instant;
  readonly by: string;
  readonly informed: Informed;
  /** When the caller was written to. */
  readonly toldAt?: Instant;
  /** Callers that came with it. */
  readonly callers: number;
  /** The joined case as it stood before, to be opened so again. */
  readonly before?: CaseHead;
};

export type JoinRefusal =
  /** The case itself has been joined to another one; reports go there. */
  | { readonly kind: "joined-elsewhere"; readonly joinedTo: number }
  | { readonly kind: "same-case" }
  | { readonly kind: "case-closed"; readonly status: CaseHead["status"] }
  /** Agencies work on the case that was to be joined: withdraw them first, or join the other way round. */
  | { readonly kind: "agencies-at-work"; readonly ordinals: readonly number[] }
  /** The case is a place of an event: take it off first. */
  | { readonly kind: "already-on-event"; readonly serials: readonly number[] }
  /** A neighbour is being asked to take the case that was to be joined, or has taken it. */
  | { readonly kind: "handover-open"; readonly state: HandoverState }
  | { readonly kind: "not-joined" };

/** Callers of a case, the first one included. */
export function callersOf({ callers }: CaseHead): number {
  return callers ?? 1;
}

function counted(head: CaseHead, callers: number, at: Instant, actor: string): CaseHead {
  const { callers: _before, ...rest } = head;
  const changed = { ...rest, version: head.version + 1, actor, changedAt: at };
  return callers === 1 ? changed : { ...changed, callers };
}

/** A report is taken off by the case that counts it. */
export function mayGiveBack({ joinedTo, ...head }: CaseHead): Result<CaseHead, JoinRefusal> {
  return joinedTo === undefined ? accept(head) : refuse({ kind: "joined-elsewhere", joinedTo });
}

/**
 * A case takes reports as long as it was not itself joined to another one. It may be closed, as late callers ask too; to one
 * that was withdrawn nobody goes.
 */
export function mayTakeReports(head: CaseHead): Result<CaseHead, JoinRefusal> {
  const { status } = head;
  return status === "cancelled" ? refuse({ kind: "case-closed", status }) : mayGiveBack(head);
}

/** One more caller; the agencies are told nothing. */
export function withReport(head: CaseHead, callers: number, at: Instant, actor: string): CaseHead {
  return counted(head, callersOf(head) + callers, at, actor);
}

/** The caller was taken off again. */
export function withoutReport(
  head: CaseHead,
  callers: number,
  at: Instant,
  actor: string,
): CaseHead {
  return counted(head, Math.max(1, callersOf(head) - callers), at, actor);
}

/** The case that tells of the same spot is closed as a duplicate; nobody may be at work on it. */
export function joinCase(
  into: CaseHead,
  other: CaseHead,
  at: Instant,
  actor: string,
): Result<{ readonly into: CaseHead; readonly other: CaseHead }, JoinRefusal> {
  if (into.serial === other.serial) return refuse({ kind: "same-case" });
  const open = mayTakeReports(into);
  if (!open.ok) return open;
  const refusal = caseRefusal(other);
  if (refusal !== undefined) return refuse(refusal);
  const { due: _due, alarmSince: _alarm, ...rest } = other;
  const closed: CaseHead = {
    ...rest,
    version: other.version + 1,
    actor,
    changedAt: at,
    closedAt: at,
    status: "closed",
    disposition: "duplicate",
    joinedTo: into.serial,
  };
  return accept({ into: withReport(into, callersOf(other), at, actor), other: closed });
}

function caseRefusal(other: CaseHead): JoinRefusal | undefined {
  const { joinedTo, status, eventSerial, serial, handover } = other;
  if (joinedTo !== undefined) return { kind: "joined-elsewhere", joinedTo };
  if (status !== "open" && status !== "dispatched") return { kind: "case-closed", status };
  if (eventSerial !== undefined) return { kind: "already-on-event", serials: [serial] };
  if (handover?.state === "offered" || handover?.state === "accepted") {
    return { kind: "handover-open", state: handover.state };
  }
  const working = Object.values(other.dispatches).filter(
    (dispatch) => isLive(dispatch) || dispatch.status === "cancelled",
  );
  if (working.length === 0) return undefined;
  return { kind: "agencies-at-work", ordinals: working.map(({ ordinal }) => ordinal) };
}

/**
 * Opens a joined case as it was, with what has been corrected in it since. The deadline watch looks at once, as a correction
 * may have shortened its waits.
 */
export function separateCase(
  into: CaseHead,
  other: CaseHead,
  { before, callers }: Pick<Join, "before" | "callers">,
  at: Instant,
  actor: string,
): Result<{ readonly into: CaseHead; readonly other: CaseHead }, JoinRefusal> {
  const open = mayGiveBack(into);
  if (!open.ok) return open;
  if (before === undefined || !isJoinedTo(other, into)) return refuse({ kind: "not-joined" });
  const { joinedTo: _into, closedAt: _end, disposition: _duplicate, ...kept } = other;
  const { status, due, alarmSince } = before;
  const reopened: CaseHead = {
    ...kept,
    status,
    version: other.version + 1,
    actor,
    changedAt: at,
    ...(due === undefined ? {} : { due: at }),
    ...(alarmSince === undefined ? {} : { alarmSince }),
  };
  return accept({ into: withoutReport(into, callers, at, actor), other: reopened });
}

/** It ended by being joined, and by nothing else. */
function isJoinedTo({ joinedTo, status, disposition }: CaseHead, { serial }: CaseHead): boolean {
  return joinedTo === serial && status === "closed" && disposition === "duplicate";
}

/** How this caller is informed: while he is on the line by the operator, else by SMS where that may be. */
export function informedBy(call: Call | undefined, mayContact: boolean): Informed {
  if (call === undefined || call.channel === "manual") return "no-number";
  if (call.channel === "voice" && call.endedAt === undefined) return "by-operator";
  if (!mayContact || call.doNotContact !== undefined) return "do-not-contact";
  return call.numberCondition === "usable" ? "sms" : "no-number";
}

const progress: readonly (readonly [DispatchStatus, string])[] = [
  ["on-scene", "petugas sudah di lokasi"],
  ["en-route", "petugas sedang menuju lokasi"],
  ["acknowledged", "petugas sudah menerima tugas"],
  ["sent", "petugas sudah diberi tahu"],
];

/** The caller tells of what was over: whether it is must be asked, as nobody goes there any more. */
const endedSentence =
  "Laporan dari tempat ini sudah selesai ditangani. Apakah sekarang masih ada bahaya atau ada yang perlu ditolong?";

/** What the operator says to the joined caller, by the agency that has come furthest. */
export function sayToCaller({ dispatches, status }: CaseHead): string {
  if (status === "closed") return endedSentence;
  const statuses = new Set(Object.values(dispatches).map(({ status }) => status));
  const furthest = progress.find(([status]) => statuses.has(status));
  const done = furthest?.[1] ?? "sedang kami proses";
  return `Laporan ini sudah kami terima, ${done}. Telepon 112 lagi bila keadaan berubah.`;
}

/** To a joined caller who has hung up; one GSM-7 part, nothing of the case or the caller in it. */
export const joinedCallerText =
  "112: Laporan Anda sudah kami terima dan sudah tercatat bersama laporan lain dari tempat yang sama. Telepon 112 lagi bila keadaan berubah.";

import type { CaseHead } from "../domain/case/case.ts";
import type { Join, JoinKey } from "../domain/duplicate/join.ts";
import type { EmergencyEvent } from "../domain/event/event.ts";
import type { RekapState } from "../domain/event/rekap.ts";
import type { Instant } from "../domain/shared/time.ts";

/** An event as it is to be written when the version that was read still stands; 0: there is none yet. */
export type EventWrite = { readonly event: EmergencyEvent; readonly readVersion: number };
/** A case as it is to be written; each has exactly one version more than was read. */
export type HeadsTogether = readonly CaseHead[];

export type EventStore = {
  /** 1 request. Serials never repeat; a crash may leave a gap. */
  nextSerial(): Promise<number>;
  /** 1 request a 100 items. Unknown ones are left out. */
  read(
    eventSerial: number | undefined,
    caseSerials: readonly number[],
  ): Promise<{ readonly event: EmergencyEvent | undefined; readonly heads: readonly CaseHead[] }>;
  /** 1 request. The event that this request made before. */
  madeBy(requestId: string): Promise<number | undefined>;
  /**
   * 1 request (transaction): all of it or nothing.
   *
   * @param requestId of the first event's opening: may make one event only
   * @returns false when somebody changed something of it meanwhile, or the request has made its event already
   */
  save(events: readonly EventWrite[], heads: HeadsTogether, requestId?: string): Promise<boolean>;
};

export type JoinStore = {
  /** 1 request. */
  find(serial: number, key: JoinKey): Promise<Join | undefined>;
  /** 1 request (transaction): the cases and the mark of the join. @returns false when something changed meanwhile */
  join(serial: number, join: Join, heads: HeadsTogether): Promise<boolean>;
  /**
   * 1 request (transaction). A joined case is opened again with all that belongs to it.
   *
   * @returns false when something changed meanwhile, or the words of the joined case have expired
   */
  separate(
    serial: number,
    key: JoinKey,
    change: { readonly into: CaseHead; readonly reopened?: CaseHead; readonly at: Instant },
  ): Promise<boolean>;
  /** 1 request. The caller has been written to. */
  noteTold(serial: number, key: JoinKey, at: Instant): Promise<void>;
};

export type RekapStore = {
  /** 1 request. */
  read(eventSerial: number, agencyId: string): Promise<RekapState | undefined>;
  /** 1 request. @returns false when another version than `readVersion` (0: none) stands */
  save(state: RekapState, readVersion: number): Promise<boolean>;
  /** 1 request. Nothing waits for the lists of an event that has been closed, nor of one that is not there. */
  isOver(eventSerial: number): Promise<boolean>;
  /** 1 request. Lists whose moment has come, or whose alerts should have arrived, the most overdue first. */
  due(
    now: Instant,
    limit: number,
  ): Promise<readonly { readonly eventSerial: number; readonly agencyId: string }[]>;
};

/** Wakes the sender of lists at the end of a window. */
export type RekapQueue = {
  wake(eventSerial: number, agencyId: string, due: Instant, now: Instant): Promise<void>;
};

import type { NoticeMessage } from "../../core/contracts/events/notice.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import type { Dispatch } from "../../core/domain/dispatch/dispatch.ts";
import type { RekapState } from "../../core/domain/event/rekap.ts";
import type { Instant } from "../../core/domain/shared/time.ts";
import { listNames } from "./acts-of-lists.ts";
import type { Change, Written } from "./stream.ts";

/** A notice of one place, at the write that made it. */
type Notice = { readonly head: CaseHead; readonly dispatch: Dispatch; readonly index: number };

/** Nobody is on the list of this agency: it is told by nobody but the desk. */
const withoutContacts = "psc";
const [, , , supervisors] = listNames;

function noticesIn(written: readonly Written[]): readonly Notice[] {
  return written.flatMap(({ before, after }, index) =>
    Object.values(after.dispatches)
      .filter(({ ordinal, notice }) => {
        const earlier = before?.dispatches[String(ordinal)]?.notice.seq ?? 0;
        return notice.seq > earlier;
      })
      .map((dispatch) => ({ head: after, dispatch, index })),
  );
}

/** How agencies are told of places, singly and in lists; what is wrong with it. */
export function brokenNotices(
  written: readonly Written[],
  messages: readonly NoticeMessage[],
  lists: readonly Change<RekapState>[],
): string[] {
  const singly = new Set(messages.filter(isOfPlace).map(referenceOf));
  const covered = new Set(messages.flatMap(({ covers = [] }) => covers));
  return noticesIn(written)
    .filter(({ dispatch }) => dispatch.agencyId !== withoutContacts)
    .flatMap((notice) => {
      const reference = nameOf(notice);
      if (singly.has(reference)) return [];
      if (mustGoSingly(notice)) return [`${reference} (${wordsOf(notice)}) did not go singly`];
      if (isRaised(notice, reference, written, lists)) return [`${reference} became P1 unsaid`];
      if (covered.has(reference) || isSettled(notice, reference, written, lists)) return [];
      return [`${reference} (${wordsOf(notice)}) went neither singly nor in a list`];
    });
}

function isOfPlace({ notice }: NoticeMessage): boolean {
  return notice !== "rekap" && notice !== "escalation";
}

function referenceOf({ serial, ordinal, seq }: NoticeMessage): string {
  return `${serial}:${ordinal}:${seq}`;
}

function nameOf({ head, dispatch }: Notice): string {
  return `${head.serial}:${dispatch.ordinal}:${dispatch.notice.seq}`;
}

function wordsOf({ head, dispatch }: Notice): string {
  return `${dispatch.agencyId} ${dispatch.notice.type} ${head.priority}`;
}

/** Life in danger is told of singly first, and so is what an agency must not miss; and whatever is on no event. */
function mustGoSingly({ head, dispatch }: Notice): boolean {
  const { type, seq } = dispatch.notice;
  const isFirst = seq === 1 && head.priority === "P1";
  return head.eventSerial === undefined || isFirst || type === "changed" || type === "cancelled";
}

/** Nobody waited for an answer any more when the list went out that was to stand for it. */
function isSettled(
  { head, dispatch, index }: Notice,
  reference: string,
  written: readonly Written[],
  lists: readonly Change<RekapState>[],
): boolean {
  const gone = lists.findLast((list) => hasLeft(list, reference))?.after;
  const until: Instant | undefined = gone?.singles[reference] ?? gone?.lastAt;
  if (until === undefined) return false;
  return written.slice(index + 1).some(({ after }) => {
    if (after.serial !== head.serial || after.changedAt > until) return false;
    const now = after.dispatches[String(dispatch.ordinal)];
    const isOpen = after.status === "open" || after.status === "dispatched";
    return !isOpen || now?.notice.seq !== dispatch.notice.seq || !isWaiting(now);
  });
}

/** Life was in danger while the first word of it waited for a list: that word goes singly too, or a newer one. */
function isRaised(
  { head, dispatch, index }: Notice,
  reference: string,
  written: readonly Written[],
  lists: readonly Change<RekapState>[],
): boolean {
  const gone = goneFrom(lists, reference);
  if (dispatch.notice.seq !== 1 || gone === undefined) return false;
  return written.slice(index + 1).some(({ after, round = 0 }) => {
    const now = after.dispatches[String(dispatch.ordinal)];
    const isSame = after.serial === head.serial && now?.status === "sent" && now.notice.seq === 1;
    // What is said at the same time may cross on its way.
    const isOpen = after.status === "open" || after.status === "dispatched";
    return isSame && isOpen && after.priority === "P1" && round < gone.round;
  });
}

/** The write by which what waited left its first list; of a place that is moved it waits for the next event's. */
function goneFrom(lists: readonly Change<RekapState>[], reference: string) {
  return lists.find((list) => hasLeft(list, reference));
}

function hasLeft({ before, after }: Change<RekapState>, reference: string): boolean {
  return before?.held.includes(reference) === true && !after.held.includes(reference);
}

function isWaiting({ status, notice }: Dispatch): boolean {
  if (status === "sent" || status === "cancelled") return true;
  const isLive = ["acknowledged", "en-route", "on-scene"].includes(status);
  const tellsChange = notice.type === "changed" || notice.before !== undefined;
  return isLive && tellsChange && notice.acknowledgedAt === undefined;
}

/** What every list says, whose agency is told by it. */
export function brokenCovers(
  written: readonly Written[],
  messages: readonly NoticeMessage[],
): string[] {
  return messages.flatMap(({ covers = [], agencyId, serial: event, at }) =>
    covers.flatMap((reference) => {
      const [serial, ordinal] = reference.split(":");
      const place = written.filter(({ after }) => String(after.serial) === serial);
      const wasThere = place.some(({ after }) => after.eventSerial === event);
      const isTheirs = place.at(-1)?.after.dispatches[String(ordinal)]?.agencyId === agencyId;
      return wasThere && isTheirs ? [] : [`the list of ${at} to ${agencyId} covers ${reference}`];
    }),
  );
}

/** A list loses nothing that waits, and always knows when it goes out. */
export function brokenList({ before, after }: Change<RekapState>): string[] {
  const { agencyId, eventSerial, held, dueAt, singles, version, lists } = after;
  const name = `list ${eventSerial} of ${agencyId}`;
  const gone = (before?.held ?? []).filter((reference) => !held.includes(reference));
  const wentOut = agencyId === supervisors || lists > (before?.lists ?? 0);
  const lost = wentOut ? [] : gone.filter((reference) => singles[reference] === undefined);
  const isDue = agencyId === supervisors || held.length > 0 === (dueAt !== undefined);
  const laws: readonly (readonly [boolean, string])[] = [
    [isDue, `holds ${held}, due ${dueAt}`],
    [held.length === 0 || dueAt !== undefined, `holds ${held} for ever`],
    [version === (before?.version ?? 0) + 1, `version ${before?.version} → ${version}`],
    [lost.length === 0, `lost ${lost}, told of in no way`],
    [new Set(held).size === held.length, `holds something twice: ${held}`],
  ];
  return laws.filter(([kept]) => !kept).map(([, what]) => `${name}: ${what}`);
}

/** What still waits when the machine has had its time. */
export function unsentLists(lists: readonly RekapState[]): string[] {
  return lists
    .filter(({ held }) => held.length > 0)
    .map(({ eventSerial, agencyId, held }) => `list ${eventSerial} of ${agencyId} keeps ${held}`);
}

import type { CaseHead } from "../../core/domain/case/case.ts";
import type { Story } from "./act.ts";
import { brokenBy, brokenEnd, brokenPromise, isOwn, orphans } from "./laws.ts";
import {
  brokenCorrection,
  brokenOffer,
  brokenOfferEnd,
  unheardHandovers,
} from "./laws-of-border.ts";
import {
  brokenCall,
  brokenDecision,
  brokenPreAlerts,
  type Done,
  liftedUnasked,
  newestDecisions,
} from "./laws-of-callers.ts";
import { brokenCovers, brokenList, brokenNotices, unsentLists } from "./laws-of-lists.ts";
import type { Written } from "./stream.ts";
import type { History } from "./world.ts";

type Judged = Story & { readonly isOnTime: boolean };

/** Everything that was written and said in a history, against every law. */
export async function judged(
  history: History,
  run: Judged,
  done: readonly Done[],
): Promise<readonly string[]> {
  const heads = run.serials.flatMap((serial): readonly CaseHead[] => {
    const last = history.lastOf(serial);
    return last === undefined ? [] : [last];
  });
  return [
    ...casesIn(history, heads, done),
    ...orphans(heads, await history.eventsNow(run.events)),
    ...listsIn(history),
    ...offersIn(history, heads, run),
    ...(await callersIn(history, heads, run, done)),
  ];
}

function casesIn(
  { written, rules }: History,
  heads: readonly CaseHead[],
  done: readonly Done[],
): readonly string[] {
  const wrong = written.flatMap((write, index) => {
    const act = done.find((one) => isOwn(one.act, write.after, write.before))?.act;
    const isFollowed = follows(written.slice(index + 1), write);
    return brokenBy(write, act, rules, { writes: 1, isFollowed });
  });
  for (const { act, outcome } of done) {
    // The second of two presses may be told that there is nothing left to do.
    const isRepeated = done.filter((one) => one.act === act).length > 1;
    wrong.push(...brokenPromise(act, outcome, written, isRepeated));
  }
  return [...wrong, ...heads.flatMap(brokenEnd)];
}

/** An answer that leaves a change unread is two writes at one moment; the second plans anew. */
function follows(later: readonly Written[], { after }: Written): boolean {
  const next = later.find((write) => write.after.serial === after.serial)?.after;
  return next !== undefined && next.changedAt === after.changedAt;
}

function listsIn({ written, notices, stream, listsNow }: History): readonly string[] {
  return [
    ...brokenNotices(written, notices, stream.lists),
    ...brokenCovers(written, notices),
    ...stream.lists.flatMap(brokenList),
    ...unsentLists(listsNow()),
  ];
}

function offersIn(
  { stream, written, letters }: History,
  heads: readonly CaseHead[],
  { theirs }: Judged,
): readonly string[] {
  const last = new Map(stream.offers.map(({ after }) => [after.handoverId, after]));
  return [
    ...stream.offers.flatMap(brokenOffer),
    ...[...last.values()].flatMap((offer) => brokenOfferEnd(offer, written, letters)),
    ...theirs.flatMap((one) => {
      const offer = last.get(one.handoverId);
      return offer === undefined ? [] : brokenCorrection(offer, one, written);
    }),
    ...unheardHandovers(heads, letters),
  ];
}

async function callersIn(
  history: History,
  heads: readonly CaseHead[],
  { isOnTime }: Judged,
  done: readonly Done[],
): Promise<readonly string[]> {
  const { stream, written, notices } = history;
  const wrong = [
    ...stream.calls.flatMap(brokenCall),
    ...brokenPreAlerts(stream.calls, written, notices, isOnTime),
    ...liftedUnasked(stream, done),
  ];
  const newest = newestDecisions(done);
  const { calls } = history.portsOf(history.client);
  for (const head of heads) {
    const mayContact = head.callId === undefined || (await calls.mayContact(head.callId));
    const others = done.filter(
      ({ act }) => act.decides !== undefined && act.decides.serial !== head.serial,
    );
    const shared = {
      lifted: others.some(({ act }) => act.decides?.barred === false),
      barred: true,
    };
    wrong.push(...brokenDecision(head, newest.get(head.serial), mayContact, shared));
  }
  return wrong;
}

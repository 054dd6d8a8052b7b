import type { CaseHead } from "../../core/domain/case/case.ts";
import { secondsAfter } from "../../core/domain/shared/time.ts";
import { createCase } from "../../core/usecases/create-case.ts";
import { watchCase } from "../../core/usecases/watch-deadlines.ts";
import { seeded } from "../support/seeded.ts";
import type { Act, Outcome } from "./act.ts";
import { anAct, courses, type Step } from "./acts.ts";
import { interleaver } from "./interleaver.ts";
import { brokenBy, brokenEnd, brokenPromise, isOwn, orphans } from "./laws.ts";
import { type History, type HistoryTable, villages, type Written } from "./world.ts";

/** Acts in one history, at least. */
const leastActs = 20;

export type Told = {
  readonly acts: number;
  readonly wrong: readonly string[];
  readonly log: readonly string[];
};
type Done = { readonly act: Act; readonly outcome: Outcome | undefined };

/** One random history of two cases: acts by several people, agencies and machines at once, and what they broke. */
export async function runHistory(table: HistoryTable, seed: number): Promise<Told> {
  const history = table.aHistory(seeded(seed));
  const log: string[] = [];
  const wrong: string[] = [];
  const serials = [await begun(history, seed, wrong), await begun(history, seed, wrong)];
  const events: number[] = [];
  const done: Done[] = [];
  const course: Step[] = [];
  while (done.length < leastActs) {
    done.push(...(await round(history, { serials, events, course }, done.length, log)));
    await history.relayed();
    history.pass(history.random.pick([0, 1, 5, 20, 45, 90, 300, 7_200]));
  }
  await settle(history, serials);
  wrong.push(...(await judged(history, serials, events, done)));
  return { acts: done.length, wrong, log };
}

/** The same request at once from two windows makes one case. */
async function begun(history: History, seed: number, wrong: string[]): Promise<number> {
  const { start, run } = interleaver(history.random);
  const request = {
    requestId: `history-${seed}-${history.random.below(1_000_000_000)}`,
    report: "Api besar di Poncol",
    brief: "Rumah terbakar",
    notes: "",
    kind: "fire",
    priority: history.random.pick(["P1", "P2", "P3"] as const),
    place: { villageCode: villages[0], detail: "Jl. Melati 4", certain: true },
    verified: { name: true, place: true, incident: true },
  } as const;
  const makes = [1, 2].map(() =>
    start(history.client, (client) =>
      createCase(history.portsOf(client), request, "operator:act-0"),
    ),
  );
  await run();
  const serials = (await Promise.all(makes)).map((made) => (made.ok ? made.value.head.serial : -1));
  if (new Set(serials).size !== 1) wrong.push(`one request made ${serials}`);
  await history.relayed();
  return serials[0] ?? -1;
}

type Run = {
  readonly serials: readonly number[];
  readonly events: number[];
  /** What is left of a course of acts: one a round. */
  readonly course: Step[];
};

/** One to four acts at once, mostly on the first case; now and then one of them is done twice. */
async function round(
  history: History,
  { serials, events, course }: Run,
  from: number,
  log: string[],
): Promise<readonly Done[]> {
  const { random } = history;
  if (course.length === 0 && random.below(6) === 0) course.push(...random.pick(courses));
  const step = course.shift();
  const { start, run } = interleaver(random);
  const acts = Array.from({ length: 1 + random.below(4) }, (_, index) => {
    const own = index === 0 ? step : undefined;
    const turned = own === undefined ? random.below(4) === 0 : own.onOther === true;
    const [one = -1, two = -1] = turned ? [...serials].reverse() : serials;
    const scene = { serial: one, other: two, known: history.lastOf(one), events };
    const number = from + index + 1;
    return own === undefined
      ? anAct(random, scene, number)
      : own.make(random, scene, `operator:act-${number}`);
  });
  const twice = random.below(6) === 0 ? acts.slice(0, 1) : [];
  const running = [...acts, ...twice].map(async (act) => ({
    act,
    outcome: await start(history.client, (client) => act.run(history.portsOf(client))),
  }));
  await run();
  const done = await Promise.all(running);
  for (const { act, outcome } of done) {
    const end = outcome === undefined || outcome.ok ? "" : ` refused: ${outcome.refusal.kind}`;
    log.push(`${act.actor} ${act.name}${end}`);
  }
  return done;
}

/** So long the machine goes on alone: longer than any chain takes to its alarm. Unit: seconds. */
const aloneSeconds = 1_800;

/** The machine goes on alone, from one moment that falls due to the next: whatever was lost or late comes in the end. */
async function settle(history: History, serials: readonly number[]): Promise<void> {
  for (const serial of serials) {
    const end = secondsAfter(history.clock.now(), aloneSeconds);
    for (;;) {
      await history.relayed();
      const due = history.lastOf(serial)?.due;
      if (due === undefined || due > end) break;
      history.passTo(due);
      await watchCase(history.portsOf(history.client), serial);
    }
  }
  await history.relayed();
}

async function judged(
  history: History,
  serials: readonly number[],
  events: readonly number[],
  done: readonly Done[],
): Promise<readonly string[]> {
  const { written, rules } = history;
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
  const heads = serials.flatMap((serial): readonly CaseHead[] => {
    const last = history.lastOf(serial);
    return last === undefined ? [] : [last];
  });
  wrong.push(...heads.flatMap((head) => brokenEnd(head, history.noticesOf(head.serial))));
  wrong.push(...orphans(heads, await history.eventsNow(events)));
  return wrong;
}

/** An answer that leaves a change unread is two writes at one moment; the second plans anew. */
function follows(later: readonly Written[], { after }: Written): boolean {
  const next = later.find((write) => write.after.serial === after.serial)?.after;
  return next !== undefined && next.changedAt === after.changedAt;
}

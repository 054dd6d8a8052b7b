import { seeded } from "../support/seeded.ts";
import type { Story } from "./act.ts";
import { anAct, courses, type Step } from "./all-acts.ts";
import { begun } from "./begin.ts";
import { interleaver } from "./interleaver.ts";
import { judged } from "./judge.ts";
import type { Done } from "./laws-of-callers.ts";
import { pass, settle } from "./settle.ts";
import { theirCases } from "./their-cases.ts";
import type { History, HistoryTable } from "./world.ts";

/** Acts in one history, at least. */
const leastActs = 20;

export type Told = {
  readonly acts: number;
  readonly wrong: readonly string[];
  readonly log: readonly string[];
};

/** One random history of two cases: acts by several people, agencies and machines at once, and what they broke. */
export async function runHistory(table: HistoryTable, seed: number): Promise<Told> {
  const history = await table.aHistory(seeded(seed));
  const log: string[] = [];
  const wrong: string[] = [];
  const serials = [await begun(history, seed, 1, wrong), await begun(history, seed, 2, wrong)];
  const run: Run = { serials, events: [], course: [], theirs: theirCases(seed) };
  const isOnTime = history.random.below(2) === 0;
  const done: Done[] = [];
  while (done.length < leastActs) {
    done.push(...(await round(history, run, done.length, log)));
    await history.relayed();
    takeIn(history, serials);
    await pass(history, history.random.pick([0, 1, 5, 20, 45, 90, 300, 7_200]), isOnTime);
  }
  await settle(history, run);
  takeIn(history, serials);
  wrong.push(...(await judged(history, { ...run, isOnTime }, done)));
  return { acts: done.length, wrong, log };
}

/** A neighbour's case that we have accepted is one of ours from now on. */
function takeIn({ written }: History, serials: number[]): void {
  for (const { after } of written) {
    if (after.origin !== undefined && !serials.includes(after.serial)) serials.push(after.serial);
  }
}

type Run = Story & {
  /** What is left of a course of acts: one a round. */
  readonly course: Step[];
};

/** One to four acts at once, mostly on the first case; now and then one of them is done twice. */
async function round(
  history: History,
  run: Run,
  from: number,
  log: string[],
): Promise<readonly Done[]> {
  const { random } = history;
  const { start, run: interleave } = interleaver(random);
  const acts = actsOf(history, run, from);
  const twice = random.below(6) === 0 ? acts.slice(0, 1) : [];
  const running = [...acts, ...twice].map(async (act) => ({
    act,
    round: history.stream.round(),
    outcome: await start(history.client, (client) => act.run(history.portsOf(client))),
  }));
  await interleave();
  const done = await Promise.all(running);
  for (const { act, outcome } of done) {
    const end = outcome === undefined || outcome.ok ? "" : ` refused: ${outcome.refusal.kind}`;
    log.push(`${act.actor} ${act.name}${end}`);
  }
  return done;
}

function actsOf(history: History, { serials, events, theirs, course }: Run, from: number) {
  const { random } = history;
  if (course.length === 0 && random.below(5) === 0) course.push(...random.pick(courses));
  const step = course.shift();
  const chosen = step === undefined ? [] : [step.make, ...(step.beside ? [step.beside] : [])];
  return Array.from({ length: Math.max(chosen.length, 1 + random.below(4)) }, (_, index) => {
    const make = chosen[index];
    const [one = -1, two = -1] = twoOf(serials, make, step, random.below(4));
    const scene = { serial: one, other: two, known: history.lastOf(one), events, theirs };
    const number = from + index + 1;
    return make === undefined
      ? anAct(random, scene, number)
      : make(random, scene, `operator:act-${number}`);
  });
}

/** Mostly the first case and the second beside it. A course keeps to those two. */
function twoOf(
  [first = -1, second = -1, ...taken]: readonly number[],
  make: Step["make"] | undefined,
  step: Step | undefined,
  dice: number,
): readonly number[] {
  const isTurned = make === undefined ? dice === 0 : step?.onOther === true;
  const [third = second] = taken;
  if (isTurned) return [second, first];
  return make === undefined && dice === 1 ? [third, first] : [first, second];
}

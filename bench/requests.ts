import { startSystem } from "../local/system.ts";
import { benchDesk } from "./desk.ts";
import type { Figure, Measured, Section } from "./figure.ts";
import { playCase, type Stage, type Step } from "./lifecycle.ts";
import { seedCases } from "./seed.ts";
import { type Purpose, type WatchedRequest, watchTable } from "./table-watch.ts";

const region = "33.75";
const otherCases = 1_000;

/** What a case costs: everything but the sweep, which is there without any case, and the call's own record. */
const ofTheCase: readonly Purpose[] = ["case", "receipt", "wake-up"];

type Totals = {
  readonly case: number;
  readonly receipts: number;
  readonly wakeUps: number;
  readonly calls: number;
  readonly sweeps: number;
  readonly reads: number;
  readonly writes: number;
  readonly readUnits: number;
  readonly writeUnits: number;
};

async function measure(): Promise<Measured> {
  const site = await startSystem({ port: 0, quiet: true, regions: [region] });
  const watch = watchTable(site.system);
  try {
    const stage: Stage = { site, watch, desk: await benchDesk(site, region) };
    const short = await playCase(stage, "short");
    const whole = await playCase(stage, "whole");
    const half = { region, count: otherCases / 2 };
    await seedCases(site.system, { ...half, state: "open", firstSerial: 1_000_000 });
    await seedCases(site.system, { ...half, state: "closed", firstSerial: 2_000_000 });
    const shortAmongMany = await playCase(stage, "short");
    const wholeAmongMany = await playCase(stage, "whole");
    return {
      figures: figures(short, whole, shortAmongMany, wholeAmongMany),
      lines: [
        ...shown("short case", short),
        ...shown("whole timeline", whole),
        ...shown(`whole timeline among ${otherCases} other cases`, wholeAmongMany).slice(-1),
      ],
    };
  } finally {
    watch.stop();
    await site.close();
  }
}

function totalsOf(steps: readonly Step[]): Totals {
  const all = steps.flatMap(({ requests }) => requests);
  const own = all.filter(({ purpose }) => ofTheCase.includes(purpose));
  const of = (purpose: Purpose) => all.filter((request) => request.purpose === purpose).length;
  const reads = own.filter(({ isRead }) => isRead).length;
  const sum = (unit: (request: WatchedRequest) => number) =>
    own.reduce((total, request) => total + unit(request), 0);
  return {
    case: of("case"),
    receipts: of("receipt"),
    wakeUps: of("wake-up"),
    calls: of("call"),
    sweeps: of("sweep"),
    reads,
    writes: own.length - reads,
    readUnits: sum(({ readUnits }) => readUnits),
    writeUnits: sum(({ writeUnits }) => writeUnits),
  };
}

const total = (totals: Totals): number => totals.case + totals.receipts + totals.wakeUps;

function figures(
  short: readonly Step[],
  whole: readonly Step[],
  shortAmongMany: readonly Step[],
  wholeAmongMany: readonly Step[],
): readonly Figure[] {
  const [one, all] = [totalsOf(short), totalsOf(whole)];
  const grown = (name: string, before: Totals, after: readonly Step[]): Figure => ({
    name,
    measured: total(totalsOf(after)) - total(before),
    unit: "",
    bar: { atMost: 0 },
  });
  return [
    {
      name: "short case, receipts apart",
      measured: one.case + one.wakeUps,
      unit: "",
      bar: { atMost: 12 },
    },
    {
      name: "whole timeline, receipts stamped",
      measured: total(all),
      unit: "",
      bar: { atMost: 30 },
    },
    {
      name: "whole timeline: reads less writes",
      measured: all.reads - all.writes,
      unit: "",
      bar: { atMost: 0 },
    },
    grown(`short case: more among ${otherCases} others`, one, shortAmongMany),
    grown(`whole timeline: more among ${otherCases} others`, all, wholeAmongMany),
  ];
}

function shown(what: string, steps: readonly Step[]): readonly string[] {
  const lines = steps.flatMap(({ what: name, requests }) =>
    requests
      .filter(({ purpose }) => purpose !== "sweep")
      .reduce<string[]>((found, request) => withRequest(found, request), [])
      .map((line, index) => `${(index === 0 ? name : "").padEnd(42)} ${line}`),
  );
  const sums = totalsOf(steps);
  return [
    `${what}:`,
    ...lines,
    `${what}: case ${sums.case}, receipts ${sums.receipts}, wake-ups ${sums.wakeUps}; ` +
      `reads ${sums.reads}, writes ${sums.writes}; units read ${sums.readUnits}, written ${sums.writeUnits}; ` +
      `apart: call ${sums.calls}, sweep ${sums.sweeps}`,
  ];
}

/** Equal requests in a row are one line with their number. */
function withRequest(lines: readonly string[], request: WatchedRequest): string[] {
  const { functionName, action, purpose } = request;
  const text = `${functionName} ${action}${purpose === "case" ? "" : ` (${purpose})`}`;
  const last = lines.at(-1);
  const times = last === undefined ? undefined : /^(\d+) × (.*)$/.exec(last);
  if (times?.[2] !== text) return [...lines, `1 × ${text}`];
  return [...lines.slice(0, -1), `${Number(times[1]) + 1} × ${text}`];
}

export const requests: Section = {
  name: "requests",
  about: "requests to the table for one case, from the call to the national centre, step by step",
  run: measure,
};

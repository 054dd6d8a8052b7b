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
  /** Proposals of landmarks that places name. */
  readonly landmarks: number;
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
    const shortLater = await playCase(stage, "short");
    const wholeLater = await playCase(stage, "whole");
    return {
      figures: figures({ short, shortLater, whole, wholeLater }),
      lines: [
        ...shown("short case", short),
        ...shown("whole timeline", whole),
        ...sweepLines(whole),
        ...shown(`short case among ${otherCases}`, shortLater).slice(-1),
        ...shown(`whole timeline among ${otherCases}`, wholeLater).slice(-1),
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
    landmarks: of("landmark"),
    wakeUps: of("wake-up"),
    calls: of("call"),
    sweeps: of("sweep"),
    reads,
    writes: own.length - reads,
    readUnits: sum(({ readUnits }) => readUnits),
    writeUnits: sum(({ writeUnits }) => writeUnits),
  };
}

type Cases = Readonly<Record<"short" | "shortLater" | "whole" | "wholeLater", readonly Step[]>>;

function figures(cases: Cases): readonly Figure[] {
  const [short, shortLater] = [totalsOf(cases.short), totalsOf(cases.shortLater)];
  const [whole, wholeLater] = [totalsOf(cases.whole), totalsOf(cases.wholeLater)];
  const count = (name: string, measured: number, atMost?: number): Figure => ({
    name,
    measured,
    unit: "",
    ...(atMost !== undefined && { bar: { atMost } }),
  });
  return [
    count("short case; receipts, wake-up apart", short.case, 12),
    count("short case: proposal of the landmark that its place names", short.landmarks, 1),
    count("short case: wake-up that comes too late", short.wakeUps),
    count("short case: receipts, two on duty at each agency", short.receipts),
    // As in the region files: two people on duty at each agency, each reached on two channels.
    count("whole timeline with receipts; wake-up apart", whole.case + whole.receipts, 30),
    count("whole timeline: wake-up that comes too late", whole.wakeUps),
    count("whole timeline: reads less writes", whole.reads - whole.writes, 0),
    count(`short case: more among ${otherCases} others`, shortLater.case - short.case, 0),
    // Without wake-ups: whether the minute's sweep or the wake-up comes first is chance.
    count(
      `whole timeline: more among ${otherCases} others`,
      wholeLater.case + wholeLater.receipts - whole.case - whole.receipts,
      0,
    ),
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

/** What the minute's sweeps ask the table during a case, by function. */
function sweepLines(steps: readonly Step[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { functionName, action, purpose } of steps.flatMap(({ requests }) => requests)) {
    if (purpose !== "sweep") continue;
    const name = `${functionName} ${action}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const parts = [...counts].map(([name, times]) => `${times} × ${name}`);
  return [`sweeps during the whole timeline (some 34 minutes of the clock): ${parts.join(", ")}`];
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

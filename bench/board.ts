import { type LocalSite, startSystem } from "../local/system.ts";
import { type BenchDesk, benchDesk } from "./desk.ts";
import { type Figure, type Measured, median, rounded, type Section } from "./figure.ts";
import { seedCases } from "./seed.ts";
import { type TableWatch, type WatchedRequest, watchTable } from "./table-watch.ts";

const region = "33.75";
const closedCases = 30_000;
const refreshes = 15;

type Cost = {
  readonly pages: number;
  readonly queries: number;
  readonly batchReads: number;
  readonly requests: number;
  readonly readUnits: number;
  /** Median of the whole HTTP request. */
  readonly ms: number;
};

async function measure(): Promise<Measured> {
  const site = await startSystem({ port: 0, quiet: true, regions: [region] });
  const watch = watchTable(site.system);
  try {
    const desk = await benchDesk(site, region);
    const seed = { region, state: "open", firstSerial: 1_000_000, count: 100 } as const;
    await seedCases(site.system, seed);
    const empty = await costOfPage(desk, watch);
    await seedCases(site.system, {
      region,
      state: "closed",
      firstSerial: 2_000_000,
      count: closedCases,
    });
    const full = await costOfPage(desk, watch);
    await seedCases(site.system, { ...seed, firstSerial: 1_000_100, count: 150 });
    const pages = await costOfAllPages(desk, watch);
    const pushed = await costOfChange(site, desk, watch);
    return {
      figures: figures(empty, full, pages, pushed),
      lines: [
        shown("100 open, 0 closed, first page", empty),
        shown(`100 open, ${closedCases} closed, first page`, full),
        shown(`250 open, ${closedCases} closed, all pages`, pages),
        `a change: ${pushed.events} pushed to open desks, ${pushed.reads} reads for it`,
      ],
    };
  } finally {
    watch.stop();
    await site.close();
  }
}

async function costOfPage(desk: BenchDesk, watch: TableWatch): Promise<Cost> {
  const times: number[] = [];
  let first: Cost | undefined;
  for (let refresh = 0; refresh < refreshes; refresh++) {
    watch.take();
    const startedAt = performance.now();
    await desk.board();
    times.push(performance.now() - startedAt);
    first ??= costOf(watch.take(), 1, 0);
  }
  if (first === undefined) throw new Error("the board was never read");
  return { ...first, ms: median(times) };
}

async function costOfAllPages(desk: BenchDesk, watch: TableWatch): Promise<Cost> {
  watch.take();
  const startedAt = performance.now();
  let pages = 0;
  let next: string | undefined;
  do {
    const page = await desk.board(next);
    next = page.next;
    pages++;
  } while (next !== undefined);
  return costOf(watch.take(), pages, performance.now() - startedAt);
}

function costOf(requests: readonly WatchedRequest[], pages: number, ms: number): Cost {
  const own = requests.filter(({ functionName }) => functionName === "list-board");
  const of = (action: string) => own.filter((request) => request.action === action).length;
  return {
    pages,
    queries: of("Query"),
    batchReads: of("BatchGetItem"),
    requests: own.length,
    readUnits: own.reduce((total, { readUnits }) => total + readUnits, 0),
    ms,
  };
}

/** A new case while desks are open: what reaches them, and what was read for that. */
async function costOfChange(site: LocalSite, desk: BenchDesk, watch: TableWatch) {
  let events = 0;
  const stop = site.system.boards.onEvent(() => {
    events++;
  });
  watch.take();
  await desk.createCase();
  await site.system.clock.advance(2_000);
  stop();
  const readers = ["relay-changes", "list-board", "get-case"];
  const reads = watch
    .take()
    .filter(({ isRead, functionName }) => isRead && readers.includes(functionName)).length;
  return { events, reads };
}

function figures(
  empty: Cost,
  full: Cost,
  all: Cost,
  pushed: { readonly events: number; readonly reads: number },
): readonly Figure[] {
  const exactly = (name: string, measured: number, unit: string): Figure => ({
    name,
    measured,
    unit,
    bar: { atMost: 0 },
  });
  return [
    {
      name: "requests of a page with 100 open cases",
      measured: full.requests,
      unit: "",
      bar: { atMost: 2 },
    },
    exactly(`more requests at ${closedCases} closed cases`, full.requests - empty.requests, ""),
    exactly(`more read units at ${closedCases} closed cases`, full.readUnits - empty.readUnits, ""),
    {
      name: "time of a page at 30,000 closed ÷ at none",
      measured: rounded(full.ms / empty.ms, 2),
      unit: "",
    },
    { name: "queries for 250 open cases", measured: all.queries, unit: "", bar: { atMost: 3 } },
    {
      name: "batch reads for 250 open cases",
      measured: all.batchReads,
      unit: "",
      bar: { atMost: 3 },
    },
    { name: "pushes of a new case", measured: pushed.events, unit: "", bar: { atLeast: 1 } },
    exactly("reads for a pushed change", pushed.reads, ""),
  ];
}

function shown(what: string, cost: Cost): string {
  return (
    `${what}: ${cost.pages} page(s), ${cost.queries} queries, ${cost.batchReads} batch reads, ` +
    `${cost.readUnits} read units, ${cost.ms.toFixed(0)} ms`
  );
}

export const board: Section = {
  name: "board",
  about: "what a refresh of the open board costs, whatever lies closed behind it",
  run: measure,
};

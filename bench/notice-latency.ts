import type { PhoneMessage } from "../local/sim/phones.ts";
import { type LocalSite, startSystem } from "../local/system.ts";
import { wait } from "./child-system.ts";
import {
  type BenchAgency,
  type BenchDesk,
  benchDesk,
  linkIn,
  openLink,
  pressLink,
} from "./desk.ts";
import { type Measured, median, percentile, rounded, type Section } from "./figure.ts";
import { callerName } from "./table-watch.ts";

const dispatches = 200;
/** First calls of cold environments, not counted; a region that works has them warm. */
const warmUps = 5;
const barMs = 2_000;
const desks = 20;
const writes = new Set(["PutItem", "UpdateItem", "TransactWriteItems"]);
const limitMs = 20_000;

/** Real ms from the table's answer to the write, per message. */
type Arrival = { readonly channel: PhoneMessage["channel"]; readonly ms: number };

async function measure(): Promise<Measured> {
  const site = await startSystem({ port: 0, quiet: true });
  try {
    const desk = await benchDesk(site, "33.75");
    for (let run = 0; run < warmUps; run++) await oneDispatch(site, desk, run);
    const runs: (readonly Arrival[])[] = [];
    for (let run = 0; run < dispatches; run++) runs.push(await oneDispatch(site, desk, run));
    const bursts: (readonly number[])[] = [];
    for (let burst = 0; burst < 3; burst++) bursts.push(await allAtOnce(site, desk));
    return summary(runs, bursts);
  } finally {
    await site.close();
  }
}

/** Creates, sends and acknowledges one case, so that nothing is repeated later. */
async function oneDispatch(
  site: LocalSite,
  desk: BenchDesk,
  run: number,
): Promise<readonly Arrival[]> {
  const agency = agencyOf(desk, run);
  const { serial } = await desk.createCase();
  const watched = watchOne(site, agency);
  try {
    await desk.dispatch(serial, [agency.agencyId]);
    const { arrivals, sms } = await watched.arrived;
    const link = linkIn(site, desk.region, sms);
    await pressLink(link, await openLink(link), "TERIMA");
    return arrivals;
  } finally {
    watched.stop();
  }
}

/** From the moment at which the table holds the dispatch until every phone of the agency has rung. */
function watchOne(site: LocalSite, agency: BenchAgency) {
  const messages: { readonly channel: PhoneMessage["channel"]; readonly at: number }[] = [];
  let savedAt = Number.NaN;
  let sms = "";
  let timer: NodeJS.Timeout | undefined;
  let stopMessages = () => {};
  const names = callerName(site.system);
  const stopRequests = site.system.dynamo.onRequest(({ caller, action }) => {
    if (writes.has(action) && names(caller) === "dispatch-case") savedAt = performance.now();
  });
  const arrived = new Promise<{ arrivals: readonly Arrival[]; sms: string }>((done, fail) => {
    timer = setTimeout(() => {
      fail(new Error(`${messages.length} of ${agency.messages} messages to ${agency.agencyId}`));
    }, limitMs);
    stopMessages = site.world.phones.onMessage((message) => {
      if (!agency.numbers.includes(message.to)) return;
      messages.push({ channel: message.channel, at: performance.now() });
      if (message.channel === "sms") sms = message.text;
      if (messages.length < agency.messages) return;
      done({ arrivals: messages.map(({ channel, at }) => ({ channel, ms: at - savedAt })), sms });
    });
  });
  return {
    arrived,
    stop() {
      clearTimeout(timer);
      stopMessages();
      stopRequests();
    },
  };
}

/** Many desks press at the same moment. @returns ms from pressing to the last message, per dispatch */
async function allAtOnce(site: LocalSite, desk: BenchDesk): Promise<readonly number[]> {
  const cases = await Promise.all(Array.from({ length: desks }, () => desk.createCase()));
  const arrived: { readonly text: string; readonly at: number }[] = [];
  const stop = site.world.phones.onMessage(({ text }) => {
    arrived.push({ text, at: performance.now() });
  });
  const pressedAt = performance.now();
  await Promise.all(
    cases.map(async ({ serial, caseNumber }, index) => {
      const agency = agencyOf(desk, index);
      await desk.dispatch(serial, [agency.agencyId]);
      const number = caseNumber.slice(caseNumber.lastIndexOf("-") + 1);
      const own = () => arrived.filter(({ text }) => text.includes(number)).length;
      while (own() < agency.messages) {
        if (performance.now() - pressedAt > limitMs) throw new Error(`${caseNumber}: too late`);
        await wait(5);
      }
    }),
  );
  stop();
  return cases.map(({ caseNumber }) => {
    const number = caseNumber.slice(caseNumber.lastIndexOf("-") + 1);
    const own = arrived.filter(({ text }) => text.includes(number));
    return Math.max(...own.map(({ at }) => at)) - pressedAt;
  });
}

function agencyOf(desk: BenchDesk, index: number): BenchAgency {
  const agency = desk.agencies[index % desk.agencies.length];
  if (agency === undefined) throw new Error("no agency has anybody on duty");
  return agency;
}

function summary(
  runs: readonly (readonly Arrival[])[],
  bursts: readonly (readonly number[])[],
): Measured {
  const last = runs.map((arrivals) => Math.max(...arrivals.map(({ ms }) => ms)));
  const firstOf = (channel: Arrival["channel"]) =>
    runs.map((arrivals) =>
      Math.min(...arrivals.filter((one) => one.channel === channel).map(({ ms }) => ms)),
    );
  const line = (what: string, values: readonly number[]) =>
    `${what.padEnd(36)} p50 ${percentile(values, 0.5).toFixed(0)} ms, p99 ${percentile(values, 0.99).toFixed(0)} ms, longest ${Math.max(...values).toFixed(0)} ms`;
  return {
    figures: [
      { name: "saved → last message of the dispatch, p50", measured: ms(last, 0.5), unit: "ms" },
      {
        name: `saved → last message of the dispatch, p99 of ${runs.length}`,
        measured: ms(last, 0.99),
        unit: "ms",
        bar: { atMost: barMs },
      },
      {
        name: `${desks} desks at once: pressed → last message, median of 3`,
        measured: rounded(median(bursts.map((burst) => Math.max(...burst))), 0),
        unit: "ms",
      },
    ],
    lines: [
      line("first SMS of a dispatch", firstOf("sms")),
      line("first WhatsApp of a dispatch", firstOf("whatsapp")),
      line("last message on any channel", last),
      `${runs.flat().length} messages in all, one dispatch after the other, real time`,
      ...bursts.map((burst) => line(`${desks} at once, from pressing`, burst)),
    ],
  };
}

function ms(values: readonly number[], share: number): number {
  return rounded(percentile(values, share), 0);
}

export const noticeLatency: Section = {
  name: "notice-latency",
  about: "from the table's answer to the saved dispatch to the message in the phone's inbox",
  run: measure,
};

import { contactEvent } from "../../core/contracts/connect/contact-event.ts";
import { contactRecord } from "../../core/contracts/connect/contact-record.ts";
import type { Call } from "../../core/domain/call/call.ts";
import type { CallBack } from "../../core/domain/call/call-back.ts";
import { countDay, type DayReportFacts } from "../../core/domain/reporting/day-report.ts";
import type { CallBackStore } from "../../core/usecases/call-back-ports.ts";
import type { CallStore } from "../../core/usecases/call-ports.ts";
import {
  type RecordPorts,
  recordContactEvent,
  recordContactRecord,
} from "../../core/usecases/record-contact.ts";
import {
  fates,
  type GeneratedCall,
  generatedCall,
  outgoingContact,
  type QueueRule,
  spokenFates,
} from "./contact-generator.ts";
import type { ConnectMessage } from "./contact-messages.ts";
import { seeded } from "./seeded.ts";

/** The local day of all generated calls: 21 November 2026 in Pekalongan, from 07.00. */
const dayStartMs = Date.parse("2026-11-21T00:00:00.000Z");
export const day = "2026-11-21";

export type World = {
  readonly calls: readonly GeneratedCall[];
  readonly messages: readonly ConnectMessage[];
  readonly outgoing: number;
};

/** Contacts of one day, their messages duplicated, reordered and late, drawn from one seed. */
export function generatedWorld(count: number, seed: number): World {
  const random = seeded(seed);
  const calls: GeneratedCall[] = [];
  const messages: ConnectMessage[] = [];
  let outgoing = 0;
  for (let index = 0; index < count; index++) {
    const startMs = dayStartMs + random.below(50_000) * 1000;
    if (random.next() < 0.08) {
      messages.push(...outgoingContact(random, outgoing++, startMs));
      continue;
    }
    const number = numberOf(random.next(), random.below(count));
    const call = generatedCall(random, index, random.pick(fates), number, startMs);
    calls.push(call);
    messages.push(...call.messages);
  }
  return { calls, messages: random.shuffled(messages), outgoing };
}

/** One in ten hides the number, three in ten are numbers that call again and again. */
function numberOf(kind: number, one: number): string | undefined {
  if (kind < 0.05) return "anonymous";
  if (kind < 0.1) return undefined;
  const serial = kind < 0.4 ? one % 50 : 1_000 + one;
  return `+620811${String(serial).padStart(6, "0")}`;
}

export async function applyAll(
  ports: RecordPorts,
  messages: readonly ConnectMessage[],
): Promise<void> {
  for (const { kind, body } of messages) {
    if (kind === "event") await recordContactEvent(ports, contactEvent.parse(body));
    else await recordContactRecord(ports, contactRecord.parse(body));
  }
}

/** Unit: seconds; 0 of a call that nobody answered, or that began nowhere. */
function secondsTo(from: string | undefined, { answeredAt }: Call): number {
  if (from === undefined || answeredAt === undefined) return 0;
  return (Date.parse(answeredAt) - Date.parse(from)) / 1000;
}

/** Counts as the centre reports them. */
export async function reported(calls: Pick<CallStore, "ofDay">) {
  const found: Call[] = [];
  for await (const call of calls.ofDay(day)) found.push(call);
  const total = (name: "talkSeconds" | "holdSeconds") =>
    found.reduce((sum, call) => sum + (call[name] ?? 0), 0);
  return {
    report: countDay("33.75", day, found),
    answerSecondsFromCaller: found.reduce((sum, call) => sum + secondsTo(call.receivedAt, call), 0),
    answerSecondsInQueue: found.reduce((sum, call) => sum + secondsTo(call.queuedAt, call), 0),
    settled: found.filter(({ settled }) => settled === true).length,
    talkSeconds: total("talkSeconds"),
    holdSeconds: total("holdSeconds"),
    transfers: found.filter(({ transfers }) => transfers === 1).length,
    cutOff: found.filter(({ endedBy }) => endedBy === "network").length,
  };
}

/** The same counts by what the generator knows, without any code of the centre's. */
export function truth({ calls }: World) {
  const of = (...wanted: readonly GeneratedCall["fate"][]) =>
    calls.filter(({ fate }) => wanted.includes(fate)).length;
  const sum = (value: (call: GeneratedCall) => number) =>
    calls.reduce((total, call) => total + value(call), 0);
  const seconds = (from?: string, to?: string) =>
    from === undefined || to === undefined ? 0 : (Date.parse(to) - Date.parse(from)) / 1000;
  const answered = of(...spokenFates);
  const dropped = of("lost-in-flow", "short", "abandoned", "promised");
  const ruled = (rule: QueueRule) => calls.filter(({ rules }) => rules.includes(rule)).length;
  const report: DayReportFacts = {
    schema: "siaga112.day-report/2",
    region: "33.75",
    date: day,
    calls: calls.length,
    answered,
    abandonedInQueue: of("abandoned", "promised"),
    lostBeforeQueue: of("lost-in-flow", "short"),
    overflowed: of("overflowed", "dropped-outside"),
    queueRules: {
      movedBack: calls.filter(({ rules, queuedAt }) => rules.includes("later") && queuedAt).length,
      waitedForOwnLine: ruled("own-line"),
      putFirst: ruled("first"),
      blocked: 0,
    },
    blocksSet: 0,
    callBacks: {},
    callsByType: { dropped, undecided: calls.length - dropped },
    callsWithoutCase: calls.length,
    casesClosed: 0,
    escalations: 0,
    stages: {},
  };
  return {
    report,
    answerSecondsFromCaller: sum((call) => seconds(call.receivedAt, call.answeredAt)),
    answerSecondsInQueue: sum((call) => seconds(call.queuedAt, call.answeredAt)),
    settled: calls.length,
    talkSeconds: sum(({ talkSeconds }) => talkSeconds),
    holdSeconds: sum(({ holdSeconds }) => holdSeconds),
    transfers: of("transferred", "left-waiting"),
    cutOff: of("network-broken"),
  };
}

/** Call-back rows that ended, as the centre counts them. */
export async function reportedEnds(store: Pick<CallBackStore, "endedOn">) {
  const rows: CallBack[] = [];
  for (const date of [day, "2026-11-22"]) {
    for await (const row of store.endedOn(date)) rows.push(row);
  }
  const by = Object.groupBy(rows, ({ ended }) => ended?.reason ?? "open");
  return {
    calls: rows.reduce((sum, row) => sum + row.calls, 0),
    ...Object.fromEntries(Object.entries(by).map(([reason, list]) => [reason, list.length])),
  };
}

type Mark = { readonly atMs: number; readonly call?: GeneratedCall };

/** The same rows by hand: number by number, minute by minute. @param silenceMs the region's time */
export function trueEnds({ calls }: World, silenceMs: number) {
  const counts: Record<string, number> = { calls: 0 };
  const count = (name: string, by = 1) => {
    counts[name] = (counts[name] ?? 0) + by;
  };
  const byNumber = Object.groupBy(
    calls.filter(({ number }) => number?.startsWith("+") === true),
    ({ number }) => number ?? "",
  );
  for (const own of Object.values(byNumber)) countNumber(own ?? [], silenceMs, count);
  return counts;
}

function countNumber(
  own: readonly GeneratedCall[],
  silenceMs: number,
  count: (name: string, by?: number) => void,
): void {
  const servedFates = ["answered", "transferred", "overflowed"];
  const marks: Mark[] = own.flatMap((call) => [
    ...(!servedFates.includes(call.fate) ? [{ atMs: Date.parse(call.endedAt), call }] : []),
    ...(call.answeredAt === undefined ? [] : [{ atMs: Date.parse(call.answeredAt) }]),
  ]);
  marks.sort(
    (a, b) => a.atMs - b.atMs || Number(a.call === undefined) - Number(b.call === undefined),
  );
  let waiting: GeneratedCall[] = [];
  let lastMs = 0;
  const end = (reason: string) => {
    count(reason);
    count("calls", waiting.length);
    waiting = [];
  };
  const silent = () =>
    end(waiting.length === 1 && waiting[0]?.fate === "short" ? "short" : "silent");
  for (const { atMs, call } of marks) {
    if (waiting.length > 0 && atMs - lastMs >= silenceMs) silent();
    if (call !== undefined) {
      waiting.push(call);
      lastMs = atMs;
    } else if (waiting.length > 0) end("spoke");
  }
  if (waiting.length > 0) silent();
}

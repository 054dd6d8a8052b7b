import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import * as z from "zod/mini";
import {
  type CaseReport,
  caseReport,
  type DayReport,
  dayReport,
} from "../../core/contracts/national/case-report.ts";
import type { VirtualClock } from "../clock.ts";
import { answerJson, jsonIn, textOf } from "../http/plain.ts";
import { openJournal } from "../kept-file.ts";

/** `slow` answers after 5 s, `late` never answers and applies what it got 30 s later. */
export const nationalModes = ["up", "down", "slow", "late"] as const;
export type NationalMode = (typeof nationalModes)[number];

const slowMs = 5_000;
const lateMs = 30_000;

export type NationalCentre = {
  readonly url: string;
  mode(): NationalMode;
  setMode(mode: NationalMode): void;
  /** The newest record of each case. */
  records(): readonly CaseReport[];
  days(): readonly DayReport[];
  /** Every request that was understood, in order of arrival, repeated ones included. */
  arrivals(): readonly { readonly key: string; readonly at: string }[];
  refused(): number;
  close(): Promise<void>;
};

const kept = z.object({ report: z.exactOptional(caseReport), day: z.exactOptional(dayReport) });
type Kept = Readonly<z.output<typeof kept>>;

/** The stand-in for the national monitoring centre: an HTTP server of its own that checks what it gets. */
export async function startNationalCentre(options: {
  readonly clock: VirtualClock;
  readonly port?: number;
  readonly file?: string;
}): Promise<NationalCentre> {
  const { clock, file } = options;
  const cases = new Map<string, CaseReport>();
  const days = new Map<string, DayReport>();
  const arrivals: { key: string; at: string }[] = [];
  let mode: NationalMode = "up";
  let refused = 0;

  function keep({ report, day }: Kept): void {
    if (report !== undefined && (cases.get(report.caseNumber)?.version ?? -1) < report.version) {
      cases.set(report.caseNumber, report);
    }
    if (day !== undefined) days.set(`${day.region} ${day.date}`, day);
  }
  const journal = openJournal<Kept>({
    file,
    schema: kept,
    state: () => [
      ...Array.from(cases.values(), (report) => ({ report })),
      ...Array.from(days.values(), (day) => ({ day })),
    ],
  });
  for (const entry of journal.found) keep(entry);

  function apply(entry: Kept): void {
    keep(entry);
    journal.add(entry);
  }

  function understand(path: string, body: string): { key: string; entry: Kept } | undefined {
    if (path.startsWith("/v1/cases/")) {
      const report = parsed(caseReport, body);
      const named = report !== undefined && path === `/v1/cases/${report.caseNumber}`;
      return named ? { key: report.idempotencyKey, entry: { report } } : undefined;
    }
    const day = parsed(dayReport, body);
    const named = day !== undefined && path === `/v1/regions/${day.region}/days/${day.date}`;
    return named ? { key: `${day.region} ${day.date}`, entry: { day } } : undefined;
  }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    if (mode === "down") return answerJson(response, 503, { accepted: false });
    const understood = request.method === "PUT" ? understand(request.url ?? "", body) : undefined;
    if (understood === undefined) {
      refused++;
      return answerJson(response, 422, { accepted: false });
    }
    arrivals.push({ key: understood.key, at: clock.iso() });
    await acceptInMode(understood.entry, response);
  }

  async function acceptInMode(entry: Kept, response: ServerResponse): Promise<void> {
    if (mode === "late") return void clock.after(lateMs, () => apply(entry));
    if (mode === "slow") await new Promise((done) => setTimeout(done, slowMs));
    apply(entry);
    const held = entry.report && cases.get(entry.report.caseNumber)?.version;
    answerJson(response, 200, { accepted: true, ...(held !== undefined && { version: held }) });
  }

  const server = createServer((request, response) => {
    receive(request, response).catch(() => answerJson(response, 500, { accepted: false }));
  });
  await listen(server, options.port ?? 0);

  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    mode: () => mode,
    setMode(next) {
      mode = next;
    },
    records: () => [...cases.values()],
    days: () => [...days.values()],
    arrivals: () => arrivals,
    refused: () => refused,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function parsed<T extends z.ZodMiniType>(schema: T, body: string): z.infer<T> | undefined {
  return schema.safeParse(jsonIn(body)).data;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done) => {
    server.listen(port, "127.0.0.1", done);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

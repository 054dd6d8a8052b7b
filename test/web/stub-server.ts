import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type WebSocket, WebSocketServer } from "ws";
import type { BoardResponse } from "../../core/contracts/board.ts";
import {
  changeCaseRequest,
  createCaseRequest,
  dispatchCaseRequest,
} from "../../core/contracts/cases.ts";
import { livingSchemas, type PlacesFile } from "../../core/contracts/region.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { changeCase } from "../../core/domain/case/change.ts";
import { addDispatches, openCase } from "../../core/domain/case/plan.ts";
import { type Instant, instantOf } from "../../core/domain/shared/time.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
};

/** As strict as a deployment: no inline script, no inline style, nothing from elsewhere. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'";

type Call = BoardResponse["calls"][number];
type Seen = { readonly method: string; readonly path: string; readonly body: unknown };

export type StubServer = {
  readonly url: string;
  readonly seen: readonly Seen[];
  readonly cases: Map<number, CaseHead>;
  readonly calls: Map<string, Call>;
  /** The next requests to this path are cut off without an answer. */
  cut: string | undefined;
  /** Pushes a row to every open page. */
  push(change: unknown): void;
  close(): Promise<void>;
};

const now = (): Instant => instantOf(Date.now());

/** A region's API with the real rules behind it and nothing else: enough for a desk to be used. */
export async function startStub(folder: string, settings: unknown): Promise<StubServer> {
  const places: PlacesFile = JSON.parse(
    readFileSync(join(folder, "wilayah", "33.75.json"), "utf8"),
  );
  const seen: Seen[] = [];
  const requests = new Map<string, number>();
  const open = new Set<WebSocket>();
  const state = { cut: undefined as string | undefined };
  const cases = new Map<number, CaseHead>();
  const calls = new Map<string, Call>();
  const living = { settings: { ...(settings as Record<string, unknown>) } };
  const history: unknown[] = [];

  const placeOf = (input: { villageCode: string; detail: string; certain: boolean }) => {
    const village = places.villages.find(({ code }) => code === input.villageCode);
    const district = places.districts.find(({ code }) => code === village?.districtCode);
    return {
      villageCode: input.villageCode,
      village: village?.name ?? "",
      districtCode: district?.code ?? "",
      district: district?.name ?? "",
      detail: input.detail,
      certain: input.certain,
    };
  };
  const routes: readonly [RegExp, (body: unknown, part: string) => unknown][] = [
    [
      /^GET \/board/,
      () => ({ cases: [...cases.values()], calls: [...calls.values()], serverTime: now() }),
    ],
    [
      /^GET \/calls\/(.+)$/,
      (_, part) => ({ call: calls.get(part), callerNumber: "+620811000001" }),
    ],
    [/^POST \/calls\/(.+)\/type$/, (_, part) => ({ call: calls.get(part) })],
    [
      /^POST \/classifications$/,
      () => ({
        callType: "normal",
        kind: "fire",
        priority: "P1",
        confidence: 0.92,
        reasons: ["kata “kebakaran”", "kata “api membesar”"],
        agencies: [
          { agencyId: "damkar", role: "lead", reason: "utama untuk kebakaran" },
          { agencyId: "psc119", role: "support", reason: "mungkin ada korban" },
        ],
      }),
    ],
    [
      /^POST \/cases$/,
      (body) => {
        const input = createCaseRequest.parse(body);
        const serial = requests.get(input.requestId) ?? cases.size + 42;
        requests.set(input.requestId, serial);
        const made = openCase({
          ...input,
          code: "33.75",
          serial,
          at: now(),
          actor: "operator:op-1",
          place: placeOf(input.place),
        });
        if (!cases.has(serial)) cases.set(serial, made);
        if (input.callId !== undefined) calls.delete(input.callId);
        return { case: cases.get(serial) };
      },
    ],
    [
      /^POST \/cases\/(\d+)\/dispatches$/,
      (body, part) => {
        const { agencies } = dispatchCaseRequest.parse(body);
        return kept(part, (head) => addDispatches(head, agencies, now(), "operator:op-1"));
      },
    ],
    [
      /^POST \/cases\/(\d+)\/changes$/,
      (body, part) => {
        const { place, ...rest } = changeCaseRequest.parse(body);
        const change = place === undefined ? rest : { ...rest, place: placeOf(place) };
        return kept(part, (head) => changeCase(head, change, now(), "operator:op-1"));
      },
    ],
    [
      /^GET \/cases\/(\d+)$/,
      (_, part) => ({
        case: cases.get(Number(part)),
        body: {
          report: "Kebakaran <b>rumah</b> 🔥",
          notes: "",
          verified: { name: true, place: true, incident: false },
        },
        identity: { callerNumber: "+620811000001" },
        receipts: [
          {
            ordinal: 1,
            seq: 1,
            channel: "sms",
            contactId: "damkar-1",
            sentAt: now(),
            deliveredAt: now(),
          },
        ],
      }),
    ],
    [/^GET \/settings$/, () => living],
    [/^GET \/settings\/(\w+)\/history$/, () => ({ history })],
    [
      /^PUT \/settings\/(\w+)$/,
      (body, topic) => {
        const { value, reason } = body as { value: unknown; reason: string };
        livingSchemas[topic as "waits"].parse(value);
        living.settings[topic] = value;
        const version = history.length + 1;
        const change = { topic, version, value, reason, by: "operator:spv-1", at: now() };
        history.unshift(change);
        return { change };
      },
    ],
  ];
  const kept = (
    part: string,
    act: (head: CaseHead) => { ok: true; value: CaseHead } | { ok: false },
  ) => {
    const head = cases.get(Number(part));
    const result = head === undefined ? undefined : act(head);
    if (result?.ok !== true) return undefined;
    cases.set(result.value.serial, result.value);
    return { case: result.value };
  };

  const answerTo = (request: IncomingMessage, path: string, body: unknown) => {
    if (request.headers.authorization !== "Bearer token-of-a-test")
      return { status: 401, value: {} };
    const asked = `${request.method} ${path}`;
    const route = routes.find(([pattern]) => pattern.test(asked));
    const value = route?.[1](body, route[0].exec(asked)?.[1] ?? "");
    const refusal = { code: "nothing-changed", message: "Tidak ada yang berubah." };
    return value === undefined ? { status: 409, value: { refusal } } : { status: 200, value };
  };
  const api = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const body = await jsonBody(request);
    seen.push({ method: request.method ?? "", path, body });
    if (state.cut === path) {
      request.socket.destroy();
      return;
    }
    const { status, value } = answerTo(request, path, body);
    response
      .writeHead(status, { "content-type": "application/json; charset=utf-8" })
      .end(JSON.stringify(value));
  };

  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (path.startsWith("/api/33.75/")) {
      void api(request, response, path.slice("/api/33.75".length));
      return;
    }
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(200, { "content-type": "text/html" }).end("<p>masuk dahulu</p>");
      return;
    }
    response
      .writeHead(200, {
        "content-type": types[extname(file)] ?? "application/octet-stream",
        "content-security-policy": contentSecurityPolicy,
      })
      .end(readFileSync(file));
  });
  const sockets = new WebSocketServer({
    server,
    handleProtocols: (offered) =>
      offered.has("aws-appsync-event-ws") ? "aws-appsync-event-ws" : false,
  });
  sockets.on("connection", (socket) => {
    socket.on("message", (text) => {
      const message = JSON.parse(String(text)) as { type: string; id?: string; channel?: string };
      const answer =
        message.type === "connection_init"
          ? { type: "connection_ack", connectionTimeoutMs: 300_000 }
          : { type: "subscribe_success", id: message.id };
      if (message.channel === "/papan/33-75") open.add(socket);
      socket.send(JSON.stringify(answer));
    });
    socket.on("close", () => open.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    cases,
    calls,
    get cut() {
      return state.cut;
    },
    set cut(path) {
      state.cut = path;
    },
    push(change) {
      const event = JSON.stringify(change);
      for (const one of open) one.send(JSON.stringify({ type: "data", id: "papan", event }));
    },
    async close() {
      for (const one of sockets.clients) one.terminate();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
}

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type WebSocket, WebSocketServer } from "ws";
import type { CallBackView, CentreView } from "../../core/contracts/board.ts";
import type { EventView } from "../../core/contracts/events.ts";
import type { OfferView } from "../../core/contracts/handover.ts";
import type { LandmarkView } from "../../core/contracts/landmarks.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { stubLandmarks } from "./stub-call-routes.ts";
import { stubCareRoutes } from "./stub-care-routes.ts";
import { type StubComplaint, stubComplaintRoutes } from "./stub-complaint-routes.ts";
import type { StubCall, StubRoute } from "./stub-route.ts";
import { stubRoutes } from "./stub-routes.ts";

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

type Seen = { readonly method: string; readonly path: string; readonly body: unknown };

export type StubServer = {
  readonly url: string;
  readonly seen: readonly Seen[];
  readonly cases: Map<number, CaseHead>;
  readonly calls: Map<string, StubCall>;
  readonly callBacks: Map<string, CallBackView>;
  readonly events: Map<number, EventView>;
  readonly offers: Map<string, OfferView>;
  readonly landmarks: Map<string, LandmarkView>;
  readonly complaints: Map<string, StubComplaint>;
  /** Pages beside the product's own, by path; without a policy. */
  readonly pages: Map<string, { readonly type: string; readonly body: string }>;
  /** Tokens that the API takes; a token that is taken away has expired. */
  readonly tokens: Set<string>;
  centre: CentreView | undefined;
  /** The next requests to this path are cut off without an answer. */
  cut: string | undefined;
  /** Pushes a row to every open page. */
  push(change: unknown): void;
  close(): Promise<void>;
};

/** A region's API with the real rules behind it and nothing else: enough for a desk to be used. */
export async function startStub(folder: string, settings: unknown): Promise<StubServer> {
  const seen: Seen[] = [];
  const open = new Set<WebSocket>();
  const state = { cut: undefined as string | undefined };
  const cases = new Map<number, CaseHead>();
  const calls = new Map<string, StubCall>();
  const callBacks = new Map<string, CallBackView>();
  const pages: StubServer["pages"] = new Map();
  const tokens = new Set(["token-of-a-test"]);
  const events = new Map<number, EventView>();
  const offers = new Map<string, OfferView>();
  const landmarks = new Map(stubLandmarks.map((landmark) => [landmark.landmarkId, landmark]));
  const lists = { cases, calls, callBacks, events, offers, landmarks };
  const board = { ...lists, centre: undefined as CentreView | undefined };
  const complaints = new Map<string, StubComplaint>();
  const routes = [
    ...stubCareRoutes(board),
    ...stubRoutes(folder, settings, board),
    ...stubComplaintRoutes(complaints),
  ];

  const answerTo = (request: IncomingMessage, path: string, body: unknown) => {
    if (!tokens.has(request.headers.authorization?.replace("Bearer ", "") ?? ""))
      return { status: 401, value: {} };
    const value = firstAnswer(routes, `${request.method} ${path}`, body);
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
    const page = pages.get(path);
    if (page === undefined) return answerFile(folder, path, response);
    response.writeHead(200, { "content-type": page.type }).end(page.body);
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
    ...lists,
    complaints,
    pages,
    tokens,
    get centre() {
      return board.centre;
    },
    set centre(centre) {
      board.centre = centre;
    },
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

/** Of the routes that fit, the first one that knows what is asked about. */
function firstAnswer(routes: readonly StubRoute[], asked: string, body: unknown): unknown {
  for (const [pattern, answer] of routes) {
    const found = pattern.exec(asked);
    const value = found === null ? undefined : answer(body, found[1] ?? "");
    if (value !== undefined) return value;
  }
  return undefined;
}

function answerFile(folder: string, path: string, response: ServerResponse): void {
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
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
}

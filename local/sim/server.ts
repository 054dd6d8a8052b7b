import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { handleControl } from "./control.ts";
import { handleToken, strippedModule } from "./workspace-site.ts";
import type { SimWorld } from "./world.ts";

const pages = join(import.meta.dirname, "pages");
const pageOf: Readonly<Record<string, string>> = {
  "/": "start.html",
  "/masuk": "masuk.html",
  "/lokal/penelepon": "penelepon.html",
  "/lokal/telepon": "telepon.html",
  "/lokal/pusat": "pusat.html",
  "/lokal/pbx": "pbx.html",
  "/lokal/ruang-kerja": "ruang-kerja.html",
  "/lokal/lokal.css": "lokal.css",
  "/lokal/lokal.js": "lokal.js",
  "/lokal/ruang-kerja.js": "ruang-kerja.js",
  "/lokal/ruang-kerja.css": "ruang-kerja.css",
};

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** A request handed on to a region's HTTP API, with the path that the API sees. */
export type ApiFront = (
  code: string,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => void;

export type Site = {
  readonly world: SimWorld;
  readonly webFolder: string;
  readonly api: ApiFront;
};

export type SiteServer = {
  readonly server: Server;
  /** `http://localhost:<port>` */
  readonly url: string;
  /** From now on requests are answered; before, the address is only known. */
  serve(site: Site): void;
  close(): Promise<void>;
};

/** The one server a person opens: pages of the product, simulators, every region's API and short links. */
export async function openServer(wantedPort: number): Promise<SiteServer> {
  let site: Site | undefined;
  const server = createServer((request, response) => {
    if (site === undefined) {
      response.writeHead(503, { "retry-after": "1" }).end();
      return;
    }
    route(site, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(wantedPort, "127.0.0.1", done);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : wantedPort;
  return {
    server,
    url: `http://localhost:${port}`,
    serve(next) {
      site = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function route(
  options: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? "/";
  const path = url.split("?")[0] ?? "/";
  if (path.startsWith("/lokal/api/")) {
    return handleControl(options.world, request, response, url.slice("/lokal/api".length));
  }
  const toApi = /^\/(?:api|t)\/([^/?]+)(.*)$/.exec(url);
  if (toApi?.[1] !== undefined && toApi[2] !== undefined) {
    const [, code, rest] = toApi;
    const known = options.world.regions.some((region) => region.code === code);
    return known ? options.api(code, request, response, rest) : unknownRegion(response);
  }
  if (path === "/masuk/oauth2/token") return handleToken(options.world, request, response);
  if (path === "/lokal/workspace-host.js") return strippedModule("workspace-host.ts", response);
  const page = pageOf[path];
  if (page !== undefined) return file(join(pages, page), response);
  return file(webFile(options.webFolder, path), response);
}

/** Deployed, each region has an address of its own; here the path names it, and may name none that there is. */
function unknownRegion(response: ServerResponse): void {
  const refusal = { code: "unknown-region", message: "Wilayah tidak dikenal." };
  response
    .writeHead(404, { "content-type": "application/json; charset=utf-8" })
    .end(JSON.stringify({ refusal }));
}

/** A path below the folder, never outside it. */
function webFile(folder: string, path: string): string {
  const inside = normalize(join("/", decodeURIComponent(path)));
  return join(folder, inside.endsWith("/") ? `${inside}index.html` : inside);
}

function file(path: string, response: ServerResponse): void {
  if (!existsSync(path) || !statSync(path).isFile()) {
    response
      .writeHead(404, { "content-type": "text/plain; charset=utf-8" })
      .end("Halaman tidak ditemukan.");
    return;
  }
  response
    .writeHead(200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    })
    .end(readFileSync(path));
}

import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { loadRegions, type Region } from "../regions/load.ts";
import { buildRegions, placesSource } from "./build-regions.ts";

const root = join(import.meta.dirname, "..");
const pages = [
  { folder: "meja", title: "Meja 112" },
  { folder: "penyelia", title: "Penyelia 112" },
] as const;

/** The part of a region's file that a browser may have: no numbers of duty officers, nothing of the account. */
function publicPart(region: Region): Record<string, unknown> {
  const { code, name, serviceName, timeZone, serviceLevels, agencyLine, linkHost } = region;
  const agencies = region.agencies.map(({ agencyId, label, service, vertical }) => ({
    agencyId,
    label,
    service,
    vertical,
  }));
  const { autoAccept } = region.contactCentre;
  const quickConnects = region.contactCentre.quickConnects.map(
    ({ quickConnectId, label, neighbour }) => ({ quickConnectId, label, neighbour }),
  );
  const about = { code, name, serviceName, timeZone, serviceLevels };
  return { ...about, agencyLine, linkHost, autoAccept, quickConnects, agencies };
}

/** A page without any script of its own beside the bundle, so that `script-src 'self'` is enough. */
function pageHtml(title: string): string {
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="main.css">
<script type="module" src="main.js"></script>
</head>
<body><div id="app">Memuat …</div></body>
</html>
`;
}

/** The addresses of the local system; a deployment writes a file of its own. */
function localConfig(regions: readonly Region[]): Record<string, unknown> {
  return {
    mode: "local",
    signInUrl: "/masuk",
    apiBase: "/api/{code}",
    realtimeUrl: "/realtime/{code}",
    placesBase: "/wilayah/",
    regions: regions.map(({ code, name }) => ({ code, name })),
  };
}

const attribution = `Daftar kecamatan dan desa/kelurahan di folder ini diambil dari ${placesSource}.
Data ini berada di bawah Open Database License (ODbL) 1.0; salinan dan turunannya tetap di bawah lisensi itu.
https://opendatacommons.org/licenses/odbl/1-0/
`;

/** Bundles the pages into `<target>/<page>/` and puts beside them what they read of the regions. */
export async function buildWeb(
  target = join(root, "web", "dist"),
  regionsFolder = join(root, "dist", "regions"),
): Promise<void> {
  const regions = loadRegions();
  const complete = regions.every(({ code }) =>
    existsSync(join(regionsFolder, code, "places.json")),
  );
  if (!complete) buildRegions(regionsFolder, regions);
  rmSync(target, { recursive: true, force: true });
  await build({
    entryPoints: pages.map(({ folder }) => ({
      in: join(root, "web", "src", folder, "main.tsx"),
      out: `${folder}/main`,
    })),
    outdir: target,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome120", "firefox121", "safari17"],
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".woff2": "file", ".svg": "file" },
    legalComments: "linked",
    logLevel: "warning",
  });
  for (const { folder, title } of pages) {
    writeFileSync(join(target, folder, "index.html"), pageHtml(title));
  }
  writeFileSync(join(target, "meja", "config.json"), JSON.stringify(localConfig(regions), null, 2));

  const places = join(target, "wilayah");
  mkdirSync(places, { recursive: true });
  for (const region of regions) {
    copyFileSync(
      join(regionsFolder, region.code, "places.json"),
      join(places, `${region.code}.json`),
    );
    writeFileSync(join(places, `${region.code}-region.json`), JSON.stringify(publicPart(region)));
  }
  writeFileSync(join(places, "ATRIBUSI.txt"), attribution);
}

if (import.meta.main) await buildWeb();

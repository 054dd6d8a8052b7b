/** `node bench/synth-regions.ts <regions> <functions> <out>`: what `npm run synth` does, for the region files of any folder. */
import { join } from "node:path";
import { buildApp } from "../lib/app.ts";
import { synthesize } from "../lib/synthesize.ts";
import { loadRegions } from "../regions/load.ts";
import { buildRegions } from "../tools/build-regions.ts";

const [folder, functions, outdir] = process.argv.slice(2);
if (folder === undefined || functions === undefined || outdir === undefined) {
  throw new Error("three folders are needed: region files, built functions, where to write");
}
const regions = loadRegions(folder);
const built = join(outdir, "..", "built-regions");
buildRegions(built, regions);
synthesize(
  buildApp({ regions, assets: { functions, regions: built }, account: "000000000000", outdir }),
);

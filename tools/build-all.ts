/** Everything that synthesis and the local system need: region files, functions, web pages. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "./build-functions.ts";
import { buildRegions } from "./build-regions.ts";

const root = join(import.meta.dirname, "..");

/** The pages are built in their own process: their bundler holds some 200 MB that nothing else needs. */
function buildWeb(): void {
  const script = join(root, "tools", "build-web.ts");
  if (!existsSync(script)) throw new Error("tools/build-web.ts is missing: no web pages");
  const done = spawnSync(process.execPath, [script], { cwd: root, stdio: "inherit" });
  if (done.status !== 0) throw new Error("the web pages could not be built");
}

buildRegions();
await buildFunctions();
buildWeb();

// biome-ignore-all lint/style/noProcessEnv: the test process chooses and prepares its browser by environment
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { env } from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { type Browser, chromium } from "playwright-core";

const switches = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];

/** One folder per version, so that an older browser is not used on after an upgrade. */
const folder = join(tmpdir(), `siaga112-chromium-${bundledVersion()}`);
const fontFile = join(folder, "siaga112-fonts.conf");
const lock = `${folder}.lock`;
/** Unpacking takes about 2 s; a lock this old was left behind. Unit: ms. */
const staleLockMs = 30_000;

/**
 * A browser for tests: the system's own where there is one, else the one that npm brought along.
 * Its own recipe of arguments is not used: that would switch off web security and hide faults.
 */
export async function launchBrowser(): Promise<Browser> {
  const system = systemBrowser();
  if (system !== undefined)
    return await chromium.launch({ executablePath: system, args: switches });
  const executablePath = await bundledBrowser();
  return await chromium.launch({
    executablePath,
    args: switches,
    env: { ...env, FONTCONFIG_FILE: fontFile },
  });
}

function systemBrowser(): string | undefined {
  const named = env["CHROME_PATH"];
  if (named !== undefined && named !== "") return named;
  return existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined;
}

/** The package unpacks into the temporary folder and knows neither versions nor two processes at once. */
async function bundledBrowser(): Promise<string> {
  const ready = join(folder, "ready");
  mkdirSync(folder, { recursive: true });
  while (!existsSync(ready) && !taken()) await wait(100);
  const before = env["TMPDIR"];
  env["TMPDIR"] = folder;
  // Must be set before the import: the package then unpacks the libraries that a bare machine lacks.
  env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs24.x";
  try {
    const { default: bundled } = await import("@sparticuz/chromium");
    const path = await bundled.executablePath();
    if (!existsSync(ready)) {
      writeFileSync(fontFile, fontList());
      writeFileSync(ready, "");
    }
    return path;
  } finally {
    rmSync(lock, { recursive: true, force: true });
    if (before === undefined) delete env["TMPDIR"];
    else env["TMPDIR"] = before;
  }
}

/** The package's own font list names `/tmp/fonts` only; a browser without any font dies at the first input field. */
function fontList(): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}

function bundledVersion(): string {
  const main = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const file = join(dirname(dirname(dirname(main))), "package.json");
  return String(JSON.parse(readFileSync(file, "utf8")).version);
}

/** Only one process may unpack. */
function taken(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
    if (age > staleLockMs) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

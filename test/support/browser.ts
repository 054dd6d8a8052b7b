import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Browser, chromium } from "playwright-core";

const arguments_ = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];

/**
 * A browser for tests: the system's own where there is one, else the one that npm brought along.
 * Its own recipe of arguments is not used: that would switch off web security and hide faults.
 */
export async function launchBrowser(): Promise<Browser> {
  const system = systemBrowser();
  return await chromium.launch({
    executablePath: system ?? (await bundledBrowser()),
    args: arguments_,
  });
}

function systemBrowser(): string | undefined {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") return named;
  return existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined;
}

/** The package unpacks into the temporary folder and does not know versions, nor two processes at once. */
async function bundledBrowser(): Promise<string> {
  const folder = join(tmpdir(), `siaga112-chromium-${bundledVersion()}`);
  const ready = join(folder, "ready");
  const lock = `${folder}.lock`;
  mkdirSync(folder, { recursive: true });
  while (!existsSync(ready) && !taken(lock)) await wait(100);
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  // Must be set before the import: the package then unpacks the libraries that a bare machine lacks.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs24.x";
  try {
    const { default: bundled } = await import("@sparticuz/chromium");
    const path = await bundled.executablePath();
    if (!existsSync(ready)) {
      writeFileSync(ready, "");
      rmdirSync(lock);
    }
    return path;
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

function bundledVersion(): string {
  const main = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const file = join(dirname(dirname(dirname(main))), "package.json");
  return String(JSON.parse(readFileSync(file, "utf8")).version);
}

/** Only one process may unpack. */
function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

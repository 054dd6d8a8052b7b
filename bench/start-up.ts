import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { startChild } from "./child-system.ts";
import { type Measured, median, rounded, type Section, spread } from "./figure.ts";
import { regionCodes, root } from "./region-codes.ts";

const runs = 3;

/** What a fresh clone does not have. */
const leftBehind = new Set(["node_modules", "dist", "cdk.out", ".cache", ".git", "coverage"]);

/** As after `git clone && npm ci`: sources and packages, nothing built. */
function freshCheckout(): string {
  const folder = mkdtempSync(join(tmpdir(), "siaga-bench-"));
  cpSync(root, folder, {
    recursive: true,
    filter: (source) => !leftBehind.has(basename(source)),
  });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

async function secondsToReady(folder: string): Promise<number> {
  const system = await startChild(folder, regionCodes());
  await system.stop();
  return system.readySeconds;
}

async function measure(): Promise<Measured> {
  const first: number[] = [];
  const second: number[] = [];
  for (let run = 0; run < runs; run++) {
    const folder = freshCheckout();
    const remove = () => rmSync(folder, { recursive: true, force: true });
    process.once("exit", remove);
    try {
      first.push(await secondsToReady(folder));
      second.push(await secondsToReady(folder));
    } finally {
      process.off("exit", remove);
      remove();
    }
  }
  return {
    figures: [
      {
        name: "first start, nothing built",
        measured: rounded(median(first)),
        unit: "s",
        bar: { atMost: 20 },
      },
      { name: "second start", measured: rounded(median(second)), unit: "s", bar: { atMost: 10 } },
    ],
    lines: [
      `first start: ${spread(first)} s, second: ${spread(second)} s; median (least – most) of ${runs}`,
    ],
  };
}

export const startUp: Section = {
  name: "start-up",
  about: "`npm start` until pages and all regions are served, in a checkout of its own",
  run: measure,
};

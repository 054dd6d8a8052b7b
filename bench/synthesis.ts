import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildFunctions } from "../tools/build-functions.ts";
import { type Measured, rounded, type Section } from "./figure.ts";
import { manyAgencies, writeRegionFiles } from "./many-regions.ts";

const regionCount = 20;

/** Bytes of the largest template and how many there are. */
function templates(folder: string): { readonly count: number; readonly largest: number } {
  const names = readdirSync(folder).filter((name) => name.endsWith(".template.json"));
  const sizes = names.map((name) => statSync(join(folder, name)).size);
  return { count: names.length, largest: Math.max(...sizes) };
}

/** In a process of its own, as `npm run synth` does it; the functions are built before, as they do not depend on the regions. */
async function measure(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "siaga-bench-synth-"));
  try {
    const [regions, functions, out] = ["regions", "functions", "out"].map((name) =>
      join(folder, name),
    );
    if (regions === undefined || functions === undefined || out === undefined)
      throw new Error("no folder");
    mkdirSync(regions);
    writeRegionFiles(regions, regionCount);
    await buildFunctions(join(import.meta.dirname, "..", "functions"), functions);
    const begun = performance.now();
    const child = join(import.meta.dirname, "synth-regions.ts");
    const done = spawnSync(process.execPath, [child, regions, functions, out], {
      encoding: "utf8",
    });
    const seconds = (performance.now() - begun) / 1000;
    if (done.status !== 0) throw new Error(`synthesis failed: ${done.stderr}`);
    const { count, largest } = templates(out);
    return {
      figures: [
        {
          name: `templates of ${regionCount} regions, validated`,
          measured: rounded(seconds),
          unit: "s",
          bar: { atMost: 30 },
        },
        {
          name: `largest template, a region of ${manyAgencies} agencies`,
          measured: Math.round(largest / 1000),
          unit: "kB",
          bar: { atMost: 1000 },
        },
      ],
      lines: [`${count} templates with strict validation and cdk-nag, one process, one run`],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const synthesis: Section = {
  name: "synthesis",
  about: "CloudFormation templates of many large regions from their files",
  run: measure,
};

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

export type PlantedProject = {
  readonly folder: string;
  /** Runs a tool of node_modules by its script and returns all it printed. */
  run(
    script: string,
    args: readonly string[],
  ): { readonly status: number; readonly output: string };
  remove(): void;
};

/** A throw-away project with the given files and this repository's packages. */
export function plant(files: Readonly<Record<string, string>>): PlantedProject {
  const folder = mkdtempSync(join(tmpdir(), "siaga-planted-"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return {
    folder,
    run(script, args) {
      const ran = spawnSync(process.execPath, [join(root, "node_modules", script), ...args], {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 50_000_000,
      });
      return { status: ran.status ?? 1, output: `${ran.stdout}${ran.stderr}` };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function repositoryFile(name: string): string {
  return join(root, name);
}

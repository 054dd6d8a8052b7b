import { readdirSync, readFileSync } from "node:fs";

export type ProcessMemory = {
  readonly pid: number;
  readonly name: string;
  /** Unit: MB. */
  readonly rssMb: number;
};

type Status = { readonly name: string; readonly parent: number; readonly rssKb: number };

/** `/proc/<pid>/status`; undefined for a process that has just ended. */
function statusOf(pid: number): Status | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, "m").exec(text)?.[1] ?? "";
    return {
      name: field("Name"),
      parent: Number.parseInt(field("PPid"), 10),
      rssKb: Number.parseInt(field("VmRSS") || "0", 10),
    };
  } catch {
    return undefined;
  }
}

/**
 * Resident memory of a process and all below it. Pages that several share count in each.
 * @throws Error where there is no `/proc` (other systems than Linux)
 */
export function processTree(top: number): readonly ProcessMemory[] {
  const all = new Map<number, Status>();
  for (const entry of readdirSync("/proc")) {
    const status = /^\d+$/.test(entry) ? statusOf(Number(entry)) : undefined;
    if (status !== undefined) all.set(Number(entry), status);
  }
  const below = (pid: number): number[] =>
    [...all]
      .filter(([, { parent }]) => parent === pid)
      .flatMap(([child]) => [child, ...below(child)]);
  return [top, ...below(top)].flatMap((pid) => {
    const status = all.get(pid);
    return status === undefined ? [] : [{ pid, name: status.name, rssMb: status.rssKb / 1024 }];
  });
}

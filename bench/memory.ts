import { readArguments } from "../tools/call/arguments.ts";
import { runCourse } from "../tools/call/course.ts";
import { startChild, wait } from "./child-system.ts";
import { type Measured, rounded, type Section } from "./figure.ts";
import { processTree } from "./process-tree.ts";
import { regionCodes, root } from "./region-codes.ts";

const barMb = 800;
const restMs = 60_000;

function snapshot(pid: number): { readonly totalMb: number; readonly line: string } {
  const tree = processTree(pid);
  const totalMb = tree.reduce((total, { rssMb }) => total + rssMb, 0);
  const parts = tree.map(({ name, rssMb }) => `${name} ${rssMb.toFixed(0)}`);
  return { totalMb, line: `${totalMb.toFixed(0)} MB: ${parts.join(", ")}` };
}

async function oneCallEach(url: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const region of regionCodes()) {
    const { caseNumber, missing } = await runCourse(url, readArguments(["--region", region]));
    if (missing.length > 0) throw new Error(`call in ${region}: missing ${missing.join(", ")}`);
    lines.push(caseNumber ?? "-");
  }
  return lines;
}

async function measure(): Promise<Measured> {
  const system = await startChild(root, regionCodes());
  try {
    await wait(restMs);
    const afterStart = snapshot(system.pid);
    const cases = await oneCallEach(system.url);
    const busiest = snapshot(system.pid);
    await wait(restMs);
    const afterCalls = snapshot(system.pid);
    const figure = (name: string, mb: number) => ({
      name,
      measured: rounded(mb, 0),
      unit: "MB",
      bar: { atMost: barMb },
    });
    return {
      figures: [
        figure("process tree, a minute after ready", afterStart.totalMb),
        figure("process tree, a minute after a call in each region", afterCalls.totalMb),
      ],
      lines: [
        `after start ${afterStart.line}`,
        `right after the calls (${cases.join(", ")}) ${busiest.line}`,
        `a minute later ${afterCalls.line}`,
      ],
    };
  } finally {
    await system.stop();
  }
}

export const memory: Section = {
  name: "memory",
  about: "resident memory of npm, node and all below, from /proc; shared pages count in each",
  run: measure,
};

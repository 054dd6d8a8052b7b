/** `npm run call`: one whole 112 call, from dialling to the national centre, printed as a timeline. */
import { startSystem } from "../local/system.ts";
import { type CallArguments, readArguments } from "./call/arguments.ts";
import { type CourseResult, runCourse } from "./call/course.ts";

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/lokal/api/status`)).ok;
  } catch {
    return false;
  }
}

/** Uses the system on the port when one answers, else one of its own in memory on free ports. */
async function run(asked: CallArguments): Promise<CourseResult> {
  if (await answers(asked.port)) return runCourse(`http://127.0.0.1:${asked.port}`, asked);
  const system = await startSystem({ port: 0, quiet: true });
  try {
    return await runCourse(system.url, asked);
  } finally {
    await system.close();
  }
}

function print(result: CourseResult): void {
  console.log(
    `${result.region}  ${result.caseNumber}  ${result.kind}  ${result.agencies.join(", ")}`,
  );
  for (const entry of result.timeline) {
    const seconds = (entry.elapsedMs / 1000).toFixed(1).padStart(8);
    const about = [entry.agency, entry.channel].filter(Boolean).join(" ");
    console.log(`${seconds} s  ${entry.step.padEnd(22)} ${about}`);
  }
}

const asked = readArguments(process.argv.slice(2));
try {
  const { missing, ...result } = await run(asked);
  if (asked.json) console.log(JSON.stringify(result, null, 1));
  else print({ ...result, missing });
  for (const step of missing) console.error(`missing: ${step}`);
  process.exitCode = missing.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();

/** `npm run call`: one whole 112 call, from dialling to the national centre, printed as a timeline. */
import { readFileSync } from "node:fs";
import { startSystem } from "../local/system.ts";
import { type CallArguments, readArguments } from "./call/arguments.ts";
import { type CourseResult, nothingHappened, runCourse } from "./call/course.ts";

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
  try {
    const system = await startSystem({ port: 0, quiet: true });
    const result = await runCourse(system.url, asked);
    await system.close();
    return result;
  } catch (error) {
    return nothingHappened(asked, error instanceof Error ? error.message : String(error));
  }
}

function print(result: CourseResult): void {
  const { region, caseNumber, kind, agencies } = result;
  console.log(`${region}  ${caseNumber ?? "-"}  ${kind ?? "-"}  ${agencies.join(", ")}`);
  for (const entry of result.timeline) {
    const seconds = (entry.elapsedMs / 1000).toFixed(1).padStart(8);
    const about = [entry.agency, entry.channel].filter(Boolean).join(" ");
    console.log(`${seconds} s  ${entry.step.padEnd(22)} ${about}`);
  }
}

/** A text may be longer than a command line takes: `--text -` reads standard input. */
function withText(asked: CallArguments): CallArguments {
  return asked.text === "-" ? { ...asked, text: readFileSync(0, "utf8") } : asked;
}

try {
  const asked = withText(readArguments(process.argv.slice(2)));
  const { missing, problem, ...result } = await run(asked);
  if (asked.json) console.log(JSON.stringify(result, null, 1));
  else print({ ...result, missing });
  if (problem !== undefined) console.error(problem);
  for (const step of missing) console.error(`missing: ${step}`);
  process.exitCode = missing.length === 0 && problem === undefined ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();

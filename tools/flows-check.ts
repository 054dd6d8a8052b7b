/** `npm run flows:check`: one line per flow, and one per fault as `file: block: reason`; exit 1 on any. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findingsOf, lineOf } from "../contact-flows/check/assert-flow.ts";
import { checkPlaceholders } from "../contact-flows/check/check-flow.ts";
import { checkProject, type NamedFlow } from "../contact-flows/check/project.ts";
import { FlowFormatError, parseFlow } from "../contact-flows/flow.ts";
import { flowNames, flowTypes, placeholderNames, placeholdersOf } from "../contact-flows/load.ts";
import { projectSurroundings } from "./flow-surroundings.ts";

const folder = join(import.meta.dirname, "../contact-flows");

function fault(line: string): void {
  console.error(line);
  process.exitCode = 1;
}

/** The flow of a file; undefined, and said, when the file is none. */
function flowIn(name: (typeof flowNames)[number]): NamedFlow | undefined {
  try {
    const text = readFileSync(join(folder, `${name}.json`), "utf8");
    return { name, type: flowTypes[name], flow: parseFlow(text) };
  } catch (error) {
    if (!(error instanceof FlowFormatError || error instanceof SyntaxError)) throw error;
    fault(lineOf(name, { reason: error.message }));
    return undefined;
  }
}

const flows = flowNames.flatMap((name) => flowIn(name) ?? []);
const together = checkProject(flows, projectSurroundings());
for (const named of flows) {
  const found = [...findingsOf(named), ...together.filter(({ flow }) => flow === named.name)];
  const blocks = named.flow.Actions.length;
  console.log(`${named.name} (${named.type}, ${blocks} blocks): ${found.length} faults`);
  for (const finding of found) fault(lineOf(named.name, finding));
}
const used = new Set(flows.flatMap(({ flow }) => placeholdersOf(flow)));
for (const { reason } of checkPlaceholders([...used], placeholderNames)) {
  fault(`contact-flows/load.ts: ${reason}`);
}
for (const file of readdirSync(folder).filter((one) => one.endsWith(".json"))) {
  if (!flowNames.some((name) => file === `${name}.json`)) {
    fault(`contact-flows/${file}: is not listed in load.ts`);
  }
}

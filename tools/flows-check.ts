/** `npm run flows:check`: prints each fault of each flow as `file: block: reason`; exit 1 on any. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkFlowText, checkPlaceholders } from "../contact-flows/check/check-flow.ts";
import { flowNames, flowTypes, placeholderNames, placeholdersOf } from "../contact-flows/load.ts";

const folder = join(import.meta.dirname, "../contact-flows");

function say(file: string, block: string | undefined, reason: string): void {
  console.error(`${file}: ${block === undefined ? "" : `${block}: `}${reason}`);
  process.exitCode = 1;
}

const used = new Set<string>();
for (const name of flowNames) {
  const text = readFileSync(join(folder, `${name}.json`), "utf8");
  for (const { block, reason } of checkFlowText(text, flowTypes[name])) {
    say(`${name}.json`, block, reason);
  }
  for (const placeholder of placeholdersOf(text)) used.add(placeholder);
}
for (const { reason } of checkPlaceholders([...used], placeholderNames)) {
  say("load.ts", undefined, reason);
}
for (const file of readdirSync(folder).filter((one) => one.endsWith(".json"))) {
  if (!flowNames.some((name) => file === `${name}.json`)) {
    say(file, undefined, "is not listed in load.ts");
  }
}
if (process.exitCode !== 1) console.log(`${flowNames.length} flows, no known fault`);

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { exchangeSchema } from "../core/contracts/exchange/schema.ts";
import { openApiDocument } from "../core/contracts/openapi.ts";
import { dataModelText } from "./docs/data-model.ts";
import { loadExamples } from "./docs/examples.ts";

const root = join(import.meta.dirname, "..");
const openApi = join(root, "docs/openapi.json");
const exchange = join(root, "docs/exchange.schema.json");

writeFileSync(openApi, `${JSON.stringify(openApiDocument(loadExamples()), null, 2)}\n`);
writeFileSync(exchange, `${JSON.stringify(exchangeSchema(), null, 2)}\n`);
execFileSync(join(root, "node_modules/.bin/biome"), ["format", "--write", openApi, exchange], {
  cwd: root,
  stdio: "inherit",
});
writeFileSync(join(root, "docs/data-model.md"), `${dataModelText().trimEnd()}\n`);
console.log("docs/openapi.json, docs/exchange.schema.json, docs/data-model.md");

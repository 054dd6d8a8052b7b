import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  at,
  isObject,
  type JsonObject,
  objectOf,
  parseJson,
  TemplateFault,
  textOf,
} from "./json.ts";

/** One stack as it was synthesized: nothing in it is resolved yet. */
export type StackTemplate = {
  readonly name: string;
  /** AWS region, e.g. `ap-southeast-3`. */
  readonly region: string;
  readonly account: string;
  readonly template: JsonObject;
  /** Folders of the file assets, by the S3 key under which the template names them. */
  readonly assetFolders: ReadonlyMap<string, string>;
};

/**
 * Reads every stack that CDK synthesized into `folder`.
 *
 * @throws TemplateFault when the folder holds no cloud assembly.
 */
export function readAssembly(folder: string): readonly StackTemplate[] {
  const root = resolve(folder);
  const manifestFile = join(root, "manifest.json");
  if (!existsSync(manifestFile)) {
    throw new TemplateFault(`${manifestFile} is missing: synthesize the app first`);
  }
  shieldAssets(root);
  const artifacts = objectOf(at(readJson(manifestFile), "artifacts"), manifestFile);
  return Object.entries(artifacts)
    .filter(([, artifact]) => at(artifact, "type") === "aws:cloudformation:stack")
    .map(([id, artifact]) => readStack(root, id, objectOf(artifact, id)));
}

/**
 * The bundles are CommonJS files named `index.js`. Without a package.json of its own the assembly
 * falls under the repository's `"type": "module"`, and their exports go missing.
 */
function shieldAssets(root: string): void {
  const file = join(root, "package.json");
  if (!existsSync(file)) writeFileSync(file, "{}\n");
}

function readStack(root: string, id: string, artifact: JsonObject): StackTemplate {
  const environment = textOf(artifact["environment"], `${id} environment`);
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(environment) ?? [];
  if (account === undefined || region === undefined || region.startsWith("unknown")) {
    throw new TemplateFault(`${id}: the stack names no region (${environment})`);
  }
  const templateFile = textOf(at(artifact, "properties", "templateFile"), `${id} templateFile`);
  return {
    name: textOf(at(artifact, "properties", "stackName") ?? id, `${id} stackName`),
    region,
    account: account.startsWith("unknown") ? "000000000000" : account,
    template: objectOf(readJson(join(root, templateFile)), templateFile),
    assetFolders: readAssets(root, templateFile.replace(/\.template\.json$/, ".assets.json")),
  };
}

function readAssets(root: string, fileName: string): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  const file = join(root, fileName);
  if (!existsSync(file)) return folders;
  const files = at(readJson(file), "files");
  for (const asset of isObject(files) ? Object.values(files) : []) {
    if (at(asset, "source", "packaging") !== "zip") continue;
    const folder = resolve(root, textOf(at(asset, "source", "path"), `${fileName} path`));
    const destinations = objectOf(at(asset, "destinations"), `${fileName} destinations`);
    for (const destination of Object.values(destinations)) {
      folders.set(textOf(at(destination, "objectKey"), `${fileName} objectKey`), folder);
    }
  }
  return folders;
}

function readJson(file: string) {
  return parseJson(readFileSync(file, "utf8"));
}

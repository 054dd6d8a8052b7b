import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import type { Region } from "../regions/load.ts";

const outputsOfDeploy = z.record(z.string(), z.record(z.string(), z.string()));
const regionAddresses = z.object({
  code: z.string(),
  name: z.string(),
  apiBase: z.string(),
  realtimeUrl: z.string(),
});
const deployedConfig = z.object({ regions: z.array(regionAddresses) });

/**
 * `config.json` of the deployed pages, from what `cdk deploy --outputs-file` wrote. Regions that were deployed into the
 * same account before keep their addresses.
 *
 * @param before the `config.json` that stands in the bucket; undefined when there is none yet
 * @throws Error when an output is missing, or `before` is no such file
 */
export function siteConfig(
  region: Pick<Region, "code" | "name">,
  outputs: unknown,
  before: unknown,
): Record<string, unknown> {
  const stacks = outputsOfDeploy.parse(outputs);
  const data = `Siaga112-${region.code.replace(".", "")}-Data`;
  const value = (stack: string, name: string): string => {
    const found = stacks[stack]?.[name];
    if (found === undefined) throw new Error(`${stack} has no output ${name}`);
    return found;
  };
  const known = before === undefined ? [] : deployedConfig.parse(before).regions;
  const others = known.filter(({ code }) => code !== region.code);
  const own = {
    code: region.code,
    name: region.name,
    apiBase: value(data, "ApiUrl"),
    realtimeUrl: value(data, "RealtimeUrl"),
  };
  return {
    mode: "deployed",
    signInUrl: value("Siaga112-Platform", "SignInUrl"),
    clientId: value("Siaga112-Platform", "WebClientId"),
    apiBase: own.apiBase,
    realtimeUrl: own.realtimeUrl,
    placesBase: "/wilayah/",
    regions: [...others, own].toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

/**
 * Takes `--site-config FILE` out of the command line.
 *
 * @returns what is left for `cdk`, and the file's content
 * @throws Error, Indonesian, when the file is missing or no `config.json` of deployed pages
 */
export function takeSiteConfig(words: readonly string[]): {
  readonly words: readonly string[];
  readonly before: unknown;
} {
  const at = words.indexOf("--site-config");
  if (at < 0) return { words, before: undefined };
  const file = words[at + 1];
  if (file === undefined) throw new Error("--site-config: sebut berkasnya");
  return { words: [...words.slice(0, at), ...words.slice(at + 2)], before: deployedBefore(file) };
}

function deployedBefore(file: string): unknown {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    deployedConfig.parse(content);
    return content;
  } catch (cause) {
    throw new Error(`--site-config ${file}: bukan config.json halaman yang terpasang`, { cause });
  }
}

/** Fetches what the bucket holds now; without it the regions that share the account vanish from the pages. */
export function fetchCommand(dataRegion: string): string {
  const bucket = `aws cloudformation describe-stacks --region ${dataRegion} --stack-name Siaga112-Platform --query "Stacks[0].Outputs[?OutputKey=='FilesBucket'].OutputValue" --output text`;
  return `aws s3 cp s3://$(${bucket})/meja/config.json .cache/site-config.json`;
}

/** The pages keep their names at each deployment, so no browser may show an old one. */
export function uploadCommand(bucket: string): string {
  return `aws s3 sync dist/site s3://${bucket} --cache-control no-cache`;
}

/** @throws Error when the platform stack named none */
export function filesBucket(outputs: unknown): string {
  const bucket = outputsOfDeploy.parse(outputs)["Siaga112-Platform"]?.["FilesBucket"];
  if (bucket === undefined) throw new Error("Siaga112-Platform has no output FilesBucket");
  return bucket;
}

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
 * @throws Error when an output is missing
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
  const known = deployedConfig.safeParse(before);
  const others = (known.success ? known.data.regions : []).filter(
    ({ code }) => code !== region.code,
  );
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

/** @throws Error when the platform stack named none */
export function filesBucket(outputs: unknown): string {
  const bucket = outputsOfDeploy.parse(outputs)["Siaga112-Platform"]?.["FilesBucket"];
  if (bucket === undefined) throw new Error("Siaga112-Platform has no output FilesBucket");
  return bucket;
}

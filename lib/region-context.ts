import { join } from "node:path";
import { Code, LayerVersion } from "aws-cdk-lib/aws-lambda";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import type { Region } from "../regions/load.ts";

/** Folders with what the build made. */
export type BuiltAssets = {
  /** `<functions>/<name>/handler.js` */
  readonly functions: string;
  /** `<regions>/<code>/{region.json,places.json}` */
  readonly regions: string;
};

/** Where the functions of either stack find the region's records. */
export type CaseStoreNames = {
  readonly tableName: string;
  readonly tableArn: string;
};

/** What every function of one stack needs. */
export type RegionContext = {
  readonly region: Region;
  readonly assets: BuiltAssets;
  /** Region file and places at `/opt`. */
  readonly layer: LayerVersion;
  readonly alarmTopic: ITopic;
};

/** Region file and places as a layer: `/opt/region.json`, `/opt/places.json`. */
export function regionLayer(scope: Construct, region: Region, assets: BuiltAssets): LayerVersion {
  return new LayerVersion(scope, "RegionLayer", {
    code: Code.fromAsset(join(assets.regions, region.code)),
    description: `${region.code} ${region.name}`,
  });
}

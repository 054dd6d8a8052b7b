import { join } from "node:path";
import { buildApp } from "../lib/app.ts";
import { synthesize } from "../lib/synthesize.ts";
import { loadRegion, loadRegions } from "../regions/load.ts";

const root = join(import.meta.dirname, "..");
const only = process.env["SIAGA112_REGION"];

const app = buildApp({
  regions: only === undefined || only === "" ? loadRegions() : [loadRegion(only)],
  assets: {
    functions: process.env["SIAGA112_FUNCTIONS"] ?? join(root, "dist", "functions"),
    regions: join(root, "dist", "regions"),
  },
  account: process.env["CDK_DEFAULT_ACCOUNT"] ?? "000000000000",
  // The CDK CLI names the folder itself; without the CLI it is cdk.out.
  outdir: process.env["CDK_OUTDIR"] ?? join(root, "cdk.out"),
});
synthesize(app);

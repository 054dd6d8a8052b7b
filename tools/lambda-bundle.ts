import type { BuildOptions } from "esbuild";

/**
 * How every function is bundled: one self-contained CommonJS file with the AWS SDK inside, so that
 * what was tested is what runs. Source: style.md §6, measured.
 */
export const lambdaBundle = {
  bundle: true,
  platform: "node",
  target: "node24",
  format: "cjs",
  minify: true,
  mainFields: ["module", "main"],
  // A lazy import becomes a require: `import()` would start Node's ESM loader during the first call.
  supported: { "dynamic-import": false },
  /**
   * Ways to credentials that a Lambda never takes: its own are in the environment, which the SDK asks
   * first. They stay lazy requires (the runtime has them too) and save some 85 kB a function.
   */
  external: [
    "@aws-sdk/credential-provider-ini",
    "@aws-sdk/credential-provider-process",
    "@aws-sdk/credential-provider-sso",
    "@aws-sdk/credential-provider-web-identity",
  ],
} as const satisfies BuildOptions;

/**
 * Mutation testing of the pure rules (`npm run mutate`): coverage proves that a test runs the code, this that it would
 * notice if the code were wrong. Word lists and texts hold nothing else and are left out.
 */
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.domain.config.ts" },
  coverageAnalysis: "perTest",
  mutate: [
    "core/domain/**/*.ts",
    "!core/domain/**/{lexicon,texts}/**",
    "!core/domain/**/*-{words,texts}.ts",
  ],
  ignorePatterns: ["/.cache", "/dist", "/cdk.out", "/docs", "/contact-flows", "/web", "/local"],
  ignoreStatic: false,
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ["json", "clear-text"],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  jsonReporter: { fileName: ".cache/mutation.json" },
  incremental: true,
  incrementalFile: ".cache/mutation-incremental.json",
  tempDirName: ".cache/mutation",
  thresholds: { high: 95, low: 85, break: null },
  allowEmpty: false,
};

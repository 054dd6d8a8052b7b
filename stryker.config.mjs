/**
 * Mutation testing of the pure rules (`npm run mutate`): coverage proves that a test runs the code, this that it would
 * notice if the code were wrong. What is mutated, by which tests it is judged and what is left out: `tools/mutate.ts`.
 */
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  coverageAnalysis: "perTest",
  ignorePatterns: ["/.cache", "/dist", "/cdk.out", "/docs", "/contact-flows", "/web", "/local"],
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ["json"],
  tempDirName: ".cache/mutation",
  thresholds: { high: 95, low: 85, break: null },
  allowEmpty: false,
};

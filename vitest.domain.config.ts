import { defineConfig } from "vitest/config";

/** The tests of the pure rules alone: what mutation and branch coverage of `core/domain` are measured with. */
export default defineConfig({
  test: {
    include: ["test/core/domain/**/*.test.ts"],
    testTimeout: 5_000,
    coverage: {
      provider: "v8",
      include: ["core/domain/**/*.ts"],
      exclude: [
        "core/domain/**/lexicon/**",
        "core/domain/**/texts/**",
        "core/domain/**/*-{words,texts}.ts",
      ],
      reporter: ["json-summary", "json"],
      reportsDirectory: ".cache/coverage",
    },
  },
});

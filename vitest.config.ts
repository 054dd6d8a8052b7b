import { defineConfig } from "vitest/config";

const slow = [
  "test/lib/**/*.test.ts",
  "test/regions/**/*.test.ts",
  "test/core/adapters/**/*.test.ts",
  "test/architecture/**/*.test.ts",
  "test/local/**/*.test.ts",
  "test/functions/counts/**/*.test.ts",
  "test/functions/budgets.test.ts",
  "test/web/**/*.test.ts",
  "test/histories/**/*.test.ts",
];
const scenarios = ["test/scenarios/**/*.test.ts"];

export default defineConfig({
  test: {
    // Two cores: more workers only slow each other down.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "fast",
          include: ["test/**/*.test.ts"],
          exclude: [...slow, ...scenarios],
          testTimeout: 5_000,
        },
      },
      { test: { name: "slow", include: slow, testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: "scenarios",
          include: scenarios,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

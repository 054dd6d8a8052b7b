import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";

/**
 * `npm run histories [-- --seed 7 | --from 2001 --count 5000]`: random histories of cases on the embedded table, by seed. One that
 * breaks a law is kept by writing its seed into `test/histories/kept-seeds.json`: every later run begins with those.
 */
const { values } = parseArgs({
  options: { seed: { type: "string" }, from: { type: "string" }, count: { type: "string" } },
});
const { seed, from, count } = values;
const root = join(import.meta.dirname, "..");
const { status } = spawnSync(
  process.execPath,
  [join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", "slow", "test/histories"],
  {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      ...(seed === undefined ? {} : { HISTORY_SEED: seed }),
      ...(from === undefined ? {} : { HISTORY_FROM: from }),
      ...(count === undefined ? {} : { HISTORY_COUNT: count }),
    },
  },
);
process.exit(status ?? 1);

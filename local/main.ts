/** `npm start`: everything on one machine at http://localhost:1120. Options: `--port N`, `--data DIR`, `--region CODE`. */
import { StartFault, startProblem } from "./start-fault.ts";
import { readStartOptions, type StartOptions } from "./start-options.ts";
import { type LocalSite, startSystem } from "./system.ts";

// One allocation arena instead of one per worker thread saves some 120 MB (measured); glibc reads it at process start only.
if (process.platform === "linux" && process.env["MALLOC_ARENA_MAX"] === undefined) {
  process.execve?.(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", ...process.argv.slice(1)],
    {
      ...process.env,
      MALLOC_ARENA_MAX: "1",
    },
  );
}

function fail(problem: string): never {
  console.error(problem);
  process.exit(1);
}

function askedOptions(): StartOptions {
  try {
    return readStartOptions(process.argv.slice(2));
  } catch (error) {
    if (error instanceof StartFault) fail(error.message);
    throw error;
  }
}

async function started(options: StartOptions): Promise<LocalSite> {
  try {
    return await startSystem(options);
  } catch (error) {
    const problem = startProblem(error, options);
    if (problem !== undefined) fail(problem);
    throw error;
  }
}

const asked = askedOptions();
const startedAt = performance.now();
console.log("Siaga 112: membangun dan menyalakan …");
const site = await started(asked);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(`Siaga 112 siap dalam ${seconds} detik: ${site.url}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void site.close().finally(() => process.exit(0));
  });
}

import { afterAll, beforeAll } from "vitest";
import { type LocalSite, startSystem } from "../../local/system.ts";

/**
 * One running local system per test file, in memory, on free ports.
 *
 * @param regions Kemendagri codes; default: all
 */
export function aRunningSystem(regions?: readonly string[]): { readonly site: () => LocalSite } {
  let running: LocalSite | undefined;
  beforeAll(async () => {
    running = await startSystem({
      port: 0,
      quiet: true,
      ...(regions !== undefined && { regions }),
    });
  });
  afterAll(async () => {
    await running?.close();
  });
  return {
    site() {
      if (running === undefined) throw new Error("the system is not running yet");
      return running;
    },
  };
}

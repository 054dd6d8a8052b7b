import { describe, expect, it } from "vitest";
import { instantOf } from "../../../core/domain/shared/time.ts";
import type { LivingChange, LivingStore } from "../../../core/usecases/ports.ts";
import { aLiving, at } from "../../support/async-world.ts";

async function versionsOf(changes: AsyncIterable<LivingChange>, most = 100) {
  const versions: number[] = [];
  for await (const { version } of changes) {
    versions.push(version);
    if (versions.length === most) break;
  }
  return versions;
}

/** What every LivingStore must do; each store's test file runs it against the real thing. */
export function livingStoreContract(open: () => Promise<LivingStore>): void {
  describe("what people change in a shift", () => {
    it("is the region file's first values until somebody changes them", async () => {
      const living = await open();

      expect(await living.read()).toEqual(aLiving());
    });

    it("is effective at once, keeps every version, and leaves the other topics alone", async () => {
      const living = await open();
      for (const number of ["+620285000001", "+620285000002"]) {
        await living.write(
          "overflowNumber",
          number,
          "operator:spv-1",
          "Ganti jalur",
          at("08:00:00"),
        );
      }
      const after = await living.read();
      const history = await living.history("overflowNumber");

      expect(after).toEqual({ ...aLiving(), overflowNumber: "+620285000002" });
      expect(history.map(({ version, value }) => [version, value])).toEqual([
        [2, "+620285000002"],
        [1, "+620285000001"],
      ]);
      expect(history[0]).toMatchObject({ by: "operator:spv-1", reason: "Ganti jalur" });
      expect(await living.history("routing")).toEqual([]);
      expect((await living.current()).versions).toEqual({ overflowNumber: 2 });
    });

    it("is read back change by change from the newest, and no further than it is asked for", async () => {
      const living = await open();
      for (let at = 0; at < 60; at++) {
        await living.write("overflowNumber", `v${at}`, "operator:spv-1", "Ganti", instantOf(at));
      }
      const versions = Array.from({ length: 60 }, (_, index) => 60 - index);

      expect(await versionsOf(living.changes("overflowNumber"))).toEqual(versions);
      expect(await versionsOf(living.changes("overflowNumber"), 1)).toEqual([60]);
      expect(await versionsOf(living.changes("routing"))).toEqual([]);
    });

    it("is not overwritten by somebody who has read an older version", async () => {
      const living = await open();
      const write = (number: string, version: number) =>
        living.write("overflowNumber", number, "operator:spv-1", "Ganti", at("08:00:00"), version);
      const written = await Promise.all([write("+620285000001", 0), write("+620285000002", 0)]);
      const late = await write("+620285000003", 0);

      expect(written.filter((change) => change === undefined)).toHaveLength(1);
      expect(late).toBeUndefined();
      expect(await living.history("overflowNumber")).toHaveLength(1);
    });
  });
}

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepTime, restoredClock } from "../../local/clock-file.ts";

const day = 86_400_000;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "siaga-clock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the clock after a restart", () => {
  it("goes on where it stood", async () => {
    const first = restoredClock(folder);
    await first.advance(40 * day);
    const stop = keepTime(first, folder);
    await expect.poll(() => existsSync(join(folder, "clock.json"))).toBe(true);
    stop();

    expect(restoredClock(folder).now()).toBeGreaterThan(Date.now() + 39 * day);
  });

  it.each(["", "17", "[", "null", `${Date.now() + day}x`, `${Date.now() + 30 * 366 * day}`])(
    "shows real time when %j is all that was kept",
    (kept) => {
      writeFileSync(join(folder, "clock.json"), kept);

      expect(Math.abs(restoredClock(folder).now() - Date.now())).toBeLessThan(60_000);
    },
  );
});

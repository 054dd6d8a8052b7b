import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { VirtualClock } from "../../local/clock.ts";
import { startDynamo } from "../../local/emulators/dynamo/dynamo.ts";
import { repositoryFile } from "../support/planted.ts";

const folder = mkdtempSync(join(tmpdir(), "siaga-main-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { readonly code: number | null; readonly said: string };

/** Starts the local system, which is expected to end by itself. */
function start(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [repositoryFile("local/main.ts"), ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text: Buffer) => {
    said += text.toString();
  });
  return new Promise((done) => {
    child.once("close", (code) => done({ code, said }));
  });
}

describe("a start that cannot work ends with one line that says why", () => {
  it.each([
    [["--port", "abc"], 'Port "abc" bukan angka'],
    [["--port", "70000"], 'Port "70000" bukan angka'],
    [["--poort", "1120"], "Opsi tidak dikenal: --poort."],
    [["33.75"], "Opsi tidak dikenal: 33.75."],
    [["--port", "0", "--region", "99.99"], "Wilayah 99.99 tidak ada. Yang ada: 31, 32.10, 33.75"],
    [["--port", "0", "--region", "33.75", "--region", "3"], "Wilayah 3 tidak ada."],
  ])("%j", async (args, reason) => {
    const { code, said } = await start(...args);

    expect(said).toContain(reason);
    expect({ code, lines: said.trimEnd().split("\n").length }).toEqual({ code: 1, lines: 1 });
  });

  it("names the port that another program has", async () => {
    const other = createServer();
    await new Promise<void>((done) => {
      other.listen(0, "127.0.0.1", done);
    });
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;

    const { code, said } = await start("--port", `${port}`);
    other.close();

    expect(said).toMatch(new RegExp(`^Port ${port} sedang dipakai\\..*\\n$`));
    expect(code).toBe(1);
  });

  it("names the data folder that another process has", async () => {
    const dataDir = join(folder, "shared");
    const other = await startDynamo({
      clock: new VirtualClock(),
      dataDir: join(dataDir, "dynamo"),
    });

    const { code, said } = await start("--port", "0", "--data", dataDir);
    await other.close();

    expect(said).toMatch(/^Folder data \S+shared sedang dipakai proses lain\..*\n$/);
    expect(code).toBe(1);
  });

  it("names a data folder that is a file", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");

    const { code, said } = await start("--port", "0", "--data", file);

    expect(said).toMatch(/^Folder data \S+file tidak dapat dipakai.*\n$/);
    expect(code).toBe(1);
  });
});

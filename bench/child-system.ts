import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import * as z from "zod/mini";

/** A local system in a process of its own, as `npm start` starts it. */
export type ChildSystem = {
  readonly url: string;
  /** Process at the top: npm itself. */
  readonly pid: number;
  /** From the command to the first page served with every region behind it. Unit: s. */
  readonly readySeconds: number;
  stop(): Promise<void>;
};

/** A start that takes longer has failed. Unit: ms. */
const startLimitMs = 180_000;

const status = z.object({ ready: z.literal(true), regions: z.array(z.string()) });

/**
 * Runs `npm start` in a folder and waits until it serves.
 * @param regions codes that must all be there
 * @throws Error with what the process wrote when it ends or is not ready in three minutes
 */
export async function startChild(folder: string, regions: readonly string[]): Promise<ChildSystem> {
  const port = await freePort();
  const startedAt = performance.now();
  // A process group of its own: npm, its shell and node end together.
  const child = spawn("npm", ["start", "--silent", "--", "--port", String(port)], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const { pid } = child;
  if (pid === undefined) throw new Error("npm could not be started");
  const endGroup = () => signalGroup(pid, "SIGKILL");
  process.once("exit", endGroup);
  const url = `http://localhost:${port}`;
  const isOver = () => child.exitCode !== null || performance.now() - startedAt > startLimitMs;
  while (!(await serves(url, regions))) {
    if (isOver()) {
      endGroup();
      throw new Error(`the system did not start: ${said.join("").slice(-2_000)}`);
    }
    await wait(50);
  }
  return {
    url,
    pid,
    readySeconds: (performance.now() - startedAt) / 1000,
    async stop() {
      signalGroup(pid, "SIGTERM");
      await ended(child);
      endGroup();
      process.off("exit", endGroup);
    },
  };
}

/** The start page, the desk's page and every region's places and API answer. */
async function serves(url: string, regions: readonly string[]): Promise<boolean> {
  try {
    const state = await fetch(`${url}/lokal/api/status`);
    if (!state.ok) return false;
    const booted = status.parse(await state.json()).regions;
    if (!regions.every((code) => booted.includes(code))) return false;
    const pages = ["/", "/meja/", ...regions.map((code) => `/wilayah/${code}.json`)];
    const answers = await Promise.all(pages.map((page) => fetch(url + page)));
    return answers.every(({ ok }) => ok);
  } catch {
    return false; // nobody listens yet
  }
}

function signalGroup(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // the group has ended
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  await Promise.race([new Promise((done) => child.once("exit", done)), wait(10_000)]);
}

export function wait(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms);
  });
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

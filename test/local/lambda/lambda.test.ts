import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VirtualClock } from "../../../local/clock.ts";
import type { AsyncSettings } from "../../../local/lambda/async-invocation.ts";
import type { FunctionSettings } from "../../../local/lambda/execution-environment.ts";
import { createLambda, type LambdaService } from "../../../local/lambda/lambda.ts";

const code = `
let calls = 0;
exports.handler = async (event, context) => {
  calls++;
  switch (event.do) {
    case "tell": return { calls, setting: process.env.SETTING, key: process.env.AWS_ACCESS_KEY_ID ?? null,
      now: Date.now(), date: new Date().toISOString(), isDate: new Date(0) instanceof Date,
      name: context.functionName, left: context.getRemainingTimeInMillis() };
    case "log": console.log("catatan", event.text); return;
    case "sleep": await new Promise((done) => setTimeout(done, event.ms)); return { calls };
    case "loop": for (;;) {}
    case "never": return new Promise(() => {});
    case "exit": process.exit(3);
    case "heap": { const all = []; for (;;) all.push(new Array(1e5).fill(Math.random())); }
    case "reject-later": Promise.reject(new TypeError("lupa ditunggu")); return new Promise(() => {});
    case "throw": { const error = new Error("gagal"); error.name = "CaseFault"; throw error; }
    case "large": return "x".repeat(7 * 1024 * 1024);
    default: return event;
  }
};`;

const folder = mkdtempSync(join(tmpdir(), "siaga-lambda-"));
writeFileSync(join(folder, "package.json"), "{}");
writeFileSync(join(folder, "handler.js"), code);
writeFileSync(join(folder, "broken.js"), 'throw new Error("TABLE is not set")');
writeFileSync(join(folder, "stuck.js"), "exports.other = 1;");

function settings(name: string, changes: Partial<FunctionSettings> = {}): FunctionSettings {
  return {
    name,
    arn: `arn:aws:lambda:ap-southeast-3:000000000000:function:${name}`,
    stack: "Stack",
    logicalId: name,
    region: "ap-southeast-3",
    folder,
    handler: "handler.handler",
    environment: { SETTING: name, AWS_ACCESS_KEY_ID: `Stack/${name}` },
    memoryMb: 128,
    timeoutSeconds: 1,
    reservedConcurrency: undefined,
    ...changes,
  };
}

const clock = new VirtualClock();
const delivered: { target: string; body: unknown }[] = [];
const asyncSettings = new Map<string, AsyncSettings>([
  [
    settings("failing").arn,
    {
      maximumRetryAttempts: 2,
      maximumEventAgeSeconds: 21_600,
      onFailureArn: "arn:aws:sqs:ap-southeast-3:000000000000:failed",
    },
  ],
]);
let lambda: LambdaService;

beforeAll(() => {
  lambda = createLambda({
    clock,
    functions: [
      settings("one"),
      settings("other"),
      settings("failing"),
      settings("single", { reservedConcurrency: 1 }),
      settings("broken", { handler: "broken.handler" }),
      settings("nameless", { handler: "stuck.handler" }),
      settings("missing", { handler: "nowhere.handler" }),
    ],
    asyncSettings,
    deliver: (target, body) => delivered.push({ target, body }),
    limits: { idleSeconds: 30 },
  });
});

afterAll(() => {
  lambda.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a function of the local system", () => {
  it("has the environment of its own template entry and nobody else's", async () => {
    const one = await lambda.invoke(settings("one").arn, { do: "tell" });
    const other = await lambda.invoke(`${settings("other").arn}:live`, { do: "tell" });

    expect(one).toMatchObject({ setting: "one", key: "Stack/one", name: "one", isDate: true });
    expect(other).toMatchObject({ setting: "other", key: "Stack/other" });
  });

  it("sees the time of the local clock, also after the clock was moved", async () => {
    await lambda.invoke("one", { do: "tell" });
    await clock.advance(35 * 60_000);
    const answer = await lambda.invoke("one", { do: "tell" });

    const { now, date } = answer as { now: number; date: string };
    expect(Math.abs(now - clock.now())).toBeLessThan(1000);
    expect(Math.abs(Date.parse(date) - clock.now())).toBeLessThan(1000);
  });

  it("keeps what it built once for the next event", async () => {
    const first = (await lambda.invoke("single", { do: "tell" })) as { calls: number };
    const second = (await lambda.invoke("single", { do: "tell" })) as { calls: number };

    expect(second.calls).toBe(first.calls + 1);
  });

  it.each([
    ["an endless loop", "loop", "Sandbox.Timedout"],
    ["a promise that never settles", "never", "Sandbox.Timedout"],
    ["an exit of the process", "exit", "Runtime.ExitError"],
    ["a heap beyond its memory", "heap", "Runtime.ExitError"],
    ["a rejection that nobody awaits", "reject-later", "TypeError"],
    ["an error", "throw", "CaseFault"],
    ["an answer over 6 MB", "large", "Function.ResponseSizeTooLarge"],
  ])("fails its own caller on %s and serves the next one", async (_, act, errorType) => {
    await expect(lambda.invoke("other", { do: act })).rejects.toMatchObject({
      detail: { errorType },
    });

    expect(await lambda.invoke("other", { do: "echo" })).toEqual({ do: "echo" });
  });

  it("does not count its cold start against its time-out", async () => {
    const { left } = (await lambda.invoke("failing", { do: "tell" })) as { left: number };

    expect(left).toBeGreaterThan(900);
  });

  it.each([
    ["broken", "Error", "TABLE is not set"],
    ["nameless", "Runtime.HandlerNotFound", "stuck.handler"],
    ["missing", "Runtime.ImportModuleError", "nowhere.handler"],
  ])("says of %s why it cannot start", async (name, errorType, text) => {
    await expect(lambda.invoke(name, {})).rejects.toMatchObject({
      detail: { errorType, errorMessage: expect.stringContaining(text) },
    });
  });

  it("handles one event at a time in each environment", async () => {
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => lambda.invoke("single", { do: "sleep", ms: 20 })),
    );

    const calls = answers.map((answer) => (answer as { calls: number }).calls);
    expect(new Set(calls).size).toBe(3);
    expect(lambda.functions().find(({ name }) => name === "single")?.environments).toBe(1);
  });

  it("grows to more environments when events wait", async () => {
    await Promise.all(
      Array.from({ length: 4 }, () => lambda.invoke("one", { do: "sleep", ms: 300 })),
    );

    const view = lambda.functions().find(({ name }) => name === "one");
    expect(view?.environments).toBeGreaterThan(1);
    expect(view?.environments).toBeLessThanOrEqual(4);
  });

  it("keeps the lines that it logs", async () => {
    await lambda.invoke("one", { do: "log", text: "112" });

    expect(lambda.logs("one").map(({ text }) => text)).toContain("catatan 112");
  });

  it("retries an event that nobody waits for twice, then hands it to the failure queue", async () => {
    const before = lambda.functions().find(({ name }) => name === "failing")?.invocations ?? 0;
    await lambda.invoke("failing", { do: "throw", id: 7 }, { type: "async" });

    await clock.advance(61_000);
    expect(delivered).toEqual([]);
    await clock.advance(120_000);

    const after = lambda.functions().find(({ name }) => name === "failing")?.invocations;
    expect(after).toBe(before + 3);
    expect(delivered).toMatchObject([
      {
        target: "arn:aws:sqs:ap-southeast-3:000000000000:failed",
        body: {
          requestContext: { condition: "RetriesExhausted", approximateInvokeCount: 3 },
          requestPayload: { do: "throw", id: 7 },
          responsePayload: { errorType: "CaseFault" },
        },
      },
    ]);
  });

  it("refuses an event that is too large", async () => {
    const event = { text: "x".repeat(1_100_000) };

    await expect(lambda.invoke("one", event, { type: "async" })).rejects.toThrow("too large");
  });
});

describe("memory", () => {
  it("ends environments that have been idle", async () => {
    const idle = createLambda({
      clock,
      functions: [settings("idle")],
      deliver: () => {},
      limits: { idleSeconds: 0.05 },
    });
    await idle.invoke("idle", {});
    expect(idle.environments()).toBe(1);

    await expect.poll(() => idle.environments()).toBe(0);
    expect(await idle.invoke("idle", { again: true })).toEqual({ again: true });
    idle.close();
  });

  it("ends the longest idle environment when all functions together have too many", async () => {
    const names = ["a", "b", "c"];
    const few = createLambda({
      clock,
      functions: names.map((name) => settings(name)),
      deliver: () => {},
      limits: { environments: 2 },
    });
    for (const name of names) await few.invoke(name, {});

    expect(few.environments()).toBe(2);
    expect(few.functions().map(({ environments }) => environments)).toEqual([0, 1, 1]);
    few.close();
  });
});

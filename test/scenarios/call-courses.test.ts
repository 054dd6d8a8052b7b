import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readArguments } from "../../tools/call/arguments.ts";
import { runCourse } from "../../tools/call/course.ts";
import { aRunningSystem } from "../support/system.ts";

const { site } = aRunningSystem(["33.75"]);

function course(...words: string[]) {
  return runCourse(site().url, readArguments(words));
}

/** `npm run call` as a process of its own, on the running system. */
function command(...words: string[]): Promise<{ code: number; out: string; problems: string }> {
  const script = join(import.meta.dirname, "..", "..", "tools", "call.ts");
  const { port } = new URL(site().url);
  return new Promise((done) => {
    execFile(process.execPath, [script, "--port", port, ...words], (error, out, problems) => {
      done({ code: Number(error?.code ?? 0), out, problems });
    });
  });
}

describe("a call of any sort", () => {
  it("arrives with a hidden number, an emoji and a formula in the report", async () => {
    const result = await course(
      "--text",
      "=1+1 🔥 <b>kebakaran</b> \u202e gedung",
      "--caller",
      "hidden",
    );

    expect(result.missing).toEqual([]);
  });
});

describe("a report in which the machine sees no emergency", () => {
  it.each([
    ["a joke", "halo cuma iseng hehe"],
    ["silence", ""],
    ["a question", "Jam berapa kantor kelurahan buka? \u{1F600}"],
  ])("becomes a case all the same when the operator decides so: %s", async (_what, text) => {
    const result = await course("--text", text);

    expect(result.missing).toEqual([]);
    expect(result).toMatchObject({ kind: "other", callType: "normal" });
    expect(result.agencies).not.toEqual([]);
  });
});

describe("a call that cannot be brought to its end", () => {
  it("tells which step failed, in the words of the refusal, and everything that is known", async () => {
    const result = await course("--text", "a".repeat(200_000));

    expect(result.problem).toMatch(/^case-classified: Laporan lebih dari 100 kB/);
    expect(result.callId).not.toBeNull();
    expect(result.caseNumber).toBeNull();
    expect(result.timeline.map(({ step }) => step)).toEqual([
      "call-received",
      "call-queued",
      "call-answered",
    ]);
    expect(result.missing).toContain("national-accepted");
    expect(site().world.connect.contact(result.callId ?? "")?.state).not.toBe("connected");
  });

  it("names the regions that exist when the region is none of them", async () => {
    const result = await course("--region", "99.99");

    expect(result.problem).toMatch(/Wilayah 99\.99 tidak dikenal; yang ada: 33\.75/);
    expect(result).toMatchObject({ region: "99.99", callId: null, timeline: [], national: null });
  });

  it("prints one document all the same, and what is missing beside it", async () => {
    const failed = await command("--region", "99.99", "--json");
    const document: unknown = JSON.parse(failed.out);

    expect(failed.code).toBe(1);
    expect(document).toEqual({
      region: "99.99",
      callId: null,
      caseNumber: null,
      callType: null,
      kind: null,
      agencies: [],
      timeline: [],
      national: null,
    });
    expect(failed.problems).toContain("Wilayah 99.99 tidak dikenal");
    expect(failed.problems).toContain("missing: national-accepted");
  });

  it("names the options when one makes no sense", async () => {
    const failed = await command("--agency-answers", "besok");

    expect(failed).toMatchObject({ code: 1, out: "" });
    expect(failed.problems).toMatch(/^--agency-answers\?\nnpm run call/);
  });
});

describe("when an agency does not take the task", () => {
  it("its silence leads to repeated alarms, the backup agency and the end of the case", async () => {
    const result = await course("--agency-answers", "silent");

    expect(result.missing).toEqual([]);
    expect(result.timeline.map((entry) => entry.step)).toContain("dispatch-escalated");
  });

  it("rings it after half a minute, and a key pressed there is its answer", async () => {
    const result = await course("--agency-answers", "voice");
    const steps = result.timeline.map((entry) => entry.step);

    expect(result.missing).toEqual([]);
    expect(steps).toContain("agency-rung");
    expect(steps.at(-1)).toBe("national-accepted");
  });

  it("that never ends alarms the desk until somebody writes who was told", async () => {
    const result = await course("--agency-answers", "never");
    const steps = result.timeline.map((entry) => entry.step);

    expect(result.missing).toEqual([]);
    expect(steps).toEqual(
      expect.arrayContaining(["agency-rung", "supervisor-told", "desk-alarmed", "dispatch-told"]),
    );
  });

  it("its refusal leads to the backup agency and the end of the case", async () => {
    const result = await course("--agency-answers", "refuse");

    expect(result.missing).toEqual([]);
    expect(result.timeline.map((entry) => entry.step)).toContain("dispatch-declined");
  });
});

describe("when an agency refuses whose backup works on the case already", () => {
  it("the operator sends another agency in its place", async () => {
    const text = "Rob masuk rumah setinggi dada";
    const result = await course("--agency-answers", "refuse", "--text", text);
    const declined = result.timeline.find(({ step }) => step === "dispatch-declined");

    expect(result.missing).toEqual([]);
    expect(declined?.agency).toBe("bpbd");
    expect(result.agencies).toContain("damkar");
    expect(result.agencies).toContain("psc119");
  });
});

describe("what changes after dispatch", () => {
  it("a corrected place reaches every agency as a notice of its own", async () => {
    const result = await course("--change-place");

    expect(result.missing).toEqual([]);
    expect(result.timeline.filter((entry) => entry.step === "dispatch-changed")).not.toEqual([]);
  });

  it("a withdrawn case stays until every crew has turned back, and reaches the national centre", async () => {
    const result = await course("--cancel");

    expect(result.missing).toEqual([]);
    expect(result.national).toMatchObject({ disposition: "cancelled" });
  });
});

it("a national centre that is down gets the case once it is back", async () => {
  const result = await course("--national", "down");

  expect(result.missing).toEqual([]);
  expect(result.timeline.at(-1)?.elapsedMs).toBeGreaterThan(5 * 60_000);
});

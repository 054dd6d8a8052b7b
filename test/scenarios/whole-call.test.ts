import { describe, expect, it } from "vitest";
import { caseReport } from "../../core/contracts/national/case-report.ts";
import { readArguments } from "../../tools/call/arguments.ts";
import { runCourse } from "../../tools/call/course.ts";
import { aRunningSystem } from "../support/system.ts";

const { site } = aRunningSystem();

function course(...words: string[]) {
  return runCourse(site().url, readArguments(words));
}

const reports = [
  ["31", "Kebakaran di rumah padat penduduk, api sudah besar"],
  ["32.10", "Ada kecelakaan motor sama truk, korbannya tidak sadar"],
  ["33.75", "Rob masuk rumah setinggi dada, ibu saya lumpuh di dalam"],
  ["61.72", "Bapak saya sesak napas, bibirnya biru"],
  ["64.74", "Pohon besar tumbang menutup jalan"],
] as const;

describe("one call from dialling to the national centre", () => {
  it.each(reports)("in %s: %s", async (region, text) => {
    const result = await course("--region", region, "--text", text);

    expect(result.missing).toEqual([]);
    expect(caseReport.parse(result.national)).toMatchObject({ region, disposition: "handled" });
    expect(JSON.stringify(result.national)).not.toContain(text);
  });

  it("with a hidden number, an emoji and a formula in the report", async () => {
    const result = await course(
      "--text",
      "=1+1 🔥 <b>kebakaran</b> \u202e gedung",
      "--caller",
      "hidden",
    );

    expect(result.missing).toEqual([]);
  });
});

describe("when an agency does not take the task", () => {
  it("its silence leads to repeated alarms, the backup agency and the end of the case", async () => {
    const result = await course("--agency-answers", "silent");

    expect(result.missing).toEqual([]);
    expect(result.timeline.map((entry) => entry.step)).toContain("dispatch-escalated");
  });

  it("its refusal leads to the backup agency and the end of the case", async () => {
    const result = await course("--agency-answers", "refuse");

    expect(result.missing).toEqual([]);
    expect(result.timeline.map((entry) => entry.step)).toContain("dispatch-declined");
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

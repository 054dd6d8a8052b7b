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
});

import { describe, expect, it } from "vitest";
import { caseReport } from "../../core/contracts/national/case-report.ts";
import { readArguments } from "../../tools/call/arguments.ts";
import { runCourse } from "../../tools/call/course.ts";
import { aRunningSystem } from "../support/system.ts";

const reports = [
  ["31", "Kebakaran di rumah padat penduduk, api sudah besar"],
  ["32.10", "Ada kecelakaan motor sama truk, korbannya tidak sadar"],
  ["33.75", "Rob masuk rumah setinggi dada, ibu saya lumpuh di dalam"],
  // Police and PLN have no account there: they are told by telephone, and the operator writes down what they say.
  ["61.72", "Rumah kebakaran, bapak saya masih di dalam"],
  ["64.74", "Pohon besar tumbang menutup jalan"],
] as const;

// A system of its own for each: the minutes of one call are not run for four other centres as well.
describe.each(reports)("one call from dialling to the national centre in %s", (region, text) => {
  const { site } = aRunningSystem([region]);

  it(`ends well: ${text}`, async () => {
    const words = ["--region", region, "--text", text];
    const result = await runCourse(site().url, readArguments(words));

    expect(result.missing).toEqual([]);
    expect(caseReport.parse(result.national)).toMatchObject({ region, disposition: "handled" });
    expect(JSON.stringify(result.national)).not.toContain(text);
  });
});

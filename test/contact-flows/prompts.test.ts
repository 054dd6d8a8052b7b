import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadPrompts } from "../../contact-flows/prompts/load.ts";
import { promptPlaceholders } from "../../contact-flows/prompts/placeholders.ts";
import { eventRecordings, kindPrompts, promptTexts } from "../../contact-flows/prompts/texts.ts";
import { kinds } from "../../core/domain/case/kind.ts";
import * as living from "../../core/domain/region/living.ts";
import { readWave, type Wave } from "../../tools/wave.ts";

const prompts = loadPrompts();

function wave(file: string): Wave {
  const read = readWave(readFileSync(file));
  if (read === undefined) throw new Error(`${file} is no WAV file`);
  return read;
}

/** Share of the tenths of a second in which something can be heard. */
function audibleShare(samples: readonly number[]): number {
  const tenth = 800;
  let audible = 0;
  for (let at = 0; at < samples.length; at += tenth) {
    if (samples.slice(at, at + tenth).some((sample) => Math.abs(sample) > 0.05)) audible++;
  }
  return audible / Math.ceil(samples.length / tenth);
}

describe("recorded prompts", () => {
  it("are exactly the sentences that the flows play", () => {
    expect(prompts.map(({ id }) => id)).toEqual(promptTexts.map(({ id }) => id));
    const byName = [...kindPrompts.map(([id]) => id), ...eventRecordings];
    const played = new Set<string>([...Object.values(promptPlaceholders), ...byName]);
    expect([...played].sort()).toEqual(prompts.map(({ id }) => id).sort());
  });

  it("have a word for every kind of emergency, and one for every sentence that people may choose", () => {
    const ids = new Set<string>(prompts.map(({ id }) => id));

    expect(kindPrompts.map(([id]) => id)).toEqual(kinds.map((kind) => `kind-${kind}`));
    expect(living.promptRoles.filter((role) => !ids.has(role))).toEqual([]);
  });

  it("have one for every event that can be declared", () => {
    expect(living.eventRecordings).toEqual(eventRecordings);
  });

  it("are together smaller than 1 MB", () => {
    const bytes = prompts.reduce((sum, { file }) => sum + statSync(file).size, 0);

    expect(bytes).toBeLessThan(1_000_000);
  });

  describe.each(promptTexts)("$id", ({ id, text, maximumSeconds, toneSeconds }) => {
    const prompt = prompts.find((one) => one.id === id);
    const recording = wave(prompt?.file ?? "");

    it("was recorded after its text was last changed", () => {
      expect(prompt?.text).toBe(text);
      expect(prompt?.textSha256).toBe(createHash("sha256").update(text).digest("hex"));
    });

    it("has the format that Connect plays: 8 kHz, mono, µ-law", () => {
      expect(recording).toMatchObject({
        encoding: 7,
        channels: 1,
        samplesPerSecond: 8_000,
        bitsPerSample: 8,
      });
    });

    it("is as long as the manifest says and not longer than its block allows", () => {
      expect(recording.samples.length / 8_000).toBeCloseTo(prompt?.seconds ?? 0, 1);
      expect(prompt?.seconds).toBeLessThanOrEqual(maximumSeconds);
    });

    it("can be heard", () => {
      // Of a tone only its two beeps are heard.
      const least = toneSeconds === undefined ? 0.5 : 0.04;
      expect(audibleShare(recording.samples)).toBeGreaterThan(least);
    });
  });
});

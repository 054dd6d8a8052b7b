import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadPrompts, promptPlaceholders } from "../../contact-flows/prompts/load.ts";
import { promptTexts } from "../../contact-flows/prompts/texts.ts";

const prompts = loadPrompts();

/** Format and samples of a RIFF WAVE file. */
function wave(file: string) {
  const bytes = readFileSync(file);
  const chunks = new Map<string, Buffer>();
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4);
    chunks.set(bytes.toString("latin1", at, at + 4), bytes.subarray(at + 8, at + 8 + size));
    at += 8 + size + (size % 2);
  }
  const format = chunks.get("fmt ") ?? Buffer.alloc(16);
  return {
    bytes: bytes.length,
    encoding: format.readUInt16LE(0),
    channels: format.readUInt16LE(2),
    samplesPerSecond: format.readUInt32LE(4),
    bitsPerSample: format.readUInt16LE(14),
    samples: [...(chunks.get("data") ?? [])].map(fromMuLaw),
  };
}

/** ITU-T G.711 µ-law to a value between -1 and 1. */
function fromMuLaw(code: number): number {
  const inverted = ~code & 0xff;
  const magnitude = (((inverted & 0x0f) << 3) + 0x84) << ((inverted & 0x70) >> 4);
  return ((inverted & 0x80 ? -1 : 1) * (magnitude - 0x84)) / 32_768;
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
    expect(Object.values(promptPlaceholders)).toEqual(prompts.map(({ id }) => id));
  });

  it("are together smaller than 1 MB", () => {
    const bytes = prompts.reduce((sum, { file }) => sum + wave(file).bytes, 0);

    expect(bytes).toBeLessThan(1_000_000);
  });

  describe.each(promptTexts)("$id", ({ id, text, maximumSeconds }) => {
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
      expect(audibleShare(recording.samples)).toBeGreaterThan(0.15);
    });
  });
});

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Prompt } from "./load.ts";
import { type PromptText, promptTexts } from "./texts.ts";
import { readWave, type Wave } from "./wave.ts";

/** Recordings of one region together. Unit: bytes. Source: issue 3, 1. */
export const maximumBytes = 1_000_000;

/** Recordings do not fit what the flows play; the message has one line per fault. */
export class PromptFault extends Error {
  override readonly name = "PromptFault";
}

/** A tenth of a second of 8 kHz. Unit: samples. */
const tenth = 800;
/** Quieter than this is not heard on a telephone. Share of full scale; chosen, not measured. */
const leastLoud = 0.05;

type Recording = { readonly bytes: number; readonly wave: Wave | undefined };
const read = new Map<string, Recording>();

/** Once a process: every stack looks at the same files. */
function recordingOf(file: string): Recording {
  const known = read.get(file);
  if (known !== undefined) return known;
  const content = readFileSync(file);
  const found = { bytes: content.length, wave: readWave(content) };
  read.set(file, found);
  return found;
}

/**
 * What is wrong with the recordings of a region: `greeting: …`. A sentence without a recording, one that was changed after
 * it was recorded, a format that Connect does not play, silence, too long for its block, too large together.
 */
export function promptFaults(prompts: readonly Prompt[]): readonly string[] {
  const bytes = prompts.reduce((sum, { file }) => sum + recordingOf(file).bytes, 0);
  return [
    ...promptTexts
      .filter(({ id }) => !prompts.some((prompt) => prompt.id === id))
      .map(({ id }) => `${id}: no recording`),
    ...prompts.flatMap((prompt) => {
      const sentence = promptTexts.find(({ id }) => id === prompt.id);
      const reasons = sentence === undefined ? ["no such sentence"] : faultsOf(prompt, sentence);
      return reasons.map((reason) => `${prompt.id}: ${reason}`);
    }),
    ...(bytes < maximumBytes ? [] : [`together ${bytes} bytes, at most ${maximumBytes}`]),
  ];
}

function faultsOf(prompt: Prompt, sentence: PromptText): readonly string[] {
  const isOfText = prompt.text === sentence.text && prompt.textSha256 === hashOf(sentence.text);
  const { wave } = recordingOf(prompt.file);
  return [
    ...(isOfText ? [] : ["recorded before its text was last changed"]),
    ...waveFaults(wave, sentence),
    ...(wave === undefined || Math.abs(wave.seconds - prompt.seconds) < 0.05
      ? []
      : [`${wave.seconds} s long, the manifest says ${prompt.seconds}`]),
  ];
}

/** Of a text, as the manifest has it. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What is wrong with a recording of this sentence, whatever the manifest says. */
export function waveFaults(
  wave: Wave | undefined,
  { maximumSeconds, toneSeconds }: PromptText,
): readonly string[] {
  if (wave === undefined) return ["no WAV file"];
  const { encoding, channels, samplesPerSecond, bitsPerSample, seconds } = wave;
  const isPlayed =
    encoding === 7 && channels === 1 && samplesPerSecond === 8_000 && bitsPerSample === 8;
  // Of a tone only its two beeps are heard.
  const least = toneSeconds === undefined ? 0.5 : 0.04;
  return [
    ...(isPlayed ? [] : ["not 8 kHz, mono, µ-law"]),
    ...(audibleShare(wave.samples) > least ? [] : ["cannot be heard"]),
    ...(seconds <= maximumSeconds ? [] : [`${seconds} s long, at most ${maximumSeconds} s`]),
  ];
}

/** Share of the tenths of a second in which something can be heard. */
function audibleShare(samples: readonly number[]): number {
  let audible = 0;
  for (let at = 0; at < samples.length; at += tenth) {
    if (samples.slice(at, at + tenth).some((sample) => Math.abs(sample) > leastLoud)) audible++;
  }
  return audible / Math.ceil(samples.length / tenth);
}

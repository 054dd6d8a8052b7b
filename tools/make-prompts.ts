/**
 * Makes the stand-in prompts with espeak-ng and sox (neither is a dependency of the project) and
 * writes their manifest. A region records its own (tools/keep-recording.ts): synthetic prompts are not fit for opening.
 *
 * Run: `node tools/make-prompts.ts` after a text in `contact-flows/prompts/texts.ts` has changed.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPrompts, type Prompt } from "../contact-flows/prompts/load.ts";
import { type PromptText, promptTexts } from "../contact-flows/prompts/texts.ts";

const folder = join(import.meta.dirname, "../contact-flows/prompts");

function run(program: "sox" | "soxi" | "espeak-ng", ...args: string[]): string {
  return execFileSync(program, args, { encoding: "utf8" });
}

function secondsOf(file: string): number {
  return Number(run("soxi", "-D", file));
}

/** Speech without leading and trailing silence, with a tenth of a second on each side. */
function speak(prompt: PromptText, scratch: string): string {
  const raw = join(scratch, `${prompt.id}.raw.wav`);
  const speech = join(scratch, `${prompt.id}.speech.wav`);
  const speed = String(prompt.wordsPerMinute);
  run("espeak-ng", "-v", "id", "-s", speed, "-w", raw, prompt.text);
  const trim = ["silence", "1", "0.01", "0.1%", "reverse"];
  const edges = ["pad", "0.05", "0.05", "norm", "-3"];
  run("sox", raw, "-r", "8000", "-c", "1", speech, ...trim, ...trim, ...edges);
  return speech;
}

/** Two quiet beeps, then silence: a waiting caller hears that the line still stands. */
function lineTone(seconds: number, scratch: string): string {
  const beep = join(scratch, "beep.wav");
  const tone = join(scratch, "tone.wav");
  const short = ["synth", "0.12", "sine", "425", "gain", "-22", "fade", "0.02", "0.12", "0.02"];
  run("sox", "-n", "-r", "8000", "-c", "1", beep, ...short, "pad", "0", "0.1", "repeat", "1");
  run("sox", beep, tone, "pad", "0", String(seconds), "trim", "0", seconds.toFixed(3));
  return tone;
}

function make(prompt: PromptText, scratch: string): number {
  const { toneSeconds } = prompt;
  const sound = toneSeconds === undefined ? speak(prompt, scratch) : lineTone(toneSeconds, scratch);
  const target = join(folder, `${prompt.id}.wav`);
  run("sox", sound, "-r", "8000", "-c", "1", "-e", "u-law", target);
  return secondsOf(target);
}

type Entry = Omit<Prompt, "file">;

/** A sentence that a person recorded stays, as long as its words do. */
function entryOf(prompt: PromptText, before: readonly Prompt[], scratch: string): Entry {
  const { id, text } = prompt;
  const textSha256 = createHash("sha256").update(text).digest("hex");
  const kept = before.find((one) => one.id === id && one.origin === "recorded");
  if (kept?.textSha256 === textSha256) {
    const { file: _file, ...entry } = kept;
    return entry;
  }
  const seconds = Math.round(make(prompt, scratch) * 100) / 100;
  const origin = prompt.toneSeconds === undefined ? "synthetic" : "tone";
  return { id, text, textSha256, seconds, origin };
}

const scratch = mkdtempSync(join(tmpdir(), "prompts-"));
try {
  const before = loadPrompts();
  const manifest = promptTexts.map((prompt) => entryOf(prompt, before, scratch));
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
} finally {
  rmSync(scratch, { recursive: true });
}

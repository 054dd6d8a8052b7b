/**
 * Takes a sentence that a person has recorded, with its entry in the manifest: for one region into `regions/prompts/<code>`,
 * without a region into `contact-flows/prompts`, for all that have none of their own.
 *
 * Run: `node tools/keep-recording.ts --region 33.75 greeting rekaman.wav`. Exit 1 when it is no 8 kHz mono µ-law WAV, is
 * silent or too long, or the region's recordings together become too large.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { hashOf, promptFaults, waveFaults } from "../contact-flows/prompts/check.ts";
import {
  loadPrompts,
  ownPrompts,
  ownRecordings,
  type Prompt,
  promptsOf,
} from "../contact-flows/prompts/load.ts";
import { promptTexts } from "../contact-flows/prompts/texts.ts";
import { readWave } from "../contact-flows/prompts/wave.ts";
import { loadRegion } from "../regions/load.ts";

/** Indonesian, by how a fault begins. */
const words: readonly (readonly [RegExp, string])[] = [
  [/^no WAV file$/, "bukan berkas WAV"],
  [/^not 8 kHz, mono, µ-law$/, "harus 8 kHz, mono, µ-law"],
  [/^cannot be heard$/, "tidak terdengar"],
  [/^(\S+) s long, at most (\S+) s$/, "$1 detik, paling lama $2 detik"],
  [/^together (\d+) bytes, at most (\d+)$/, "semua rekaman bersama $1 bita, paling banyak $2"],
];

function inIndonesian(fault: string): string {
  const [pattern, text] = words.find(([one]) => one.test(fault)) ?? [/^.*$/, fault];
  return fault.replace(pattern, text);
}

function keep(id: string, file: string, region: string | undefined): readonly string[] {
  const sentence = promptTexts.find((one) => one.id === id);
  if (sentence === undefined) return [`tidak ada kalimat ${id}`];
  const bytes = readFileSync(file);
  const wave = readWave(bytes);
  const wrong = waveFaults(wave, sentence);
  if (wrong.length > 0 || wave === undefined) return wrong.map(inIndonesian);
  const [folder, before] = region === undefined ? ofAll() : ofRegion(region);
  const { text } = sentence;
  const entry = { id, text, textSha256: hashOf(text), seconds: wave.seconds, origin: "recorded" };
  const undo = write(folder, bytes, entry, before);
  const faults = promptFaults(region === undefined ? loadPrompts() : promptsOf(region));
  if (faults.length > 0) undo();
  return faults.map(inIndonesian);
}

/** Writes the recording and its entry. @returns what brings back all that was there before */
function write(
  folder: string,
  bytes: Buffer,
  entry: Omit<Prompt, "file" | "origin">,
  before: readonly Prompt[],
): () => void {
  const { id } = entry;
  const [target, list] = [join(folder, `${id}.wav`), join(folder, "manifest.json")];
  const kept = [target, list].map((path) => ({
    path,
    content: existsSync(path) ? readFileSync(path) : undefined,
  }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(target, bytes);
  const others = before.map(({ file: _file, ...one }) => one);
  const manifest = others.some((one) => one.id === id)
    ? others.map((one) => (one.id === id ? entry : one))
    : [...others, entry];
  writeFileSync(list, `${JSON.stringify(manifest, null, 2)}\n`);
  return () => {
    for (const { path, content } of kept) {
      if (content === undefined) rmSync(path);
      else writeFileSync(path, content);
    }
  };
}

function ofAll(): readonly [string, readonly Prompt[]] {
  const prompts = loadPrompts();
  return [dirname(prompts[0]?.file ?? ""), prompts];
}

/** @throws RegionFileError when there is no such region */
function ofRegion(region: string): readonly [string, readonly Prompt[]] {
  const { code } = loadRegion(region);
  return [join(ownRecordings, code), ownPrompts(code)];
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { region: { type: "string" } },
});
const [id = "", file = ""] = positionals;
for (const fault of keep(id, file, values.region)) {
  process.exitCode = 1;
  console.error(`${id}: ${fault}`);
}

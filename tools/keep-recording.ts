/**
 * Takes a sentence that a person has recorded into `contact-flows/prompts`, with its entry in the manifest.
 *
 * Run: `node tools/keep-recording.ts greeting rekaman.wav`. Exit 1 when it is no 8 kHz mono µ-law WAV, is silent or too long.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadPrompts } from "../contact-flows/prompts/load.ts";
import { promptTexts } from "../contact-flows/prompts/texts.ts";
import { readWave } from "./wave.ts";

/** @returns what is wrong with the recording; undefined when nothing is */
function fault(wave: ReturnType<typeof readWave>, maximumSeconds: number): string | undefined {
  if (wave === undefined) return "bukan berkas WAV";
  const { encoding, channels, samplesPerSecond, seconds, loudest } = wave;
  if (encoding !== 7 || channels !== 1 || samplesPerSecond !== 8_000) {
    return "harus 8 kHz, mono, µ-law";
  }
  if (loudest < 0.05) return "tidak terdengar";
  return seconds > maximumSeconds
    ? `${seconds} detik, paling lama ${maximumSeconds} detik`
    : undefined;
}

function keep(id: string, file: string): string | undefined {
  const prompt = promptTexts.find((one) => one.id === id);
  const [first] = loadPrompts();
  if (prompt === undefined || first === undefined) return `tidak ada kalimat ${id}`;
  const bytes = readFileSync(file);
  const wave = readWave(bytes);
  const wrong = fault(wave, prompt.maximumSeconds);
  if (wrong !== undefined || wave === undefined) return wrong;
  const folder = dirname(first.file);
  writeFileSync(join(folder, `${id}.wav`), bytes);
  const entry = {
    id,
    text: prompt.text,
    textSha256: createHash("sha256").update(prompt.text).digest("hex"),
    seconds: wave.seconds,
    origin: "recorded",
  };
  const others = loadPrompts().map(({ file: _file, ...kept }) => kept);
  const manifest = others.map((one) => (one.id === id ? entry : one));
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return undefined;
}

const [id = "", file = ""] = process.argv.slice(2);
const wrong = keep(id, file);
if (wrong !== undefined) {
  process.exitCode = 1;
  console.error(`${id}: ${wrong}`);
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FlowFormatError, isRecord } from "../flow.ts";

/** One recording as the manifest describes it. */
export type Prompt = {
  /** `<id>.wav` beside the manifest; also the name of the Connect prompt. */
  readonly id: string;
  readonly text: string;
  /** Of the text that was recorded, hexadecimal. */
  readonly textSha256: string;
  readonly seconds: number;
  /** `synthetic` recordings are not fit for opening a centre. `tone`: no words, a machine's in any case. */
  readonly origin: "synthetic" | "recorded" | "tone";
  /** Absolute path of the WAV file: 8 kHz, mono, µ-law. */
  readonly file: string;
};

/**
 * The recordings that every region has as long as it has none of its own, in the order of the manifest.
 * @throws FlowFormatError when the manifest is not what {@link Prompt} says.
 */
export function loadPrompts(): readonly Prompt[] {
  return promptsIn(import.meta.dirname);
}

/** Where regions keep what they recorded themselves: `<code>/<id>.wav`, `<code>/manifest.json`. */
export const ownRecordings: string = join(import.meta.dirname, "..", "..", "regions", "prompts");

/** What a region has recorded itself; empty as long as it has nothing. @throws FlowFormatError as {@link loadPrompts} */
export function ownPrompts(code: string, folder: string = ownRecordings): readonly Prompt[] {
  const own = join(folder, code);
  return existsSync(join(own, "manifest.json")) ? promptsIn(own) : [];
}

/**
 * What is heard in a region: its own recording of a sentence, else the one that comes along. What it has recorded for no
 * sentence of ours comes last, so that a check can refuse it.
 * @param code Kemendagri code
 * @throws FlowFormatError as {@link loadPrompts}
 */
export function promptsOf(code: string, folder: string = ownRecordings): readonly Prompt[] {
  const own = new Map(ownPrompts(code, folder).map((prompt) => [prompt.id, prompt]));
  const common = loadPrompts();
  const known = new Set(common.map(({ id }) => id));
  return [
    ...common.map((prompt) => own.get(prompt.id) ?? prompt),
    ...[...own.values()].filter(({ id }) => !known.has(id)),
  ];
}

function promptsIn(folder: string): readonly Prompt[] {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  if (!Array.isArray(manifest)) throw new FlowFormatError(`${folder}/manifest.json is not a list`);
  return manifest.map((entry: unknown) => promptAt(entry, folder));
}

function promptAt(entry: unknown, folder: string): Prompt {
  const wrong = new FlowFormatError(`${folder}/manifest.json: ${JSON.stringify(entry)}`);
  if (!isRecord(entry)) throw wrong;
  const { id, text, textSha256, seconds, origin } = entry;
  if (typeof id !== "string" || typeof text !== "string") throw wrong;
  if (typeof textSha256 !== "string" || typeof seconds !== "number") throw wrong;
  if (origin !== "synthetic" && origin !== "recorded" && origin !== "tone") throw wrong;
  return {
    id,
    text,
    textSha256,
    seconds,
    origin,
    file: join(folder, `${id}.wav`),
  };
}

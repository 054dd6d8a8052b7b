import { readFileSync } from "node:fs";
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
 * The recordings in the order of the manifest.
 * @throws FlowFormatError when the manifest is not what {@link Prompt} says.
 */
export function loadPrompts(): readonly Prompt[] {
  const manifest: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, "manifest.json"), "utf8"),
  );
  if (!Array.isArray(manifest)) throw new FlowFormatError("prompts/manifest.json is not a list");
  return manifest.map((entry: unknown) => promptAt(entry));
}

function promptAt(entry: unknown): Prompt {
  const wrong = new FlowFormatError(`prompts/manifest.json: ${JSON.stringify(entry)}`);
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
    file: join(import.meta.dirname, `${id}.wav`),
  };
}

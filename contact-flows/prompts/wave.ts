/** A RIFF WAVE file as far as a recorded prompt is judged by it. */
export type Wave = {
  /** 7 is µ-law (ITU-T G.711). */
  readonly encoding: number;
  readonly channels: number;
  readonly samplesPerSecond: number;
  readonly bitsPerSample: number;
  /** Rounded to hundredths. */
  readonly seconds: number;
  /** Between -1 and 1; only right for µ-law. */
  readonly samples: readonly number[];
  /** Largest absolute sample. */
  readonly loudest: number;
};

/** @returns undefined when the bytes are no WAVE file with a format and samples */
export function readWave(bytes: Buffer): Wave | undefined {
  if (bytes.length < 12 || bytes.toString("latin1", 8, 12) !== "WAVE") return undefined;
  const chunks = new Map<string, Buffer>();
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4);
    chunks.set(bytes.toString("latin1", at, at + 4), bytes.subarray(at + 8, at + 8 + size));
    at += 8 + size + (size % 2);
  }
  const format = chunks.get("fmt ");
  const sound = chunks.get("data");
  if (format === undefined || format.length < 16 || sound === undefined) return undefined;
  const samplesPerSecond = format.readUInt32LE(4);
  const samples = [...sound].map(fromMuLaw);
  return {
    encoding: format.readUInt16LE(0),
    channels: format.readUInt16LE(2),
    samplesPerSecond,
    bitsPerSample: format.readUInt16LE(14),
    seconds: Math.round((samples.length / samplesPerSecond) * 100) / 100,
    samples,
    loudest: samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
  };
}

/** ITU-T G.711 µ-law to a value between -1 and 1. */
function fromMuLaw(code: number): number {
  const inverted = ~code & 0xff;
  const magnitude = (((inverted & 0x0f) << 3) + 0x84) << ((inverted & 0x70) >> 4);
  return ((inverted & 0x80 ? -1 : 1) * (magnitude - 0x84)) / 32_768;
}

import { classify } from "../core/domain/classification/classify.ts";
import { type Measured, median, percentile, rounded, type Section, spread } from "./figure.ts";

/** Ordinary reports, invented; what is measured is time. How often the proposal is right is for the tests. */
const reports = [
  "Tolong pak, rumah tetangga saya kebakaran, apinya sudah besar, ada nenek di dalam",
  "Ada kecelakaan motor sama truk di pertigaan, korbannya dua orang, satu tidak sadar",
  "Bapak saya sesak napas, bibirnya biru, dari tadi pagi dadanya sakit",
  "Rob masuk rumah setinggi dada, ibu saya lumpuh tidak bisa keluar",
  "Pohon besar tumbang menutup jalan depan kantor kecamatan, kabel listrik ikut putus",
  "Ular kobra masuk dapur pak, anak-anak saya takut semua",
  "Ono wong gelut nggawa clurit cedhak pasar",
  "Mau tanya pak, jadwal vaksin di puskesmas kapan ya",
  "tes tes satu dua",
  "ga sengaja kepencet mas maaf ya",
  "Suami saya mukulin saya, tolong cepat, anak saya nangis",
  "lampu jalan di gang mawar mati semua sudah seminggu",
] as const;

const rounds = 7;
/** Texts of a round: about a second at the bar. */
const textsPerRound = 6_000;

const hostileBytes = 100_000;
/** Text that a careless classifier reads in more than linear time. */
const hostile: Readonly<Record<string, string>> = {
  "one word without end": "a",
  "a keyword without end": "kebakaran ",
  "negations without end": "tidak bukan belum ",
  "letters apart": "k e b a k a r a n ",
  "stretched letters": "tolooooooooong ",
  "two concepts side by side": "api gas api ledak ",
  "every report after the other": `${reports.join(". ")}. `,
  punctuation: ".,!?;:-()[]",
  emoji: "🔥🚑",
  "joined emoji and marks": "👩🏽‍🚒\u0301\u0302",
  "line ends": "\n\r\n\t ",
};

function ofBytes(part: string): string {
  const once = Buffer.byteLength(part);
  return part.repeat(Math.ceil(hostileBytes / once));
}

function textsPerSecond(): number {
  const startedAt = performance.now();
  for (let index = 0; index < textsPerRound; index++) {
    classify(reports[index % reports.length] ?? "");
  }
  return textsPerRound / ((performance.now() - startedAt) / 1000);
}

function millisecondsOf(text: string): number {
  const startedAt = performance.now();
  classify(text);
  return performance.now() - startedAt;
}

async function measure(): Promise<Measured> {
  textsPerSecond(); // the engine compiles what is hot
  const speeds = Array.from({ length: rounds }, textsPerSecond);
  const slowest = Object.entries(hostile)
    .map(([what, part]) => {
      const text = ofBytes(part);
      const times = Array.from({ length: rounds }, () => millisecondsOf(text));
      return { what, ms: median(times), most: percentile(times, 1) };
    })
    .toSorted((a, b) => b.ms - a.ms);
  return {
    figures: [
      {
        name: "reports classified on one core",
        measured: rounded(median(speeds), 0),
        unit: "/s",
        bar: { atLeast: 5_000 },
      },
      {
        name: "slowest of the hostile texts of 100 kB",
        measured: rounded(slowest[0]?.ms ?? Number.NaN),
        unit: "ms",
        bar: { atMost: 50 },
      },
    ],
    lines: [
      `${spread(speeds, 0)} reports a second; median (least – most) of ${rounds} rounds`,
      ...slowest.map(
        ({ what, ms, most }) => `${what.padEnd(32)} ${ms.toFixed(1)} ms (most ${most.toFixed(1)})`,
      ),
    ],
  };
}

export const classification: Section = {
  name: "classification",
  about: "speed of the proposal for ordinary reports, and for 100 kB meant to hold it up",
  run: measure,
};

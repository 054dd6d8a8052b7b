import { fileURLToPath } from "node:url";
import { classify } from "../core/domain/classification/classify.ts";
import { type Measured, median, percentile, rounded, type Section, spread } from "./figure.ts";
import { evaluate } from "./held-out.ts";

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
  "words one slip from another": "kebakraxn tabrxkan pingsxn ",
  "torn words": "a..b..",
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

/** Texts written before the lexicon, by the same author: an upper bound of what callers would find, not their accuracy. */
function heldOut(file: string) {
  const path = `../test/core/domain/classification/${file}`;
  return evaluate(fileURLToPath(new URL(path, import.meta.url)));
}

function heldOutText(file: string): string {
  const { texts, right, missedDangers } = heldOut(file);
  return `${file}: ${right} of ${texts} accepted, ${missedDangers} dangers taken for prank, ghost or information`;
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
      {
        name: "classification held-out, weighted score",
        measured: rounded(100 * heldOut("held-out.tsv").weightedScore),
        unit: "%",
      },
      {
        name: "emergencies held out that were taken for prank, ghost or information",
        measured: heldOut("held-out.tsv").missedDangers,
        unit: "",
        bar: { atMost: 0 },
      },
    ],
    lines: [
      heldOutText("held-out.tsv"),
      heldOutText("final.tsv"),
      `${spread(speeds, 0)} reports a second; median (least – most) of ${rounds} rounds`,
      ...slowest.map(
        ({ what, ms, most }) => `${what.padEnd(32)} ${ms.toFixed(1)} ms (most ${most.toFixed(1)})`,
      ),
    ],
  };
}

export const classification: Section = {
  name: "classification",
  about:
    "speed of the proposal, also for 100 kB meant to hold it up; and how often it is accepted on texts held out",
  run: measure,
};

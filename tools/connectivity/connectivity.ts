import { parseArgs } from "node:util";
import type { Instant } from "../../core/domain/shared/time.ts";
import { localTimeText } from "../../core/domain/shared/time.ts";
import type { Region } from "../../regions/load.ts";
import { type Carrier, loadCarriers, testsOf } from "./checklist.ts";
import {
  addResult,
  note,
  outcomes,
  ResultsFault,
  readResults,
  type TestResult,
  testers,
} from "./results.ts";

/** What is printed, and the exit code: 0 all passed, 1 something failed or was not tried, 2 not done. */
export type Printed = { readonly lines: readonly string[]; readonly exitCode: 0 | 1 | 2 };

/** A wrong word on the command line; Indonesian, one sentence. */
class WrongInput extends Error {
  override readonly name = "WrongInput";
}

export const connectivityUsage =
  'npm run region -- connectivity 33.75 [--record carrier=telkomsel test=nomor-tampil result=lulus [--by teknisi] [--note "…"]]';

/**
 * The acceptance checklist of the joint connection test, with what was tried so far.
 *
 * @param words of the command line after the region's code
 * @param folder where results are kept, one file per region
 */
export function connectivity(
  region: Region,
  words: readonly string[],
  { folder, now }: { readonly folder: string; readonly now: Instant },
): Printed {
  try {
    const asked = record(region, words, now);
    if (asked !== undefined) addResult(folder, region.code, asked);
    return checklist(region, readResults(folder, region.code));
  } catch (error) {
    if (!(error instanceof WrongInput || error instanceof ResultsFault)) throw error;
    return { lines: [error.message, connectivityUsage], exitCode: 2 };
  }
}

/** The result that the command line tells, `undefined` when it tells none. */
function record(region: Region, words: readonly string[], now: Instant): TestResult | undefined {
  const { values, positionals } = parsedWords(words);
  if (values.record !== true) {
    if (words.length > 0) throw new WrongInput("Hasil hanya dicatat bersama --record.");
    return undefined;
  }
  const told = toldBy(positionals);
  const carrier = carrierOf(told.get("carrier"));
  const test = told.get("test") ?? "";
  if (!testsOf(region, carrier).some(({ testId }) => testId === test)) {
    throw new WrongInput(`Uji "${test}" tidak ada dalam daftar untuk ${carrier.name}.`);
  }
  return {
    carrier: carrier.carrierId,
    test,
    result: oneOf(outcomes, told.get("result"), "result"),
    at: now,
    by: oneOf(testers, values.by ?? "teknisi", "by"),
    ...noteOf(values.note),
  };
}

function parsedWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        record: { type: "boolean" },
        by: { type: "string" },
        note: { type: "string" },
      },
    });
  } catch {
    throw new WrongInput("Ada pilihan yang tidak dikenal atau tanpa isi.");
  }
}

/** Each of the words once: of two, nobody knows which was meant. */
function toldBy(words: readonly string[]): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const [name, value] of words.map(pair)) {
    if (told.has(name)) throw new WrongInput(`${name}= ditulis dua kali.`);
    told.set(name, value);
  }
  return told;
}

function pair(word: string): readonly [string, string] {
  const [, name, value] = /^(carrier|test|result)=(.+)$/.exec(word) ?? [];
  if (name === undefined || value === undefined) {
    throw new WrongInput(`"${word}" tidak dikenal; tulis carrier=…, test=… dan result=….`);
  }
  return [name, value];
}

function carrierOf(carrierId: string | undefined): Carrier {
  const { carriers } = loadCarriers();
  const found = carriers.find((one) => one.carrierId === carrierId);
  if (found !== undefined) return found;
  const known = carriers.map((one) => one.carrierId).join(", ");
  throw new WrongInput(`Operator "${carrierId ?? ""}" tidak ada; yang ada: ${known}.`);
}

function oneOf<T extends string>(known: readonly T[], value: string | undefined, name: string): T {
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  throw new WrongInput(`${name}="${value ?? ""}" tidak dikenal; pilih ${known.join(" atau ")}.`);
}

function noteOf(text: string | undefined): { note?: string } {
  if (text === undefined) return {};
  if (note.safeParse(text).success) return { note: text };
  throw new WrongInput(
    "Catatan paling panjang 200 huruf dan tidak boleh berisi nomor telepon (lebih dari enam angka) atau nama orang.",
  );
}

function checklist(region: Region, results: readonly TestResult[]): Printed {
  const { carriers, checkedWithMinistry } = loadCarriers();
  const parts = carriers.map((carrier) => partOf(region, carrier, results));
  const tests = parts.flatMap(({ states }) => states);
  const passed = count(tests, "lulus");
  const doubt = checkedWithMinistry
    ? []
    : ["Daftar operator ini pengetahuan umum; cocokkan dahulu dengan Ditjen PPI.", ""];
  const lines = [
    `Uji keterhubungan 112 – ${region.name} (${region.code}), konfigurasi ${region.telephony}`,
    "Setiap panggilan uji: ucapkan bahwa ini uji, dan catat jenisnya sebagai uji.",
    ...doubt,
    ...parts.flatMap((part) => [...part.lines, ""]),
    "Ringkasan monev butir 1, keterhubungan dengan operator telekomunikasi:",
    ...parts.map(({ summary }) => `  ${summary}`),
    `  Seluruhnya: ${passed} dari ${tests.length} uji lulus`,
  ];
  return { lines, exitCode: passed === tests.length ? 0 : 1 };
}

type State = "lulus" | "gagal" | "belum";
const boxes: Readonly<Record<State, string>> = { lulus: "[x]", gagal: "[!]", belum: "[ ]" };

function partOf(region: Region, carrier: Carrier, results: readonly TestResult[]) {
  const ofCarrier = results.filter((one) => one.carrier === carrier.carrierId);
  const newest = new Map(ofCarrier.map((one) => [one.test, one]));
  const tests = testsOf(region, carrier);
  const states = tests.map(({ testId }): State => newest.get(testId)?.result ?? "belum");
  const last = ofCarrier.at(-1);
  const when = last === undefined ? "belum pernah diuji" : `terakhir ${timeOf(region, last)}`;
  return {
    states,
    lines: [
      `${carrier.name} (carrier=${carrier.carrierId})`,
      ...tests.map(
        ({ testId, text }, index) =>
          `  ${boxes[states[index] ?? "belum"]} ${testId}: ${text}${toldOf(region, newest.get(testId))}`,
      ),
    ],
    summary: `${carrier.name}: ${count(states, "lulus")} lulus, ${count(states, "gagal")} gagal, ${count(states, "belum")} belum; ${when}`,
  };
}

function toldOf(region: Region, result: TestResult | undefined): string {
  if (result === undefined) return "";
  const said = result.note === undefined ? "" : `: ${result.note}`;
  return ` – ${result.result}, ${timeOf(region, result)}, ${result.by}${said}`;
}

function timeOf(region: Region, { at }: TestResult): string {
  return localTimeText(at, region.timeZone);
}

function count(states: readonly State[], wanted: State): number {
  return states.filter((state) => state === wanted).length;
}

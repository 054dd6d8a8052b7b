import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { instant } from "../../core/contracts/instant.ts";
import { regionCode } from "../../core/contracts/living.ts";

/** Who tried it: a role, never a name. */
export const testers = ["teknisi", "penyelia", "operator", "administrator"] as const;
export const outcomes = ["lulus", "gagal"] as const;

/** As many digits, however they are written or parted, could be somebody's number. */
const mostDigits = 6;

/** Words that a person's name follows. */
const beforeName = /\b(?:pak|bapak|bu|ibu|mas|mbak|sdri?|saudara|saudari)\b\.?\s+\p{L}/iu;

/** Whether a note can hold no telephone number and names nobody, as far as can be told from its form. */
function isImpersonal(text: string): boolean {
  const plain = text.normalize("NFKC");
  return (plain.match(/\p{Nd}/gu) ?? []).length <= mostDigits && !beforeName.test(plain);
}

/** A note says what was seen, never who was called or who tried it. */
export const note = z.string().check(z.minLength(1), z.maxLength(200), z.refine(isImpersonal));

const id = z.string().check(z.regex(/^[a-z0-9.-]{2,40}$/));

const result = z.strictObject({
  carrier: id,
  test: id,
  result: z.enum(outcomes),
  at: instant,
  by: z.enum(testers),
  note: z.exactOptional(note),
});
export type TestResult = z.infer<typeof result>;

const resultsFile = z.strictObject({ region: regionCode, results: z.array(result) });
type ResultsFile = z.infer<typeof resultsFile>;

/** The kept results cannot be read; the message names file, path and reason. */
export class ResultsFault extends Error {
  override readonly name = "ResultsFault";
}

/** Results of one region, oldest first; a test that is tried again has one more. */
export function readResults(folder: string, code: string): readonly TestResult[] {
  const file = fileOf(folder, code);
  if (!existsSync(file)) return [];
  const checked = resultsFile.safeParse(parsed(file));
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new ResultsFault(`${file}: ${issue?.path.join(".") || "$"}: ${issue?.code ?? "invalid"}`);
  }
  if (checked.data.region !== code) throw new ResultsFault(`${file}: region: ${code} was expected`);
  return checked.data.results;
}

/** Adds one result; the file is replaced whole or not at all. */
export function addResult(folder: string, code: string, added: TestResult): void {
  const kept: ResultsFile = {
    region: code,
    results: [...readResults(folder, code), result.parse(added)],
  };
  const file = fileOf(folder, code);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

function fileOf(folder: string, code: string): string {
  return join(folder, `${code}.json`);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new ResultsFault(`${file}: $: not JSON`);
    throw error;
  }
}

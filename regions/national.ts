import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One row of a table of the npm package `idn-area-data` (data under ODbL 1.0). */
export type Area = {
  /** Kemendagri code: `33.75`, `33.75.01`, `33.75.01.1001`. */
  readonly code: string;
  /** Code of the area it lies in; absent for a province. */
  readonly parent?: string;
  readonly name: string;
};

const folder = join(import.meta.dirname, "..", "node_modules", "idn-area-data", "data");

/** Rows of one table, in the order of the file. Read once at build or synth, never at run time. */
export function areas(
  table: "provinces" | "regencies" | "districts" | "villages",
): readonly Area[] {
  const [, ...lines] = readFileSync(join(folder, `${table}.csv`), "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map(areaOf);
}

/** Jakarta: a province that is one region; its administrative cities have no government of their own. */
const tenantProvince = "31";

/** Codes that may have a region file: every kabupaten and kota outside Jakarta, and Jakarta. */
export function tenantCodes(): ReadonlySet<string> {
  const codes = areas("regencies").map((area) => area.code);
  return new Set([tenantProvince, ...codes.filter((code) => !code.startsWith(tenantProvince))]);
}

/** Codes of every province, kabupaten and kota. */
export function nationalCodes(): ReadonlySet<string> {
  return new Set([...areas("provinces"), ...areas("regencies")].map((area) => area.code));
}

function areaOf(line: string): Area {
  const [code = "", second = "", third] = fields(line.trim());
  return third === undefined ? { code, name: second } : { code, parent: second, name: third };
}

/** Fields of one CSV line; a quoted field may hold commas and doubled quotes. Source: RFC 4180. */
function fields(line: string): readonly string[] {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu);
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

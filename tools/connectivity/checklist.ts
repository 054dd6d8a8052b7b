import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import type { Region } from "../../regions/load.ts";
import { areas } from "../../regions/national.ts";

const carriersFile = z.strictObject({
  source: z.string(),
  checkedWithMinistry: z.boolean(),
  carriers: z.array(
    z.strictObject({
      carrierId: z.string().check(z.regex(/^[a-z0-9-]{2,20}$/)),
      name: z.string(),
      kind: z.enum(["mobile", "fixed"]),
    }),
  ),
});
export type Carriers = z.infer<typeof carriersFile>;
export type Carrier = Carriers["carriers"][number];

/** One thing that is tried with one carrier. */
export type ConnectivityTest = {
  readonly testId: string;
  /** Indonesian: what is done and when it has passed. */
  readonly text: string;
};

/** Carriers to test with; the file says how far the list can be trusted. */
export function loadCarriers(): Carriers {
  return carriersFile.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, "carriers.json"), "utf8")),
  );
}

const ofEveryCarrier: readonly ConnectivityTest[] = [
  {
    testId: "nomor-tampil",
    text: "nomor penelepon tampil benar di layar operator, sama dengan nomor kartu yang dipakai",
  },
  {
    testId: "nomor-tersembunyi",
    text: "panggilan dengan nomor disembunyikan (CLIR) tersambung; catat apakah nomornya tetap tampil",
  },
  {
    testId: "limpah",
    text: "saat tujuan pertama sibuk atau tidak menjawab, panggilan pindah ke nomor luapan, lalu ke tetangga",
  },
  { testId: "suara", text: "penelepon dan operator saling mendengar dengan jelas selama 2 menit" },
  { testId: "rekaman", text: "rekaman panggilan uji ada dan kedua suara terdengar" },
  {
    testId: "jenis-uji",
    text: "panggilan uji dicatat berjenis uji dan tidak ikut dihitung dalam laporan",
  },
];

const ofMobile: readonly ConnectivityTest[] = [
  {
    testId: "tanpa-kartu",
    text: "ponsel tanpa kartu SIM dapat menelepon 112; catat nomor yang tampil, bila ada",
  },
];

/** Everything to try with one carrier: one call per kecamatan first. Source: KD-PPI-112-2019, joint test (R63). */
export function testsOf(region: Region, carrier: Carrier): readonly ConnectivityTest[] {
  const place = carrier.kind === "mobile" ? "sel" : "sambungan tetap";
  const districts = areas("districts").filter(({ code }) => code.startsWith(`${region.code}.`));
  return [
    ...districts.map(({ code, name }) => ({
      testId: `kecamatan-${code}`,
      text: `panggilan 112 dari ${place} di kecamatan ${name} sampai di pusat ini`,
    })),
    ...ofEveryCarrier,
    ...(carrier.kind === "mobile" ? ofMobile : []),
  ];
}

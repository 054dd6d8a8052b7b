import * as z from "zod/mini";
import { promptsOf } from "../contact-flows/prompts/load.ts";
import { unstaffedTimes } from "../regions/contact-centre-checks.ts";
import type { Region } from "../regions/load.ts";
import { sharedNumbers } from "../regions/number-checks.ts";

type Stopping = "number" | "host";

/** Something that must be settled before citizens call. */
export type Unfit = {
  /** `number` and `host` stop a deployment; the others stop the opening. */
  readonly what: Stopping | "prompt" | "roster" | "quick-connect" | "supervisor" | "archive";
  /** Path in the region file, or the prompt. */
  readonly where: string;
  /** Indonesian, as the person who prepares the region reads it. */
  readonly text: string;
};

const manifest = z.array(z.object({ id: z.string(), origin: z.string() }));

/** Everything that keeps a region from opening; empty when it may. */
export function unfit(region: Region, prompts: unknown = promptsOf(region.code)): readonly Unfit[] {
  return [
    ...inventedNumbers(region),
    ...exampleHosts(region),
    ...syntheticPrompts(region, prompts),
    ...unpromisedTimes(region),
    ...unreachable(region),
    ...nobodyToAlert(region),
    ...recordingsElsewhere(region),
  ];
}

/** Numbers whose national part begins with 0 exist nowhere: the repository uses them so that no test can ring. */
function inventedNumbers(region: Region): readonly Unfit[] {
  return phonesOf(region)
    .filter(({ phone }) => /^\+620|^00/.test(phone))
    .map(({ where, phone }) => ({
      what: "number",
      where,
      text: `nomor ${phone} adalah nomor contoh dan tidak dapat dihubungi; isi nomor yang benar`,
    }));
}

function phonesOf(region: Region): readonly { readonly where: string; readonly phone: string }[] {
  const { agencies, supervisors, overflowNumber } = region.first;
  return [
    ...Object.entries(agencies).flatMap(([agency, duty]) =>
      duty.contacts.map(({ contactId, phone }) => ({
        where: `first.agencies.${agency}.${contactId}`,
        phone,
      })),
    ),
    ...supervisors.map(({ contactId, phone }) => ({
      where: `first.supervisors.${contactId}`,
      phone,
    })),
    ...region.contactCentre.quickConnects.map(({ quickConnectId, phone }) => ({
      where: `contactCentre.quickConnects.${quickConnectId}`,
      phone,
    })),
    { where: "first.overflowNumber", phone: overflowNumber },
    { where: "agencyLine", phone: region.agencyLine },
  ];
}

function exampleHosts(region: Region): readonly Unfit[] {
  if (!region.linkHost.endsWith(".example")) return [];
  const text = `host tautan ${region.linkHost} adalah contoh; isi host milik daerah`;
  return [{ what: "host", where: "linkHost", text }];
}

function syntheticPrompts(region: Region, prompts: unknown): readonly Unfit[] {
  const origins = new Map(manifest.parse(prompts).map(({ id, origin }) => [id, origin]));
  const missing = Object.entries(region.first.prompts)
    .filter(([, recording]) => !origins.has(recording))
    .map(([role, recording]) => unrecorded(`first.prompts.${role}`, recording, "tidak ada"));
  const spoken = [...origins]
    .filter(([, origin]) => origin === "synthetic")
    .map(([id]) => unrecorded(`prompts/${id}.wav`, id, "dibuat mesin"));
  return [...missing, ...spoken];
}

function unrecorded(where: string, id: string, how: string): Unfit {
  return { what: "prompt", where, text: `rekaman ${id} ${how}; rekam dengan suara petugas` };
}

/** Nobody would be missed then: 112 is answered around the clock. */
function unpromisedTimes({ first }: Region): readonly Unfit[] {
  return unstaffedTimes(first.roster).map((time) => ({
    what: "roster",
    where: "first.roster",
    text: `tidak ada operator dijadwalkan pukul ${time}; lengkapi jadwal shift`,
  }));
}

/** Whom an operator cannot reach with one key, while somebody bleeds. */
function unreachable({ agencies, neighbours, contactCentre }: Region): readonly Unfit[] {
  const { quickConnects } = contactCentre;
  const where = "contactCentre.quickConnects";
  const missing = (whom: string): Unfit => ({
    what: "quick-connect",
    where,
    text: `belum ada tombol telepon untuk ${whom}; tambahkan nomornya`,
  });
  return [
    ...agencies
      .filter(({ agencyId }) => !quickConnects.some((one) => one.agencyId === agencyId))
      .map(({ label }) => missing(label)),
    ...neighbours
      .filter((code) => !quickConnects.some((one) => one.neighbour === code))
      .map((code) => missing(`112 wilayah tetangga ${code}`)),
  ];
}

/** The alert when nobody is ready, and when an agency stays silent, ends with these people. */
function nobodyToAlert({ first }: Region): readonly Unfit[] {
  if (first.supervisors.length > 0) return [];
  const text = "daftar penyelia kosong sehingga tidak ada yang dibangunkan; isi sedikitnya satu";
  return [{ what: "supervisor", where: "first.supervisors", text }];
}

/** The owner of a shared instance keeps its recordings: this region's own locked archive stays empty. */
function recordingsElsewhere({ tenancy }: Region): readonly Unfit[] {
  if (tenancy.kind !== "shared-account" || tenancy.connectInstanceArn === undefined) return [];
  if (tenancy.recordingsArchive !== undefined) return [];
  return [
    {
      what: "archive",
      where: "tenancy.recordingsArchive",
      text: "rekaman ada pada pemilik instans bersama; isi siapa yang memastikan arsipnya di Indonesia dan caranya",
    },
  ];
}

/** What is to be asked before opening though a region may open with it; Indonesian, with its place. */
export function toBeAsked(region: Region): readonly string[] {
  return sharedNumbers(region).map(
    ({ phone, owners }) =>
      `first: nomor ${phone} dipakai ${owners.join(" dan ")}; pastikan orangnya dapat menjawab untuk semuanya`,
  );
}

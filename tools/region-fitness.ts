import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { unstaffedTimes } from "../regions/contact-centre-checks.ts";
import type { Region } from "../regions/load.ts";

/** Something that must be settled before citizens call. */
export type Unfit = {
  /** `number` and `host` stop a deployment; `prompt` and `roster` stop the opening. */
  readonly what: "number" | "host" | "prompt" | "roster";
  /** Path in the region file, or the prompt. */
  readonly where: string;
  /** Indonesian, as the person who prepares the region reads it. */
  readonly text: string;
};

const manifest = z.array(z.object({ id: z.string(), origin: z.string() }));
const manifestFile = join(import.meta.dirname, "..", "contact-flows", "prompts", "manifest.json");

/** Everything that keeps a region from opening; empty when it may. */
export function unfit(region: Region, prompts: unknown = recordedPrompts()): readonly Unfit[] {
  return [
    ...inventedNumbers(region),
    ...exampleHosts(region),
    ...syntheticPrompts(region, prompts),
    ...unpromisedTimes(region),
  ];
}

function recordedPrompts(): unknown {
  return JSON.parse(readFileSync(manifestFile, "utf8"));
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
  // Those that are replaced too: the flows play them when the other cannot be played.
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

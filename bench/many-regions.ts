import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RegionFile } from "../core/contracts/region.ts";
import { loadRegion } from "../regions/load.ts";
import { areas } from "../regions/national.ts";

/** Agencies of a large region. Source: issue 3, figures. */
export const manyAgencies = 40;

/** A region as large as any: forty agencies, each with a duty telephone, a quick connect and a place in the routing. */
export function largeRegion(base: RegionFile = loadRegion("33.75")): RegionFile {
  const added = Array.from({ length: manyAgencies - base.agencies.length }, (_, index) => {
    const agencyId = `opd-${index + 1}`;
    const number = `+6200000${String(1_000 + index)}`;
    return { agencyId, label: `OPD ${index + 1}`, number };
  });
  const duty = added.map(({ agencyId, label, number }) => [
    agencyId,
    {
      contacts: [
        { contactId: `${agencyId}-piket`, title: label, phone: number, channels: ["sms"] },
      ],
    },
  ]);
  return {
    ...base,
    agencies: [
      ...base.agencies,
      ...added.map(({ agencyId, label }) => ({
        agencyId,
        label,
        service: "other" as const,
        vertical: false,
      })),
    ],
    contactCentre: {
      ...base.contactCentre,
      quickConnects: [
        ...base.contactCentre.quickConnects,
        ...added.map(({ agencyId, label, number }) => ({
          quickConnectId: agencyId,
          label,
          phone: number,
          agencyId,
        })),
      ],
    },
    first: {
      ...base.first,
      agencies: { ...base.first.agencies, ...Object.fromEntries(duty) },
      routing: base.first.routing.map((row) => ({
        ...row,
        support: [...row.support, ...added.map(({ agencyId }) => agencyId)],
      })),
    },
  };
}

/** Writes files of real kabupaten and kota of West Indonesia into a folder: all the same but for code and name. */
export function writeRegionFiles(folder: string, count: number): void {
  const base = largeRegion();
  const west = /^(11|12|13|14|15|16|17|18|19|31|32|33|34|35|36)\./;
  const chosen = areas("regencies")
    .filter(({ code }) => west.test(code))
    .slice(0, count);
  for (const { code, name } of chosen) {
    const digits = code.replace(".", "");
    const file: RegionFile = {
      ...base,
      code,
      name,
      neighbours: [],
      linkHost: `112-${digits}.example`,
      agencyLine: `00${digits}112112`,
      contactCentre: {
        ...base.contactCentre,
        quickConnects: base.contactCentre.quickConnects.filter(
          (one) => one.neighbour === undefined,
        ),
      },
    };
    writeFileSync(join(folder, `${code}-${digits}.json`), JSON.stringify(file));
  }
}

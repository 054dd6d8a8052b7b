import * as z from "zod/mini";
import { placesFile, regionFile } from "../../core/contracts/region.ts";
import { timeZones } from "../../core/domain/shared/time.ts";

/** The part of a region's file that a browser may have; written by tools/build-web.ts. */
export const regionInfo = z.object({
  code: z.string(),
  name: z.string(),
  serviceName: z.string(),
  timeZone: z.enum(timeZones),
  agencyLine: z.string(),
  linkHost: z.string(),
  /** Calls are put through to a ready operator without a key. */
  autoAccept: z.boolean(),
  /** Desks that a PBX of the region's own rings into a call; their numbers stay with the centre. */
  quickConnects: z.array(
    z.object({
      quickConnectId: z.string(),
      label: z.string(),
      /** Kemendagri code of the neighbouring region that it rings. */
      neighbour: z.exactOptional(z.string()),
    }),
  ),
  serviceLevels: regionFile.shape.serviceLevels,
  agencies: z.array(
    z.object({
      agencyId: z.string(),
      label: z.string(),
      service: z.string(),
      vertical: z.boolean(),
    }),
  ),
});
export type RegionInfo = z.infer<typeof regionInfo>;

export type Places = z.infer<typeof placesFile>;

/** What a page needs of its region before it can show anything. @throws when a file is missing or wrong */
export async function loadRegionInfo(
  base: string,
  code: string,
): Promise<{ readonly info: RegionInfo; readonly places: Places }> {
  const [info, places] = await Promise.all([
    fetch(`${base}${code}-region.json`).then((answer) => answer.json()),
    fetch(`${base}${code}.json`).then((answer) => answer.json()),
  ]);
  return { info: regionInfo.parse(info), places: placesFile.parse(places) };
}

/** The agency as people call it; its id when the region no longer has it. */
export function agencyLabel(info: RegionInfo, agencyId: string): string {
  return info.agencies.find((agency) => agency.agencyId === agencyId)?.label ?? agencyId;
}

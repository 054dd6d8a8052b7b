import type { RegionFile } from "../core/contracts/region.ts";
import { dutyNumbers, ownLine, supervisorNumbers } from "./number-checks.ts";

/** Something wrong between files, with the file that has to give way. */
export type FindingBetween = {
  readonly code: string;
  readonly path: string;
  readonly reason: string;
};

/** Everything that is wrong between the region files of one folder. */
export function findingsBetween(regions: readonly RegionFile[]): readonly FindingBetween[] {
  return regions.flatMap((region, index) => [
    ...taken(region, regions.slice(0, index)),
    ...regions.filter(({ code }) => code !== region.code).flatMap((other) => strays(region, other)),
    ...overflowComesBack(region, regions),
    ...instanceIsShared(region, regions),
  ]);
}

/** What an agency reads in an SMS, and where its link leads, must be one centre's. */
function taken(region: RegionFile, before: readonly RegionFile[]): readonly FindingBetween[] {
  const { code } = region;
  return before.flatMap((other) => [
    ...(other.agencyLine === region.agencyLine
      ? [{ code, path: "agencyLine", reason: `${region.agencyLine} is the line of ${other.code}` }]
      : []),
    ...(other.linkHost === region.linkHost
      ? [{ code, path: "linkHost", reason: `${region.linkHost} is the host of ${other.code}` }]
      : []),
  ]);
}

/** Numbers of one region that ring another's centre without saying so. A neighbour may take what overflows. */
function strays(region: RegionFile, other: RegionFile): readonly FindingBetween[] {
  const line = ownLine(other);
  const reason = `${line} is the centre line of ${other.code}`;
  const quickConnects = region.contactCentre.quickConnects.flatMap(({ phone, neighbour }, index) =>
    phone === line && neighbour !== other.code
      ? [`contactCentre.quickConnects.${index}.phone`]
      : [],
  );
  const alerted = [...dutyNumbers(region), ...supervisorNumbers(region)].filter(
    ({ phone }) => phone === line,
  );
  const overflow = region.first.overflowNumber === line && !region.neighbours.includes(other.code);
  return [
    ...quickConnects,
    ...alerted.map(({ path }) => path),
    ...(overflow ? ["first.overflowNumber"] : []),
  ].map((path) => ({ code: region.code, path, reason }));
}

/** Two neighbours with nobody ready would pass a caller to and fro. */
function overflowComesBack(
  region: RegionFile,
  regions: readonly RegionFile[],
): readonly FindingBetween[] {
  const seen: string[] = [region.code];
  let next = overflowRegion(region, regions);
  while (next !== undefined && !seen.includes(next.code)) {
    seen.push(next.code);
    next = overflowRegion(next, regions);
  }
  if (next?.code !== region.code || seen.length === 1) return [];
  const reason = `callers would come back: ${[...seen, region.code].join(" to ")}`;
  return [{ code: region.code, path: "first.overflowNumber", reason }];
}

function overflowRegion(
  { first }: RegionFile,
  regions: readonly RegionFile[],
): RegionFile | undefined {
  return regions.find((other) => ownLine(other) === first.overflowNumber);
}

/**
 * Connect counts the calls of an instance, and each region counts only its own lines: with more of them together than ordered,
 * the lines kept for citizens would not be free when they are needed.
 */
function instanceIsShared(
  region: RegionFile,
  regions: readonly RegionFile[],
): readonly FindingBetween[] {
  const { code, tenancy } = region;
  const instance = instanceOf(region);
  const together = regions.filter((other) => instanceOf(other) === instance);
  if (tenancy.kind !== "shared-account" || instance === undefined || together.length < 2) return [];
  const path = "tenancy.instanceConcurrentCalls";
  const { instanceConcurrentCalls: ordered } = tenancy;
  const sum = together.reduce((all, one) => all + one.contactCentre.concurrentCalls, 0);
  const codes = together.map((one) => one.code).join(", ");
  if (ordered === undefined) {
    return [{ code, path, reason: `missing, though ${codes} share the instance` }];
  }
  return sum <= ordered
    ? []
    : [{ code, path, reason: `${codes} together have ${sum} calls, ordered are ${ordered}` }];
}

function instanceOf({ tenancy }: RegionFile): string | undefined {
  return tenancy.kind === "shared-account" ? tenancy.connectInstanceArn : undefined;
}

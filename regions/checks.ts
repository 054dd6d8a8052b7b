import type { RegionFile } from "../core/contracts/region.ts";
import { eventRecordings, promptRoles } from "../core/domain/region/living.ts";
import { routingIssues, routingSurroundingIssues } from "../core/domain/routing/routing-rules.ts";
import { contactCentreFindings } from "./contact-centre-checks.ts";
import type { Finding } from "./finding.ts";
import { tenantCodes } from "./national.ts";
import { neighbourFindings } from "./neighbour-checks.ts";
import { numberFindings } from "./number-checks.ts";

type Check = (region: RegionFile, national: ReadonlySet<string>) => readonly Finding[];

/** Everything that is wrong between the fields of one region file. */
export function findings(region: RegionFile, national: ReadonlySet<string>): readonly Finding[] {
  return checks.flatMap((check) => check(region, national));
}

/** Zone of each province, by the first two digits of the code. Source: Keppres 41/1987; domain.md 8.4. */
const zoneOfProvince: Readonly<Record<string, string>> = {
  ...zones("Asia/Jakarta", "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36"),
  ...zones("Asia/Pontianak", "61 62"),
  ...zones("Asia/Makassar", "51 52 53 63 64 65 71 72 73 74 75 76"),
  ...zones("Asia/Jayapura", "81 82 91 92 93 94 95 96"),
};

function zones(zone: string, provinces: string): Readonly<Record<string, string>> {
  return Object.fromEntries(provinces.split(" ").map((province) => [province, zone]));
}

const checks: readonly Check[] = [
  codeIsNational,
  codeIsTenant,
  instanceIsNear,
  promptsAreKnown,
  zoneFitsProvince,
  messagingIsReachable,
  neighboursBorder,
  neighbourFindings,
  agenciesAreUnique,
  backupsExist,
  everyKindIsRouted,
  routingNamesAgencies,
  everyAgencyHasDuty,
  contactCentreFindings,
  numberFindings,
];

function codeIsNational(region: RegionFile, national: ReadonlySet<string>): readonly Finding[] {
  return national.has(region.code)
    ? []
    : [{ path: "code", reason: `${region.code} is not in the national list of regions` }];
}

/** A province answers no 112 call, and numbers, queue and table would bear its code. */
function codeIsTenant({ code }: RegionFile, national: ReadonlySet<string>): readonly Finding[] {
  if (!national.has(code) || tenantCodes().has(code)) return [];
  return [{ path: "code", reason: `${code} is no kabupaten or kota with a government of its own` }];
}

/** Every resource of the stack is made in `connectRegion`; an instance elsewhere is not reached. */
function instanceIsNear({ tenancy, connectRegion }: RegionFile): readonly Finding[] {
  if (tenancy.kind !== "shared-account" || tenancy.connectInstanceArn === undefined) return [];
  const lies = tenancy.connectInstanceArn.split(":")[3];
  if (lies === connectRegion) return [];
  return [
    {
      path: "tenancy.connectInstanceArn",
      reason: `lies in ${lies}, connectRegion is ${connectRegion}`,
    },
  ];
}

/** A role or recording with a slip of the keyboard would be left out in silence. */
function promptsAreKnown({ first }: RegionFile): readonly Finding[] {
  const roles: readonly string[] = promptRoles;
  const recordings: readonly string[] = eventRecordings;
  const { prompts, declaredEvent } = first;
  return [
    ...Object.keys(prompts)
      .filter((role) => !roles.includes(role))
      .map((role) => ({
        path: `first.prompts.${role}`,
        reason: `no such role; there are ${roles.join(", ")}`,
      })),
    ...Object.entries(prompts)
      .filter(([role, id]) => roles.includes(role) && role !== id)
      .map(([role, id]) => ({
        path: `first.prompts.${role}`,
        reason: `no recording ${id}; a recording of its own stands in regions/prompts as ${role}`,
      })),
    ...(declaredEvent === null || recordings.includes(declaredEvent.recording)
      ? []
      : [
          {
            path: "first.declaredEvent.recording",
            reason: `no recording ${declaredEvent.recording}; there are ${recordings.join(", ")}`,
          },
        ]),
  ];
}

function zoneFitsProvince(region: RegionFile): readonly Finding[] {
  const province = region.code.slice(0, 2);
  const zone = zoneOfProvince[province];
  if (zone === region.timeZone) return [];
  return [{ path: "timeZone", reason: `province ${province} lies in ${zone ?? "no known zone"}` }];
}

function messagingIsReachable(region: RegionFile): readonly Finding[] {
  const { messagingRegion, dataRegion, connectRegion } = region;
  if (messagingRegion === dataRegion || messagingRegion === connectRegion) return [];
  return [{ path: "messagingRegion", reason: `must be the data region or the connect region` }];
}

function neighboursBorder(region: RegionFile, national: ReadonlySet<string>): readonly Finding[] {
  const tenants = tenantCodes();
  return region.neighbours.flatMap((code, index) => {
    const path = `neighbours.${index}`;
    if (!national.has(code)) return [{ path, reason: `${code} is not in the national list` }];
    if (!tenants.has(code)) return [{ path, reason: `${code} answers no 112 calls of its own` }];
    const own = code === region.code || code.startsWith(`${region.code}.`);
    if (own) return [{ path, reason: `${code} is the region itself` }];
    const first = region.neighbours.indexOf(code);
    return first === index ? [] : [{ path, reason: `${code} is named twice` }];
  });
}

function agenciesAreUnique(region: RegionFile): readonly Finding[] {
  const ids = region.agencies.map((agency) => agency.agencyId);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ path: `agencies.${index}`, reason: `${id} is named twice` }],
  );
}

function backupsExist(region: RegionFile): readonly Finding[] {
  return region.agencies.flatMap(({ agencyId, backup }, index) => {
    const path = `agencies.${index}.backup`;
    if (backup === undefined) return [];
    if (backup === agencyId) return [{ path, reason: `${agencyId} cannot back itself up` }];
    return isAgency(region, backup) ? [] : [{ path, reason: `no agency ${backup}` }];
  });
}

function everyKindIsRouted({ code, first }: RegionFile): readonly Finding[] {
  const { routing, localKinds } = first;
  const beside = { regionCode: code, current: { routing, localKinds } };
  return [...routingIssues(routing), ...routingSurroundingIssues({}, beside)].map((reason) => ({
    path: "first.routing",
    reason,
  }));
}

function routingNamesAgencies(region: RegionFile): readonly Finding[] {
  return region.first.routing.flatMap(({ lead, support }, index) =>
    [...lead, ...support]
      .filter((id) => !isAgency(region, id))
      .map((id) => ({ path: `first.routing.${index}`, reason: `no agency ${id}` })),
  );
}

function everyAgencyHasDuty(region: RegionFile): readonly Finding[] {
  const listed = Object.keys(region.first.agencies);
  const unknown = listed.filter((id) => !isAgency(region, id));
  const silent = region.agencies.filter(
    ({ agencyId }) => (region.first.agencies[agencyId]?.contacts.length ?? 0) === 0,
  );
  return [
    ...unknown.map((id) => ({ path: `first.agencies.${id}`, reason: `no agency ${id}` })),
    ...silent.map(({ agencyId }) => ({
      path: `first.agencies.${agencyId}`,
      reason: "nobody to notify: at least one contact is needed",
    })),
  ];
}

function isAgency(region: RegionFile, id: string): boolean {
  return region.agencies.some((agency) => agency.agencyId === id);
}

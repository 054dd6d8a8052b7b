import type { RegionFile } from "../core/contracts/region.ts";
import { again } from "./contact-centre-checks.ts";

type Finding = { readonly path: string; readonly reason: string };
type QuickConnect = RegionFile["contactCentre"]["quickConnects"][number];

/** A telephone of the region file with whose it is. */
export type OwnedNumber = { readonly path: string; readonly owner: string; readonly phone: string };

/** What is wrong with the numbers of one file: whom a call or an alert would reach that was meant for another. */
export function numberFindings(region: RegionFile): readonly Finding[] {
  return [
    ...listsAreApart(region),
    ...centreIsNotRung(region),
    ...overflowIsOutside(region),
    ...quickConnectsReachWhoIsMeant(region),
  ];
}

/** `0000112112`, as an SMS prints it, is `+62000112112`. */
export function ownLine({ agencyLine }: Pick<RegionFile, "agencyLine">): string {
  return `+62${agencyLine.slice(1)}`;
}

/** Telephones of the crews on duty; one number may belong to several agencies. */
export function dutyNumbers({ first }: RegionFile): readonly OwnedNumber[] {
  return Object.entries(first.agencies).flatMap(([owner, duty]) =>
    duty.contacts.map(({ phone }, index) => ({
      path: `first.agencies.${owner}.contacts.${index}.phone`,
      owner,
      phone,
    })),
  );
}

/** Telephones of those whom the centre alerts when nobody answers 112. */
export function supervisorNumbers({ first }: RegionFile): readonly OwnedNumber[] {
  return first.supervisors.map(({ contactId, phone }, index) => ({
    path: `first.supervisors.${index}.phone`,
    owner: contactId,
    phone,
  }));
}

/** The second row of one person would be told what the first has answered already, and the next in line nothing. */
function listsAreApart({ first }: RegionFile): readonly Finding[] {
  const lists = [
    ...Object.entries(first.agencies).map(
      ([agency, { contacts }]) => [`first.agencies.${agency}.contacts`, contacts] as const,
    ),
    ["first.supervisors", first.supervisors] as const,
  ];
  return lists.flatMap(([path, list]) => [
    ...again(list.map(({ contactId }) => contactId)).map(([index, id]) => ({
      path: `${path}.${index}.contactId`,
      reason: `${id} is named twice`,
    })),
    ...again(list.map(({ phone }) => phone)).map(([index, phone]) => ({
      path: `${path}.${index}.phone`,
      reason: `${phone} is on this list twice`,
    })),
  ]);
}

/** An automatic alert that rings 112 takes a citizen's line, and an operator hears a machine. */
function centreIsNotRung(region: RegionFile): readonly Finding[] {
  return [...dutyNumbers(region), ...supervisorNumbers(region)]
    .filter(({ phone }) => phone === ownLine(region))
    .map(({ path, phone }) => ({
      path,
      reason: `${phone} is the centre's own line: an alert would ring the centre`,
    }));
}

/** Where citizens go when nobody is ready: neither a crew's telephone, nor one being alerted, nor the centre itself. */
function overflowIsOutside(region: RegionFile): readonly Finding[] {
  const { overflowNumber } = region.first;
  const path = "first.overflowNumber";
  if (overflowNumber === ownLine(region))
    return [
      { path, reason: `${overflowNumber} is the centre's own line: callers would come back` },
    ];
  const crews = ownersOf(dutyNumbers(region), overflowNumber);
  const alerted = ownersOf(supervisorNumbers(region), overflowNumber);
  return [
    ...(crews.length === 0
      ? []
      : [{ path, reason: `${overflowNumber} is the duty telephone of ${crews.join(", ")}` }]),
    ...(alerted.length === 0
      ? []
      : [
          {
            path,
            reason: `${overflowNumber} is the telephone of ${alerted.join(", ")}: the alert would find it engaged`,
          },
        ]),
  ];
}

/** A quick connect that rings another's telephone puts the caller through to the wrong people. */
function quickConnectsReachWhoIsMeant(region: RegionFile): readonly Finding[] {
  return region.contactCentre.quickConnects.flatMap((one, index) => {
    const reached = wronglyReached(region, one);
    const path = `contactCentre.quickConnects.${index}.phone`;
    return reached === undefined ? [] : [{ path, reason: `${one.phone} is ${reached}` }];
  });
}

function wronglyReached(
  region: RegionFile,
  { phone, agencyId, neighbour }: QuickConnect,
): string | undefined {
  if (phone === region.first.overflowNumber) return "the overflow number";
  if (phone === ownLine(region)) return "the centre's own line: the call would come back";
  const crews = ownersOf(dutyNumbers(region), phone);
  if (crews.length > 0 && !(agencyId !== undefined && crews.includes(agencyId)))
    return `the duty telephone of ${crews.join(", ")}`;
  const isPromised = agencyId !== undefined || neighbour !== undefined;
  const isSupervisor = crews.length === 0 && ownersOf(supervisorNumbers(region), phone).length > 0;
  return isPromised && isSupervisor ? "the telephone of a supervisor" : undefined;
}

function ownersOf(numbers: readonly OwnedNumber[], phone: string): readonly string[] {
  return [...new Set(numbers.filter((one) => one.phone === phone).map(({ owner }) => owner))];
}

/** A telephone that several lists share. */
export type SharedNumber = { readonly phone: string; readonly owners: readonly string[] };

/**
 * Telephones of several agencies, or of an agency and a supervisor. Not refused: in a small kabupaten one person may be on duty
 * for two. But while that person answers for the one, the other has nobody, so it is asked before opening.
 */
export function sharedNumbers(region: RegionFile): readonly SharedNumber[] {
  const numbers = [
    ...dutyNumbers(region),
    ...supervisorNumbers(region).map((one) => ({ ...one, owner: "supervisors" })),
  ];
  return [...new Set(numbers.map(({ phone }) => phone))]
    .map((phone) => ({ phone, owners: ownersOf(numbers, phone) }))
    .filter(({ owners }) => owners.length > 1);
}

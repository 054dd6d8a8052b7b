import type { RegionFile } from "../core/contracts/region.ts";

type Finding = { readonly path: string; readonly reason: string };

/** Quick connects of one queue, less the supervisors'. Source: Connect API Reference, `AssociateQueueQuickConnects`: 50. */
const mostQuickConnects = 49;

/** Label of the quick connect that every region has. */
const ownLabel = "penyelia";

/** Always an operator's language. */
const ownLanguage = "bahasa indonesia";

/** What is wrong with desks, lines, languages and shifts of the contact centre; its numbers: `number-checks.ts`. */
export function contactCentreFindings(region: RegionFile): readonly Finding[] {
  return [
    ...quickConnectsAreApart(region),
    ...quickConnectsLeadSomewhere(region),
    ...linesAreLeft(region),
    ...languagesAreApart(region),
    ...shiftsAreApart(region),
  ];
}

function quickConnectsAreApart({ contactCentre }: RegionFile): readonly Finding[] {
  const { quickConnects } = contactCentre;
  const place = (index: number, field: string) => `contactCentre.quickConnects.${index}.${field}`;
  return [
    ...again(quickConnects.map((one) => one.quickConnectId)).map(([index, id]) => ({
      path: place(index, "quickConnectId"),
      reason: `${id} is named twice`,
    })),
    // With the supervisors' own before them.
    ...again([ownLabel, ...quickConnects.map((one) => asRead(one.label))]).map(([at, label]) => ({
      path: place(at - 1, "label"),
      reason: `two quick connects are called ${label}`,
    })),
    ...again(quickConnects.map((one) => one.phone)).map(([index, phone]) => ({
      path: place(index, "phone"),
      reason: `${phone} is the number of two quick connects`,
    })),
    ...(quickConnects.length > mostQuickConnects
      ? [
          {
            path: "contactCentre.quickConnects",
            reason: `${quickConnects.length} quick connects: a queue offers ${mostQuickConnects} beside the supervisors'`,
          },
        ]
      : []),
  ];
}

function quickConnectsLeadSomewhere(region: RegionFile): readonly Finding[] {
  return region.contactCentre.quickConnects.flatMap(({ agencyId, neighbour }, index) => {
    const path = `contactCentre.quickConnects.${index}`;
    const known = region.agencies.some((agency) => agency.agencyId === agencyId);
    return [
      ...(agencyId !== undefined && !known
        ? [{ path: `${path}.agencyId`, reason: `no agency ${agencyId}` }]
        : []),
      ...(neighbour !== undefined && !region.neighbours.includes(neighbour)
        ? [{ path: `${path}.neighbour`, reason: `${neighbour} is not among the neighbours` }]
        : []),
      ...(agencyId !== undefined && neighbour !== undefined
        ? [{ path, reason: "an agency and a neighbouring region: name one of the two" }]
        : []),
    ];
  });
}

function linesAreLeft({ contactCentre, first }: RegionFile): readonly Finding[] {
  const { reservedLines } = first.telephone;
  const { concurrentCalls } = contactCentre;
  if (reservedLines < concurrentCalls) return [];
  return [
    {
      path: "first.telephone.reservedLines",
      reason: `${reservedLines} of ${concurrentCalls} calls kept for citizens: none is left to call out`,
    },
  ];
}

function languagesAreApart({ contactCentre }: RegionFile): readonly Finding[] {
  const names = contactCentre.languages.map(asRead);
  const path = (index: number) => `contactCentre.languages.${index}`;
  return [
    ...again(names).map(([index, name]) => ({
      path: path(index),
      reason: `${name} is named twice`,
    })),
    ...names.flatMap((name, index) =>
      name === ownLanguage
        ? [{ path: path(index), reason: "every operator speaks it: name the others only" }]
        : [],
    ),
  ];
}

/** Shifts may overlap, as they do at a handover; two of one name cannot be told apart on a screen. */
function shiftsAreApart({ first }: RegionFile): readonly Finding[] {
  return again(first.roster.map(({ shift }) => asRead(shift))).map(([index, shift]) => ({
    path: `first.roster.${index}.shift`,
    reason: `two shifts are called ${shift}`,
  }));
}

/** What a person tells apart on a screen: neither capitals nor spaces. */
function asRead(label: string): string {
  return label.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
}

/** Place and value of every value that was there before. */
export function again(values: readonly string[]): readonly (readonly [number, string])[] {
  return [...values.entries()].filter(([index, value]) => values.indexOf(value) !== index);
}

/** Unit: minutes. */
const day = 24 * 60;

/**
 * Times of day that no shift covers, `["22:00-06:00"]`; they may run over midnight. No fault of the file, as nobody may be
 * promised at night, but something to ask about before opening. A shift from and until the same minute lasts all day.
 */
export function unstaffedTimes(roster: RegionFile["first"]["roster"]): readonly string[] {
  const covered = new Set(
    roster.flatMap(({ from, until }) => {
      const start = minuteOf(from);
      const length = (minuteOf(until) - start + day) % day || day;
      return Array.from({ length }, (_, offset) => (start + offset) % day);
    }),
  );
  if (covered.size === 0) return ["00:00-24:00"];
  const open = (minute: number) => !covered.has((minute + day) % day);
  const minutes = Array.from({ length: day }, (_, minute) => minute);
  return minutes
    .filter((minute) => open(minute) && !open(minute - 1))
    .map((start) => {
      const end = minutes.find((after) => !open(start + after)) ?? day;
      return `${timeOf(start)}-${timeOf((start + end) % day)}`;
    });
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timeOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

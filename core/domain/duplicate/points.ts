import type { Place } from "../case/case.ts";
import { plainBriefWords } from "./lexicon/place-words.ts";
import { isSameName, wordsOf } from "./similar-names.ts";
import type { ToldPlace } from "./told-place.ts";

/**
 * What speaks for or against one and the same event, with the reason where a person should read it. The weights were set
 * on made-up days, seeds 1 to 50 (a logistic regression, rounded); they are not measured at a centre.
 */
export type Points = { readonly points: number; readonly reason?: string };

type Area = Pick<Place, "districtCode" | "villageCode">;

/** Where the region's list of places puts both. Callers often name the village beside theirs. */
export function areaPoints(report: Partial<Area>, known: Area): Points {
  const { villageCode = "", districtCode = "" } = report;
  if (districtCode === "" || known.districtCode === "") return { points: 0 };
  if (districtCode !== known.districtCode) return { points: -3 };
  const isNamed = villageCode !== "" && known.villageCode !== "";
  if (!isNamed) return { points: 0, reason: "kecamatan sama" };
  return villageCode === known.villageCode
    ? { points: 3, reason: "kelurahan sama" }
    : { points: 1, reason: "kecamatan sama" };
}

/** What both name of the spot. One shared street, landmark or name speaks for it; nothing shared speaks against it. */
export function spotPoints(report: ToldPlace, known: ToldPlace): Points {
  const street = streetPoints(report, known);
  const isLandmark = sharesLandmark(report, known);
  const points = street + (isLandmark ? 4 : 0) + numberPoints(report, known);
  if (isLandmark) return { points, reason: street > 0 ? "patokan dan jalan sama" : "patokan sama" };
  if (street > 0) return { points, reason: "jalan sama" };
  if (sharesName(report, known)) return { points, reason: "nama tempat sama" };
  return { points: points - (isBlank(report) || isBlank(known) ? 1.5 : 3) };
}

function isBlank({ streets, landmarks, names }: ToldPlace): boolean {
  return streets.length + landmarks.length + names.length === 0;
}

/** Two streets may meet at a corner, but callers at one spot seldom name both. */
function streetPoints({ streets }: ToldPlace, known: ToldPlace): number {
  if (streets.length === 0 || known.streets.length === 0) return 0;
  const isShared = streets.some((one) => known.streets.some((other) => isSameName(one, other)));
  return isShared ? 2 : -4;
}

function sharesLandmark({ landmarks }: ToldPlace, known: ToldPlace): boolean {
  return landmarks.some(({ sort, name }) =>
    known.landmarks.some((other) => other.sort === sort && isSameName(name, other.name)),
  );
}

/** A name that one caller puts to a street and the other to a shop, or that stands alone. */
function sharesName(report: ToldPlace, known: ToldPlace): boolean {
  const others = namesOf(known);
  return namesOf(report).some((name) => others.some((other) => isSameName(name, other)));
}

function namesOf({ names, streets, landmarks }: ToldPlace): readonly string[] {
  return [...names, ...streets, ...landmarks.map(({ name }) => name)];
}

/** Points when both name the number: the same, another. */
const numberWeights = { house: [1, -1], rt: [1, -1.5], rw: [1, -1.5], km: [2, -2] } as const;

function numberPoints({ numbers }: ToldPlace, known: ToldPlace): number {
  const kinds = ["house", "rt", "rw", "km"] as const;
  return kinds.reduce((sum, kind) => {
    const [one, other] = [numbers[kind], known.numbers[kind]];
    if (one === undefined || other === undefined) return sum;
    const [same, different] = numberWeights[kind];
    return sum + (one === other ? same : different);
  }, 0);
}

/** Words of both briefs, those left out that stand in half of all reports. */
export function briefPoints(report: string, known: string): Points {
  const [one, other] = [tellingWords(report), tellingWords(known)];
  if (one.length === 0 || other.length === 0) return { points: 0 };
  const shared = one.find((word) => other.some((same) => isSameName(word, same)));
  return shared === undefined
    ? { points: -1 }
    : { points: 1.5, reason: `sama-sama menyebut "${shared}"` };
}

function tellingWords(brief: string): readonly string[] {
  return wordsOf(brief).filter((word) => word.length > 2 && !plainBriefWords.has(word));
}

/** How soon after the first report. @param minutes 0 to `window`, which is that of the case's kind */
export function timePoints(minutes: number, window: number): Points {
  const reason = minutes < 1 ? "baru saja" : `${Math.floor(minutes)} menit lalu`;
  return { points: 4 - (4 * minutes) / window, reason };
}

import type { Place } from "../../core/domain/case/case.ts";
import type { Random } from "../seeded.ts";
import type { Difficulty } from "./grades.ts";
import {
  landmarkNames,
  landmarkSorts,
  near,
  streets,
  streetWords,
  written,
} from "./texts/place-words.ts";

type Village = Omit<Place, "detail" | "certain" | "clues">;

/** Kelurahan of a town, and which lie beside one another. */
export type Town = {
  readonly villages: readonly Village[];
  /** Invented: villages that follow one another in the list of their kecamatan, and the ends of two kecamatan. */
  readonly besides: ReadonlyMap<string, readonly Village[]>;
};

/** Where an event is, with all that somebody who stands there could tell of it. */
export type Anchor = Village & {
  readonly street: string;
  readonly house: number;
  readonly rt: number;
  readonly rw: number;
  readonly sort: string;
  readonly name: string;
  /** A second thing that can be seen from there. */
  readonly secondSort: string;
  readonly secondName: string;
};

/** As the region's list of places has them (`places.json`). */
export type PlaceList = {
  readonly districts: readonly { readonly code: string; readonly name: string }[];
  readonly villages: readonly {
    readonly code: string;
    readonly name: string;
    readonly districtCode: string;
  }[];
};

export function townOf({ districts, villages }: PlaceList): Town {
  const all = villages.map(({ code, name, districtCode }) => ({
    villageCode: code,
    village: name,
    districtCode,
    district: districts.find((one) => one.code === districtCode)?.name ?? "",
  }));
  const besides = all.map((village, index) => {
    const beside = [all[index - 1], all[index + 1]].filter((one) => one !== undefined);
    return [village.villageCode, beside] as const;
  });
  return { villages: all, besides: new Map(besides) };
}

/** @param elsewhere in the same kelurahan as this, but another street and landmark */
export function anchorOf(random: Random, town: Town, elsewhere?: Anchor): Anchor {
  const other = <T>(list: readonly T[], not: unknown): T =>
    random.pick(list.filter((one) => one !== not));
  const { villageCode, village, districtCode, district } = elsewhere ?? random.pick(town.villages);
  const sort = random.pick(landmarkSorts);
  const name = other(landmarkNames, elsewhere?.name);
  return {
    ...{ villageCode, village, districtCode, district },
    street: other(streets, elsewhere?.street),
    house: 1 + random.below(120),
    rt: 1 + random.below(9),
    rw: 1 + random.below(12),
    sort,
    name,
    secondSort: other(landmarkSorts, sort),
    secondName: other(landmarkNames, name),
  };
}

/** What one caller names of the place, as the operator types it. */
export function tellPlace(
  random: Random,
  town: Town,
  anchor: Anchor,
  difficulty: Difficulty | undefined,
): Place {
  const { villageCode, village, districtCode, district } = neighbour(
    random,
    town,
    anchor,
    difficulty,
  );
  const detail =
    difficulty === "misspelt-landmark"
      ? detailOf(random, { ...anchor, name: mistyped(random, anchor.name) }, true)
      : detailOf(random, anchor, false);
  return { villageCode, village, districtCode, district, detail, certain: random.next() < 0.8 };
}

function neighbour(
  random: Random,
  town: Town,
  anchor: Anchor,
  difficulty: Difficulty | undefined,
): Village {
  const beside = town.besides.get(anchor.villageCode) ?? [];
  return difficulty === "neighbouring-village" && beside.length > 0 ? random.pick(beside) : anchor;
}

/** Most callers name what everybody sees; many the street, few the number. */
function detailOf(random: Random, anchor: Anchor, mustNameLandmark: boolean): string {
  const parts: string[] = [];
  const landmark = mustNameLandmark || random.next() < 0.75;
  if (!landmark || random.next() < 0.5) parts.push(streetText(random, anchor));
  if (landmark) parts.push(landmarkText(random, anchor.sort, anchor.name));
  if (random.next() < 0.2) parts.push(landmarkText(random, anchor.secondSort, anchor.secondName));
  if (random.next() < 0.2) parts.push(`RT ${anchor.rt} RW ${anchor.rw}`);
  const text = random.shuffled(parts).join(random.pick([" ", ", ", ", "]));
  return random.next() < 0.3 ? text.toLowerCase() : text;
}

function streetText(random: Random, { street, house }: Anchor): string {
  const number = random.next() < 0.3 ? ` no ${house}` : "";
  return `${random.pick(streetWords)} ${street}${number}`;
}

function landmarkText(random: Random, sort: string, name: string): string {
  return `${random.pick(near)} ${random.pick(written[sort] ?? [sort])} ${name}`;
}

/** One or two slips of the hand or the ear. */
function mistyped(random: Random, name: string): string {
  let text = name;
  const slips = text.length > 6 ? 1 + random.below(2) : 1;
  for (let slip = 0; slip < slips; slip++) text = slipped(random, text);
  return text;
}

function slipped(random: Random, text: string): string {
  const at = 1 + random.below(Math.max(1, text.length - 2));
  const [before, letter, after] = [text.slice(0, at), text[at] ?? "", text.slice(at + 1)];
  switch (random.below(4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + after.slice(0, 1) + letter + after.slice(1);
    default:
      return before + random.pick(["a", "i", "u", "e", "o"]) + after;
  }
}

import { proposesDoNotContact } from "../call/do-not-contact.ts";
import type { CaseHead } from "../case/case.ts";
import { isKnown } from "./find.ts";
import type { Landmark } from "./landmark.ts";
import { addressWords, homeWords, nearWords, publicHouses } from "./name-words.ts";
import { foldName } from "./names.ts";

/** A name shorter or longer than this is no name. Unit: letters. */
const shortest = 3;
const longest = 80;

/** Where a case happened that nobody else may learn of, the names in it are not put on a list. */
function isKeptQuiet(head: CaseHead): boolean {
  return head.doNotContact !== undefined || proposesDoNotContact(head) !== undefined;
}

/**
 * Names in a closed case that may belong on the region's list: the landmarks it was told by, and what its place lies at
 * ("depan Pasar Banjarsari"). Only where the place was certain, and never somebody's home. A person decides.
 */
export function proposedLandmarks(head: CaseHead): readonly Landmark[] {
  const { place, serial } = head;
  if (!place.certain || place.villageCode === "" || isKeptQuiet(head)) return [];
  const names = [...(place.clues?.landmarks ?? []), ...namesIn(place.detail)];
  const fitting = names.map((name) => name.trim()).filter(isName);
  const proposals = fitting.map((name): Landmark => {
    const landmarkId = landmarkIdOf(name, place.villageCode);
    const { villageCode } = place;
    return { landmarkId, name, otherNames: [], villageCode, state: "proposed", fromCase: serial };
  });
  return [...new Map(proposals.map((landmark) => [landmark.landmarkId, landmark])).values()];
}

function namesIn(detail: string): readonly string[] {
  return detail.split(/[,;(]/).flatMap((part) => {
    const said = part.trim();
    const low = said.toLowerCase();
    const word = nearWords.find((near) => low.startsWith(`${near} `));
    return word === undefined ? [] : [said.slice(word.length + 1)];
  });
}

function isName(name: string): boolean {
  const folded = foldName(name);
  return folded.length >= shortest && name.length <= longest && !namesPerson(folded.split(" "));
}

/** Somebody's home, or what is called by its owner's name: "warung Mak Ijah". */
function namesPerson(words: readonly string[]): boolean {
  const [first, second] = words;
  const isHome =
    homeWords.some((home) => home === first) && !publicHouses.some((house) => house === second);
  return isHome || words.some((word) => addressWords.includes(word));
}

/** The same name in the same desa/kelurahan has the same id, so that it is proposed once. */
export function landmarkIdOf(name: string, villageCode: string): string {
  const slug = foldName(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  const village = villageCode.split(".").slice(1).join("-");
  return [slug, village].filter((part) => part !== "").join("-");
}

/** The list as a person sees it: without what was removed, and without proposals that the list has under another spelling. */
export function visibleLandmarks(landmarks: readonly Landmark[]): readonly Landmark[] {
  const listed = landmarks.filter(({ state }) => state === "listed");
  const news = landmarks.filter(
    ({ state, name, villageCode }) => state === "proposed" && !isKnown(name, villageCode, listed),
  );
  return [...listed, ...news].sort(byName);
}

function byName(one: Landmark, other: Landmark): number {
  return one.name.localeCompare(other.name) || one.landmarkId.localeCompare(other.landmarkId);
}

import type { Kind } from "../case/kind.ts";
import type { Concept } from "./concepts.ts";

/** `weight` points for a kind when all its concepts are in the report, two of them at most `nearWords` apart. */
export type Rule = {
  readonly kind: Kind;
  readonly weight: number;
  readonly all: readonly [Concept] | readonly [Concept, Concept];
};

/** How far apart two words of one rule may stand. Unit: words. Chosen, not measured. */
export const nearWords = 9;

const alone = (kind: Kind, weights: Partial<Readonly<Record<Concept, number>>>): readonly Rule[] =>
  entriesOf(weights).map(([concept, weight]) => ({ kind, weight, all: [concept] }));

const pairs = (
  kind: Kind,
  weight: number,
  ...of: readonly (readonly [Concept, Concept])[]
): readonly Rule[] => of.map((all) => ({ kind, weight, all }));

function entriesOf(weights: Partial<Readonly<Record<Concept, number>>>) {
  // biome-ignore lint/plugin: Object.entries forgets the key type of a literal it has just been given
  return Object.entries(weights) as readonly (readonly [Concept, number])[];
}

/** Weights are chosen by judgement, not learnt: 4 says it by itself, 1 is a hint. */
export const rules: readonly Rule[] = [
  ...alone("fire", { burn: 4, flame: 3, smoke: 1.5, explosion: 2, short: 2 }),
  ...alone("fire", { fireBrigade: 1.5, gasLeak: 4 }),
  ...pairs(
    "fire",
    4,
    ["gas", "leak"],
    ["gas", "explosion"],
    ["short", "smoke"],
    ["smoke", "house"],
  ),
  ...alone("accident", { crash: 4, tyre: 2 }),
  ...pairs("accident", 3, ["worker", "fell"], ["worker", "injured"], ["machine", "trapped"]),
  ...pairs("accident", 3, ["machine", "injured"], ["machine", "limb"]),
  ...pairs("accident", 4, ["limb", "severed"]),
  ...pairs("accident", 2, ["vehicle", "fell"], ["fell", "height"]),
  ...pairs("accident", 3, ["vehicle", "crash"], ["vessel", "crash"], ["plane", "collapse"]),
  ...pairs(
    "accident",
    2,
    ["vehicle", "collapse"],
    ["vehicle", "injured"],
    ["vehicle", "lyingThere"],
  ),
  ...alone("medical", {
    unconscious: 4,
    breath: 3.5,
    heart: 4,
    seizure: 3.5,
    birth: 4,
    bleeding: 2,
  }),
  ...alone("medical", { poisoned: 3.5, injured: 1.5, sick: 1.5, ambulance: 1.5, possessed: 3 }),
  ...alone("medical", { suicide: 5, lyingThere: 2.5, bitten: 1, electrocuted: 4, pregnant: 1.5 }),
  ...alone("medical", { death: 1, despair: 1.5 }),
  ...pairs("medical", 3, ["kin", "badState"], ["child", "badState"], ["oldPerson", "badState"]),
  ...pairs("medical", 4, ["kin", "blue"]),
  ...pairs("medical", 4, ["chest", "pressed"], ["pill", "pillCount"], ["edge", "despair"]),
  ...pairs("medical", 4, ["power", "stuckTo"]),
  ...pairs("medical", 3, ["kin", "fell"], ["oldPerson", "fell"]),
  ...pairs("medical", 2, ["person", "dead"], ["kin", "dead"], ["child", "dead"]),
  ...pairs("medical", 1.5, ["child", "fell"], ["kin", "sick"], ["oldPerson", "sick"]),
  ...alone("rescue", { drowning: 4, trapped: 3, lift: 2, well: 1, jump: 1.5, evacuate: 2 }),
  ...alone("rescue", { lockedIn: 1.5, suicide: 1.5, lostAtSea: 2 }),
  ...pairs(
    "rescue",
    4,
    ["jump", "height"],
    ["lift", "trapped"],
    ["lift", "stuck"],
    ["well", "collapse"],
  ),
  ...pairs("rescue", 3, ["vessel", "stuck"]),
  ...pairs("rescue", 5, ["vessel", "takingWater"]),
  ...pairs("rescue", 4, ["unseen", "water"], ["unseen", "well"], ["jump", "well"]),
  ...pairs("rescue", 2, ["person", "inside"], ["child", "inside"], ["kin", "inside"]),
  ...pairs("rescue", 3, ["child", "lockedIn"], ["ring", "stuck"], ["vessel", "drowning"]),
  ...pairs("rescue", 3, ["trapped", "collapse"], ["building", "trapped"], ["child", "trapped"]),
  ...alone("natural-disaster", { flood: 4.5, landslide: 4.5, quake: 5, storm: 4.5 }),
  ...pairs("natural-disaster", 4, ["water", "rising"]),
  ...pairs("natural-disaster", 3, ["house", "collapse"]),
  ...pairs("natural-disaster", 1, ["flood", "house"], ["landslide", "house"], ["storm", "house"]),
  ...alone("non-natural-disaster", { outbreak: 4, chemical: 3.5 }),
  ...pairs(
    "non-natural-disaster",
    4,
    ["many", "poisoned"],
    ["factory", "leak"],
    ["factory", "gas"],
  ),
  ...pairs("non-natural-disaster", 4, ["livestock", "suddenly"], ["many", "outbreak"]),
  ...pairs("non-natural-disaster", 1, ["many", "sick"]),
  ...pairs("non-natural-disaster", 3, ["livestock", "dead"]),
  ...pairs("medical", 4, ["child", "blue"]),
  ...pairs("accident", 4, ["vehicle", "well"]),
  ...alone("riot", { massFight: 4.5 }),
  ...pairs("riot", 4, ["crowd", "rampage"]),
  ...pairs("riot", 4, ["crowd", "throwing"], ["crowd", "fight"], ["crowd", "weapon"]),
  ...pairs("riot", 3, ["crowd", "burn"], ["many", "fight"]),
  ...pairs("riot", 2, ["crowd", "many"]),
  ...alone("crime", { theft: 4, robbery: 4.5, kill: 3.5, stab: 3.5, weapon: 1.5, kidnap: 4 }),
  ...alone("crime", { rape: 3.5, threat: 2.5, drugs: 3.5, fraud: 3 }),
  ...pairs("crime", 4, ["vehicle", "taken"], ["valuables", "taken"], ["vehicle", "smashed"]),
  ...pairs("crime", 2, ["threat", "weapon"], ["death", "found"]),
  ...pairs("crime", 2.5, ["person", "hit"]),
  ...alone("public-order", { disorder: 3, fight: 2.5, shouting: 0.5, rampage: 2 }),
  ...alone("domestic-violence", { violence: 5, intimatePictures: 3.5 }),
  ...pairs("domestic-violence", 4, ["kin", "rampage"], ["kin", "weapon"]),
  ...pairs(
    "domestic-violence",
    3,
    ["kin", "hiding"],
    ["kin", "drunk"],
    ["foodOrder", "kin"],
    ["foodOrder", "watched"],
  ),
  ...pairs("domestic-violence", 5, ["kin", "hit"], ["kin", "threat"], ["child", "hit"]),
  ...pairs(
    "domestic-violence",
    4.5,
    ["child", "confined"],
    ["child", "unfed"],
    ["kin", "confined"],
  ),
  ...pairs("domestic-violence", 3, ["child", "rape"], ["kin", "rape"], ["kin", "kill"]),
  ...alone("animal", { dangerousAnimal: 4, animal: 1.5 }),
  ...pairs("animal", 2.5, ["animal", "house"], ["animal", "bitten"], ["dangerousAnimal", "house"]),
  ...pairs("animal", 3, ["animal", "well"], ["animal", "trapped"], ["animal", "rising"]),
  ...pairs("animal", 3, ["animal", "loose"], ["animal", "rampage"]),
  ...alone("fallen-tree", { tree: 1.5 }),
  ...pairs("fallen-tree", 5, ["tree", "collapse"], ["tree", "blocking"], ["tree", "trapped"]),
  ...pairs("fallen-tree", 2, ["tree", "road"]),
  ...pairs("fallen-tree", 5, ["tree", "leaning"]),
  ...alone("social", { mentallyIll: 4, homeless: 3.5 }),
  ...pairs("social", 4.5, ["child", "found"], ["oldPerson", "astray"], ["child", "astray"]),
  ...pairs("social", 2, ["child", "box"], ["mentallyIll", "naked"], ["oldPerson", "homeless"]),
  ...alone("infrastructure", { power: 2, outage: 3, utility: 2.5, pipe: 2.5, waste: 1.5 }),
  ...pairs("infrastructure", 3, ["power", "broken"], ["utility", "broken"], ["pipe", "broken"]),
  ...pairs("infrastructure", 3, ["power", "leaning"], ["building", "leaning"]),
  ...pairs("infrastructure", 3, ["road", "broken"], ["utility", "collapse"], ["power", "collapse"]),
  ...alone("other", { bomb: 4.5, strangeThing: 4 }),
];

import { allHistories } from "./all-histories.ts";
import { chosen } from "./chosen.ts";

const { only, from, count } = chosen;
const half = Math.ceil(count / 2);
const seeds = Array.from({ length: count - half }, (_, index) => from + half + index);

// One seed alone runs in `histories.test.ts`; here stands another one, so that a run is never empty.
allHistories(only === undefined && seeds.length > 0 ? seeds : [from]);

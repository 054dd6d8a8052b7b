import { allHistories } from "./all-histories.ts";
import { chosen } from "./chosen.ts";
import kept from "./kept-seeds.json" with { type: "json" };

const { only, from, count } = chosen;
// The other half runs beside this one, in `second-half.test.ts`.
const half = Math.ceil(count / 2);
const seeds = [...kept, ...Array.from({ length: half }, (_, index) => from + index)];

allHistories(only === undefined ? [...new Set(seeds)] : [only]);

// biome-ignore lint/performance/noBarrelFile: the generator of days lies with the tools, tests know it by this name
export { type Random, seeded } from "../../tools/seeded.ts";

import { branchMutants } from "./check/branch-mutants.ts";
import type { Mutant } from "./check/edits.ts";
import { flowMutants } from "./check/flow-mutants.ts";
import { parameterMutants } from "./check/parameter-mutants.ts";
import { randomOf, seed } from "./check/random.ts";
import { fixtures, projectFlows } from "./flow-fixtures.ts";

/** Faulty flows, one list per kind of fault (connect.md §2.5 and further ones), the same for every run. */
export function mutants(): Readonly<Record<string, readonly Mutant[]>> {
  const random = randomOf(seed);
  return {
    ...parameterMutants(fixtures, random),
    ...branchMutants(fixtures, random),
    ...flowMutants(fixtures, projectFlows(), random),
  };
}

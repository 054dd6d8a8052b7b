import { expect, it } from "vitest";
import { findingsBetween } from "../../regions/between-checks.ts";
import { loadRegion, type Region } from "../../regions/load.ts";

const connectInstanceArn = `arn:aws:connect:ap-southeast-1:000000000000:instance/${"0".repeat(8)}-0000-0000-0000-${"0".repeat(12)}`;

/** Two regions of one instance, with the quota that each file names. */
function together(one: number | undefined, other: number | undefined): readonly string[] {
  const inside = (code: string, ordered: number | undefined): Region => ({
    ...loadRegion(code),
    tenancy: {
      ...{ kind: "shared-account", reason: "one instance for two regions", connectInstanceArn },
      ...(ordered === undefined ? {} : { instanceConcurrentCalls: ordered }),
    },
  });
  return findingsBetween([inside("32.10", one), inside("33.75", other)]).map(
    ({ code, path }) => `${code} ${path}`,
  );
}

const sum = ["32.10", "33.75"]
  .map((code) => loadRegion(code).contactCentre.concurrentCalls)
  .reduce((all, calls) => all + calls, 0);

it("regions of one Connect instance are refused with more calls together than were ordered for it", () => {
  expect(together(sum, sum)).toEqual([]);
  expect(together(sum, sum - 1)).toEqual(["33.75 tenancy.instanceConcurrentCalls"]);
  expect(together(undefined, sum)).toEqual(["32.10 tenancy.instanceConcurrentCalls"]);
});

import { describe, expect, it } from "vitest";
import { kinds } from "../../../../core/domain/case/kind.ts";
import type { LocalKind, RoutingRow } from "../../../../core/domain/region/living.ts";
import {
  routingIssues,
  routingSurroundingIssues,
} from "../../../../core/domain/routing/routing-rules.ts";

const ordinary: readonly RoutingRow[] = kinds.map((kind) => ({
  kind,
  lead: ["bpbd"],
  support: [],
}));
const special = (when: RoutingRow["when"]): RoutingRow => ({
  kind: "fire",
  lead: ["damkar"],
  support: [],
  ...(when === undefined ? {} : { when }),
});

describe("a routing table", () => {
  it("has one ordinary row for each kind, whatever rows with a condition it has", () => {
    expect(routingIssues([special({ danger: true }), ...ordinary])).toEqual([]);
    expect(routingIssues(ordinary.filter(({ kind }) => kind !== "fire"))).toEqual([
      "fire: missing",
    ]);
    expect(routingIssues([...ordinary, special(undefined)])).toEqual(["fire: twice"]);
    const onlySpecial = ordinary.map((row) =>
      row.kind === "fire" ? special({ danger: true }) : row,
    );
    expect(routingIssues(onlySpecial)).toEqual(["fire: missing"]);
  });

  it.each([
    [{}, ["fire.when: says nothing"]],
    [{ from: "22:00" }, ["fire.when: half a span"]],
    [{ until: "22:00" }, ["fire.when: half a span"]],
    [{ from: "22:00", until: "22:00" }, ["fire.when: an empty span"]],
    [{ from: "22:00", until: "06:00" }, []],
  ] as const)("has no condition such as %j", (when, issues) => {
    expect(routingIssues([...ordinary, special(when)])).toEqual(issues);
  });
});

const lahan: LocalKind = {
  code: "lahan",
  label: "Kebakaran lahan",
  kinds: ["fire"],
  national: "kebakaran",
};

describe("a routing table beside the list of local kinds", () => {
  const surroundings = {
    regionCode: "33.75",
    current: { routing: [special({ localKinds: ["lahan"] })], localKinds: [lahan] },
  };

  it("names only entries of the list, whichever of the two is changed", () => {
    const routing = [...ordinary, special({ localKinds: ["lahan", "kapal"] })];
    expect(routingSurroundingIssues({ routing }, surroundings)).toEqual([
      "fire.when.localKinds: no local kind kapal",
    ]);
    expect(routingSurroundingIssues({ localKinds: [] }, surroundings)).toEqual([
      "fire.when.localKinds: no local kind lahan",
    ]);
    expect(routingSurroundingIssues({}, surroundings)).toEqual([]);
  });

  it("refuses an entry that stands twice", () => {
    expect(routingSurroundingIssues({ localKinds: [lahan, lahan] }, surroundings)).toEqual([
      "lahan: twice",
    ]);
  });

  it("names only kecamatan of this region", () => {
    const routing = [special({ districts: ["33.75.02", "33.7.02", "33.76.01"] })];
    expect(routingSurroundingIssues({ routing }, surroundings)).toEqual([
      "fire.when.districts: 33.7.02 is not of this region",
      "fire.when.districts: 33.76.01 is not of this region",
    ]);
  });
});

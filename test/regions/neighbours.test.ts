import { describe, expect, it } from "vitest";
import { loadRegion, loadRegions } from "../../regions/load.ts";
import { neighbourFindings } from "../../regions/neighbour-checks.ts";

const region = loadRegion("33.75");
const [batang, kajen] = region.first.neighbours;
if (batang === undefined || kajen === undefined) throw new Error("two regions border Pekalongan");
const found = (neighbours: (typeof region.first)["neighbours"]) =>
  neighbourFindings({ ...region, first: { ...region.first, neighbours } }).map(
    ({ path, reason }) => `${path}: ${reason}`,
  );

it("from the first day every region can hand cases over to each that borders it", () => {
  const listed = loadRegions().map(({ neighbours, first }) => [
    neighbours,
    first.neighbours.map(({ code }) => code),
  ]);

  expect(listed).toHaveLength(5);
  for (const [borders, codes] of listed) expect(codes).toEqual(borders);
});

describe("a region file is refused with", () => {
  it("a bordering region that cases cannot be handed over to", () => {
    expect(found([batang])).toEqual(["first.neighbours: 33.26 borders and is not listed"]);
  });

  it("itself among those that it hands cases over to", () => {
    expect(found([batang, kajen, { ...batang, neighbourId: "kota", code: "33.75" }])).toEqual([
      "first.neighbours: kota.code: the region itself",
    ]);
  });

  it("a neighbour that stands there twice", () => {
    expect(found([batang, kajen, { ...kajen, neighbourId: "kajen" }])).toEqual([
      "first.neighbours: 33.26: twice",
    ]);
  });

  it("a neighbour with another number than the key that puts callers through", () => {
    expect(found([{ ...batang, phone: "+6208313375009" }, kajen])).toEqual([
      "first.neighbours: kab-batang: another number than its key",
    ]);
  });
});

import { expect, it } from "vitest";
import type { Landmark } from "../../../core/domain/landmark/landmark.ts";
import type { LandmarkStore } from "../../../core/usecases/landmark-ports.ts";
import { at } from "../../support/builders.ts";

const station: Landmark = {
  landmarkId: "stasiun-75-01-1006",
  name: "Stasiun",
  otherNames: ["Stasiun KA"],
  villageCode: "33.75.01.1006",
  state: "listed",
};
const market: Landmark = {
  landmarkId: "pasar-sore-75-02-1007",
  name: "Pasar Sore",
  otherNames: [],
  villageCode: "33.75.02.1007",
  point: { lat: -6.88, lon: 109.67 },
  state: "proposed",
  fromCase: 42,
};
const now = at("08:00:00");

/** What every LandmarkStore must do; `station` is on the first list. */
export function landmarkStoreContract(
  open: (first: readonly Landmark[]) => Promise<LandmarkStore>,
): void {
  it("begins with the region's first list and keeps what people make of it", async () => {
    const store = await open([station]);
    expect(await store.list()).toEqual([station]);
    const renamed = { ...station, name: "Stasiun Besar" };
    await store.keep(renamed, "operator:1", now);
    await store.keep({ ...market, state: "listed" }, "operator:1", now);

    const list = await store.list();
    expect(list).toHaveLength(2);
    expect(list).toEqual(expect.arrayContaining([renamed, { ...market, state: "listed" }]));
  });

  it("takes a proposal once, and none for what it has or once had", async () => {
    const store = await open([station]);
    expect(await store.propose(market, now)).toBe(true);
    expect(await store.propose(market, now)).toBe(false);
    expect(await store.propose({ ...station, state: "proposed" }, now)).toBe(false);
    await store.keep({ ...market, state: "removed" }, "operator:1", now);
    expect(await store.propose(market, now)).toBe(false);
    expect(await store.list()).toEqual([station, { ...market, state: "removed" }]);
  });
}

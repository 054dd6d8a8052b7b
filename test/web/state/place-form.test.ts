import { describe, expect, it } from "vitest";
import { placeInput } from "../../../core/contracts/cases.ts";
import type { Place } from "../../../core/domain/case/case.ts";
import {
  clueFormOf,
  goesThere,
  noClues,
  type PlaceForm,
  placeFormOf,
  placeInputOf,
  pointOf,
} from "../../../web/src/state/place-form.ts";

const code = "33.75";
const aPlace = (changed: Partial<PlaceForm> = {}): PlaceForm => ({
  districtCode: undefined,
  villageCode: undefined,
  detail: "",
  uncertain: true,
  clues: noClues,
  ...changed,
});

describe("a place of which the caller does not know the address", () => {
  it("is sent as the whole region, with its clues, once a person says that it is not certain", () => {
    const clues = {
      ...noClues,
      landmarks: ["Pasar Lama"],
      km: " 342+600 ",
      point: "-6.888612, 109.6753",
    };
    const input = placeInputOf(aPlace({ clues }), code);

    expect(input).toEqual({
      ok: true,
      value: {
        villageCode: "33.75",
        detail: "",
        certain: false,
        clues: {
          landmarks: ["Pasar Lama"],
          km: "342+600",
          point: { lat: -6.88861, lon: 109.6753 },
        },
      },
    });
    if (input.ok) expect(placeInput.safeParse(input.value).success).toBe(true);
  });

  it("is sent as the kecamatan when that is known", () => {
    expect(placeInputOf(aPlace({ districtCode: "33.75.02" }), code)).toEqual({
      ok: true,
      value: { villageCode: "33.75.02", detail: "", certain: false },
    });
  });

  it("is not sent while nobody has said that it is uncertain", () => {
    expect(placeInputOf(aPlace({ districtCode: "33.75.02", uncertain: false }), code)).toEqual({
      ok: false,
      refusal: "place",
    });
  });

  it("is not sent with coordinates that are none", () => {
    const clues = { ...noClues, point: "dekat sungai" };

    expect(placeInputOf(aPlace({ clues }), code)).toEqual({ ok: false, refusal: "point" });
  });
});

describe("coordinates as people type them", () => {
  it("are read with a comma, a blank or a semicolon, and only on the earth", () => {
    expect(pointOf("-6.8886, 109.6753")).toEqual({ lat: -6.8886, lon: 109.6753 });
    expect(pointOf("-6.8886 109.6753")).toEqual({ lat: -6.8886, lon: 109.6753 });
    expect(pointOf("")).toBeUndefined();
    expect([pointOf("91, 0"), pointOf("0, 181"), pointOf("6")]).toEqual([
      "wrong",
      "wrong",
      "wrong",
    ]);
  });
});

describe("the place of a case in a form", () => {
  const kept: Place = {
    districtCode: "33.75.02",
    district: "Pekalongan Timur",
    villageCode: "",
    village: "",
    detail: "",
    certain: false,
    clues: { river: "Loji", landmarks: ["Jembatan"] },
  };

  it("comes back as it was: nothing changed is nothing sent", () => {
    const input = placeInputOf(placeFormOf(kept), code);

    expect(input.ok && goesThere(kept, input.value, code)).toBe(true);
  });

  it("leads elsewhere when a clue is corrected", () => {
    const clues = { ...clueFormOf(kept.clues), river: "Kupang" };
    const input = placeInputOf({ ...placeFormOf(kept), clues }, code);

    expect(input.ok && goesThere(kept, input.value, code)).toBe(false);
  });
});

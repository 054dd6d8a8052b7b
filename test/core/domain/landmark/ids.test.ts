import { expect, it } from "vitest";
import { landmarkIdOf } from "../../../../core/domain/landmark/propose.ts";

it("gives a place with foreign letters in its name an id in plain ones, with one hyphen between words", () => {
  expect(landmarkIdOf("Rumah Makan 北京 Indah", "33.75.02.1007")).toBe(
    "rumah-makan-indah-75-02-1007",
  );
  expect(landmarkIdOf("Toko Đà Nẵng", "33.75.02.1007")).toBe("toko-a-nang-75-02-1007");
});

import { expect, it } from "vitest";
import { stemsOf } from "../../../../core/domain/classification/stems.ts";

it.each([
  ["apinya", "api"],
  ["apine", "api"],
  ["terbakar", "bakar"],
  ["dibakarnya", "bakar"],
  ["kahuruan", "huru"],
  ["rumahnyalah", "rumah"],
  ["mencurikan", "curi"],
  ["ngejambret", "jambret"],
  ["ditabrakkeun", "tabrak"],
])("finds in %s the word %s", (form, stem) => {
  expect(stemsOf(form)).toContain(stem);
});

it("leaves three letters after an ending and four after a beginning", () => {
  expect(stemsOf("apine")).toEqual(["api", "apin"]);
  expect(stemsOf("apne")).toEqual(["apn"]);
  expect(stemsOf("ane")).toEqual([]);
  expect(stemsOf("diular")).toEqual(["ular"]);
  expect(stemsOf("diula")).toEqual([]);
});

it("takes off two endings and one beginning at most, and never gives back the word itself", () => {
  expect(stemsOf("dibobolnyalah")).toEqual([
    "dibobolnya",
    "dibobol",
    "bobolnyalah",
    "bobolnya",
    "bobol",
  ]);
  expect(stemsOf("sungai")).not.toContain("sungai");
});

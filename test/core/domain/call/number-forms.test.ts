import { describe, expect, it } from "vitest";
import { normaliseNumber } from "../../../../core/domain/call/number.ts";

const malformed = { condition: "malformed" };
const missing = { condition: "missing" };
const usable = (e164: string) => ({ condition: "usable", e164 });

it.each([
  ["000000", missing],
  ["000001", malformed],
  ["0000001", malformed],
  ["020000", malformed],
  ["0200000", usable(`+62${"200000"}`)],
  ["80000001", malformed],
  ["800000001", usable(`+62${"800000001"}`)],
  ["62000001", malformed],
  ["620000001", usable("+620000001")],
  ["006200", malformed],
  ["00620001", malformed],
  ["006200001", usable("+6200001")],
  ["+620001", malformed],
  ["+6200001", usable("+6200001")],
  ["+620000000000001", usable("+620000000000001")],
  ["+6200000000000001", malformed],
  ["0".padEnd(13, "0").concat("1"), malformed],
  ["02".padEnd(14, "0"), usable(`+62${"2".padEnd(13, "0")}`)],
  ["02".padEnd(15, "0"), malformed],
  ["00650000", malformed],
  ["006500000", usable("+6500000")],
  ["00650000000000000", usable("+650000000000000")],
  ["006500000000000000", malformed],
])("calls nobody back on a number too short or too long for one: %s", (raw, expected) => {
  expect(normaliseNumber(raw)).toStrictEqual(expected);
});

describe("the text in which a network wraps a number", () => {
  it.each([
    ["sips:+620811000001@carrier.example", usable("+620811000001")],
    ["SIP:00620811000001@carrier.example;user=phone", usable("+620811000001")],
    ["+620811000001;isub=1@carrier.example", usable("+620811000001")],
    ["+620811000001@one\n@two;three", usable("+620811000001")],
    ["sip:anonymous@anonymous.invalid", { condition: "hidden" }],
    ["sip:@carrier.example", malformed],
    ["x-sip:+620811000001", malformed],
    ["+620811000001tel:", malformed],
    ["sip:tel:+620811000001", malformed],
    ["not unknown", malformed],
  ])("is taken off, or makes it none: %s", (raw, expected) => {
    expect(normaliseNumber(raw)).toStrictEqual(expected);
  });

  it("is read no further than 200 characters", () => {
    const behind = (spaces: number) => normaliseNumber(`${" ".repeat(spaces)}+620811000001`);

    expect(behind(187)).toStrictEqual(usable("+620811000001"));
    expect(behind(188)).toStrictEqual(usable("+62081100000"));
    expect(behind(200)).toStrictEqual(missing);
  });
});

it.each([
  ["+", malformed],
  ["++620811000001", malformed],
  ["62+0811000001", malformed],
  ["+0", missing],
  ["++0", malformed],
  ["0+0", malformed],
  ["0x", malformed],
  ["x0", malformed],
  ["+62 (0)811.000-0/01", usable("+620811000001")],
  ["+62 0811 000 001x", malformed],
])("reads %s as people write numbers, and guesses nothing", (raw, expected) => {
  expect(normaliseNumber(raw)).toStrictEqual(expected);
});

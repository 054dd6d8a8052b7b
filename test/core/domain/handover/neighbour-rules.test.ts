import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { isExchangeKey, isSafeAddress } from "../../../../core/domain/handover/exchange-address.ts";
import {
  neighbourIssues,
  ownNeighbourIssues,
} from "../../../../core/domain/handover/neighbour-rules.ts";
import type { Neighbour } from "../../../../core/domain/region/living.ts";
import { livingIssues } from "../../../../core/domain/region/living-rules.ts";

const publicKey = keyOf("P-256");

function keyOf(namedCurve: string): string {
  const pair = generateKeyPairSync("ec", { namedCurve });
  return pair.publicKey.export({ type: "spki", format: "der" }).toString("base64");
}

/** Another letter in this place. */
function mistyped(at: number): string {
  return publicKey.slice(0, at) + (publicKey[at] === "B" ? "C" : "B") + publicKey.slice(at + 1);
}

const batang: Neighbour = {
  neighbourId: "kab-batang",
  name: "112 Kabupaten Batang",
  code: "33.25",
  phone: "+620285000325",
  exchange: { url: "https://batang.example/exchange", publicKey },
};
const { code: _code, exchange: _exchange, ...port } = { ...batang, neighbourId: "pelabuhan" };

it("a list of neighbours is right when each stands there once; some have no code", () => {
  const kajen = { ...batang, neighbourId: "kajen", code: "33.26" };

  expect(neighbourIssues([])).toEqual([]);
  expect(neighbourIssues([batang, kajen, port, { ...port, neighbourId: "bandara" }])).toEqual([]);
});

it("nobody may stand there twice, by name or by code", () => {
  expect(neighbourIssues([batang, port, port])).toEqual(["pelabuhan: twice"]);
  expect(neighbourIssues([batang, { ...batang, neighbourId: "batang-2" }])).toEqual([
    "33.25: twice",
  ]);
});

it("who has no code cannot be written to", () => {
  const { code: _none, ...nameless } = batang;

  expect(neighbourIssues([nameless])).toEqual(["kab-batang.exchange: without a code"]);
});

it("the rules of the settings hold it to that", () => {
  expect(livingIssues({ neighbours: [port, port] }, [])).toEqual(["pelabuhan: twice"]);
  expect(livingIssues({ neighbours: [batang] }, [])).toEqual([]);
});

it("an address or a key that cannot work is found when it is entered, not at the first hand-over", () => {
  const exchange = { url: "http://batang.example/exchange", publicKey: mistyped(60) };

  expect(neighbourIssues([{ ...batang, exchange }])).toEqual([
    "kab-batang.exchange.url: not https",
    "kab-batang.exchange.publicKey: no P-256 key",
  ]);
});

it("names and numbers of callers go by https, or stay within this machine", () => {
  const safe = ["https://a.example/x", "http://127.0.0.1:1/x", "http://localhost:8080/x"];

  expect(safe.filter(isSafeAddress)).toEqual(safe);
  expect(isSafeAddress("http://a.example/localhost")).toBe(false);
});

it("a key is one of the one curve that is used, without a slip", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
  const others = [
    rsa.export({ type: "spki", format: "der" }).toString("base64"),
    keyOf("P-384"),
    "A".repeat(124),
    `${publicKey} `,
    ` ${publicKey}`,
    publicKey.slice(1),
    mistyped(0),
    mistyped(40),
    mistyped(78),
    mistyped(118),
    keyWith("ff".repeat(32), "00".repeat(32)),
    keyWith("00".repeat(32), "ff".repeat(32)),
    keyWith("00".repeat(32), "00".repeat(32)),
  ];

  expect(Array.from({ length: 20 }, () => isExchangeKey(keyOf("P-256")))).not.toContain(false);
  expect(others.filter(isExchangeKey)).toEqual([]);
});

it("x and y are numbers below the prime, else the key is written in another way than its own", () => {
  const [x, y] = ["05".padStart(64, "0"), oneY(5n)];
  const plus = (hex: string) => (BigInt(`0x${hex}`) + prime).toString(16).padStart(64, "0");

  expect(isExchangeKey(keyWith(x, y.toString(16).padStart(64, "0")))).toBe(true);
  expect(isExchangeKey(keyWith(plus(x), y.toString(16).padStart(64, "0")))).toBe(false);
  const [zero, yAtZero] = ["0".padStart(64, "0"), oneY(0n).toString(16).padStart(64, "0")];
  expect(isExchangeKey(keyWith(zero, yAtZero))).toBe(true);
  expect(isExchangeKey(keyWith(plus(zero), yAtZero))).toBe(false);
  // The lowest y for which the curve has a point whose y + p has 32 bytes too.
  const xAtFive = "d7325d7646cd60d80a92738ceb345f844cffaf35841022cab176f692de8de1d7";
  const five = "5".padStart(64, "0");
  expect(isExchangeKey(keyWith(xAtFive, five))).toBe(true);
  expect(isExchangeKey(keyWith(xAtFive, plus(five)))).toBe(false);
});

it("a region is no neighbour of its own, nor are the cities of a province that is one region", () => {
  const listed = [batang, port, { ...batang, neighbourId: "dki", code: "31" }];
  const city = { ...port, neighbourId: "kota", code: "31.71" };

  expect(ownNeighbourIssues(listed, "33.75")).toEqual([]);
  expect(ownNeighbourIssues(listed, "33.25")).toEqual(["kab-batang.code: the region itself"]);
  expect(ownNeighbourIssues([...listed, city], "31")).toEqual([
    "dki.code: the region itself",
    "kota.code: the region itself",
  ]);
  expect(ownNeighbourIssues([{ ...port, code: "31" }], "3")).toEqual([]);
});

const prime = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;

/** A key with these coordinates, 64 hexadecimal digits each. */
function keyWith(x: string, y: string): string {
  const head = Buffer.from(publicKey, "base64").subarray(0, 27);
  return Buffer.concat([head, Buffer.from(x + y, "hex")]).toString("base64");
}

/** y of the curve at x, where there is one. */
function oneY(x: bigint): bigint {
  const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
  let [base, exponent, y] = [(x ** 3n - 3n * x + b) % prime, (prime + 1n) / 4n, 1n];
  for (; exponent > 0n; exponent /= 2n) {
    if (exponent % 2n === 1n) y = (y * base) % prime;
    base = (base * base) % prime;
  }
  return y;
}

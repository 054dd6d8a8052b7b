import { expect, it } from "vitest";
import { neighbourIssues } from "../../../../core/domain/handover/neighbour-rules.ts";
import type { Neighbour } from "../../../../core/domain/region/living.ts";
import { livingIssues } from "../../../../core/domain/region/living-rules.ts";

const batang: Neighbour = {
  neighbourId: "kab-batang",
  name: "112 Kabupaten Batang",
  code: "33.25",
  phone: "+620285000325",
  exchange: { url: "https://batang.example/exchange", publicKey: "AAAA" },
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

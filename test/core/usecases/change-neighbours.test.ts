import { expect, it } from "vitest";
import { changeSetting } from "../../../core/usecases/change-settings.ts";
import { agencies, aWorld } from "../../support/async-world.ts";

const batang = {
  neighbourId: "kab-batang",
  name: "112 Batang",
  code: "33.25",
  phone: "+620285000325",
};

async function entered(value: unknown) {
  const { living, clock } = aWorld();
  const ports = {
    living,
    clock,
    agencies,
    regionCode: "33.75",
    concurrentCalls: 10,
    agencyLine: "+620285000113",
  };
  const reason = "Perjanjian antardaerah";
  const changed = await changeSetting(ports, "neighbours", { value, reason }, "operator:spv");
  return changed.ok ? "taken" : changed.refusal;
}

it("a list of neighbours is taken when cases can be handed over to each", async () => {
  expect(await entered([batang])).toBe("taken");
});

it("a neighbour that could never be reached is refused when it is entered", async () => {
  const exchange = { url: "http://batang.example/exchange", publicKey: "A".repeat(124) };

  expect(
    await entered([
      { ...batang, exchange },
      { ...batang, neighbourId: "kota", code: "33.75" },
    ]),
  ).toEqual({
    kind: "invalid-request",
    issues: [
      "kab-batang.exchange.url: not https",
      "kab-batang.exchange.publicKey: no P-256 key",
      "kota.code: the region itself",
    ],
  });
});

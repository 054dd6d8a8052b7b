import { describe, expect, it } from "vitest";
import { kinds } from "../../core/domain/case/kind.ts";
import type { LocalKind, RoutingRow } from "../../core/domain/region/living.ts";
import { aDeskWorld, asRole, codeIn, posted } from "../support/desk-world.ts";

const rob: LocalKind = {
  code: "rob",
  label: "Banjir rob",
  kinds: ["natural-disaster"],
  national: "bencana-alam",
};
const routing: readonly RoutingRow[] = [
  { kind: "fire", when: { minVictims: 5 }, lead: ["bpbd"], support: [] },
  { kind: "fire", when: { districts: ["33.75.03"] }, lead: ["bpbd"], support: [] },
  { kind: "natural-disaster", when: { localKinds: ["rob"] }, lead: ["bpbd"], support: [] },
  { kind: "riot", when: { from: "22:00", until: "06:00" }, lead: ["bpbd"], support: [] },
  ...kinds.map((kind): RoutingRow => ({ kind, lead: ["damkar"], support: [] })),
];

async function proposed(facts: object, text = "rumah kebakaran, api besar"): Promise<string[]> {
  const { routes } = aDeskWorld({ routing, localKinds: [rob] });
  const answer = await routes.classify(posted({ text, ...facts }));
  expect(answer.statusCode).toBe(200);
  const { agencies } = JSON.parse(answer.body) as {
    agencies: { agencyId: string; reason: string }[];
  };
  return agencies.map(({ agencyId, reason }) => `${agencyId}: ${reason}`);
}

describe("the agencies proposed while the operator types", () => {
  it("follow the text, then what the form says of victims and place", async () => {
    expect(await proposed({})).toEqual([
      "damkar: Instansi utama untuk jenis ini menurut tabel rute",
    ]);
    expect(await proposed({ victims: 6 })).toEqual([
      "bpbd: Instansi utama menurut tabel rute (korban 5 atau lebih)",
    ]);
    expect(await proposed({ districtCode: "33.75.03" })).toEqual([
      "bpbd: Instansi utama menurut tabel rute (di kecamatan ini)",
    ]);
  });

  it("follow the operator's own choice of kind, and the region's kind, before the text", async () => {
    expect(await proposed({ localKind: "rob" })).toEqual([
      "bpbd: Instansi utama menurut tabel rute (jenis Banjir rob)",
    ]);
    // 08.00 UTC is 15.00 WIB: no night.
    expect(await proposed({ kind: "riot" })).toEqual([
      "damkar: Instansi utama untuk jenis ini menurut tabel rute",
    ]);
    expect(await proposed({ localKind: "tidak-ada" })).toEqual([
      "damkar: Instansi utama untuk jenis ini menurut tabel rute",
    ]);
  });
});

describe("a routing table that a supervisor writes", () => {
  const put = (topic: string, value: unknown) => {
    const { routes } = aDeskWorld({ routing, localKinds: [rob] });
    const asked = { value, reason: "Rapat koordinasi" };
    const request = asRole("supervisor", {
      body: JSON.stringify(asked),
      pathParameters: { topic },
      requestContext: { http: { method: "PUT" } },
    });
    return routes.settings(request);
  };
  const row = (when: RoutingRow["when"]) => [
    { kind: "fire", when, lead: ["damkar"], support: [] },
    ...routing,
  ];

  it("is taken when each kind has its ordinary row and conditions name what there is", async () => {
    expect((await put("routing", row({ localKinds: ["rob"], danger: true }))).statusCode).toBe(200);
  });

  it.each([
    ["a condition that says nothing", "routing", row({})],
    ["half a span of hours", "routing", row({ from: "07:00" })],
    ["a local kind that is not on the list", "routing", row({ localKinds: ["kapal"] })],
    ["a kecamatan of another region", "routing", row({ districts: ["31.71.01"] })],
    ["a kind without an ordinary row", "routing", routing.slice(0, 5)],
    ["a list that loses an entry which a row names", "localKinds", []],
    ["an entry that stands twice", "localKinds", [rob, rob]],
  ])("is refused as a whole with %s", async (_what, topic, value) => {
    expect(codeIn(await put(topic, value))).toBe("invalid-request");
  });
});

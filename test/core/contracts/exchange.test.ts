import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exchangeDocument } from "../../../core/contracts/exchange/document.ts";
import { exchangeSchema } from "../../../core/contracts/exchange/schema.ts";
import { loadExamples } from "../../../tools/docs/examples.ts";
import { page, rowsUnder } from "../../docs/tables.ts";

const docs = join(import.meta.dirname, "../../../docs");
const text = page("exchange.md");
const offer = JSON.parse(JSON.stringify(loadExamples()["exchange.offer"])) as {
  case: Record<string, unknown>;
  caller: Record<string, unknown>;
};

/** `case.place.detail` for every field of a document. */
function paths(value: Record<string, unknown>, prefix = ""): readonly string[] {
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? paths(inner as Record<string, unknown>, `${prefix}${name}.`)
      : [`${prefix}${name}`],
  );
}

describe("the exchange between two centres", () => {
  it("has the schema that the contracts make; run npm run docs", () => {
    const written = JSON.parse(readFileSync(join(docs, "exchange.schema.json"), "utf8"));

    expect(written).toEqual(exchangeSchema());
  });

  it("says for every field of an offer what it is called in the other standards", () => {
    const mapped = rowsUnder(text, ["our field", "UCRI2", "EIDO"]).flatMap(([field]) =>
      [...(field ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ""),
    );
    const isMapped = (path: string) => mapped.some((name) => `${path}.`.startsWith(`${name}.`));

    expect(paths(offer).filter((path) => !isMapped(path))).toEqual([]);
  });

  it("carries no words of the caller and nothing about his health", () => {
    for (const field of ["report", "notes", "health"]) {
      const wordy = { ...offer, case: { ...offer.case, [field]: "kata-kata" } };

      expect(exchangeDocument.safeParse(wordy).success, field).toBe(false);
    }
    expect(exchangeDocument.safeParse(offer).success).toBe(true);
  });

  it("takes no number of victims below nought, and no place without its certainty", () => {
    const { certain: _none, ...place } = offer.case["place"] as Record<string, unknown>;
    const wrong = [
      { ...offer, case: { ...offer.case, victims: -1 } },
      { ...offer, case: { ...offer.case, place } },
      { ...offer, case: { ...offer.case, callers: 0 } },
      { ...offer, handoverId: "33.25-7-H1" },
    ];

    expect(wrong.map((document) => exchangeDocument.safeParse(document).success)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

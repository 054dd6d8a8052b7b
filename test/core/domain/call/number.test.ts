import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseNumber } from "../../../../core/domain/call/number.ts";

/** In the national form a number that nobody has is one of zeros; whole it would be taken for somebody's. */
const indonesian = (national: string) => `+62${national}`;

it.each([
  ["+62 0811-000-001", "+620811000001"],
  ["620811000001", "+620811000001"],
  ["0800-0000-0000", indonesian("80000000000")],
  // Without its 0, as forms leave it.
  ["8".padEnd(9, "0"), "+628".padEnd(12, "0")],
  ["00620811000001", "+620811000001"],
  ["+620811000001", "+620811000001"],
  ["sip:+620811000001@carrier.example", "+620811000001"],
  ["tel:+620811000001;phone-context=x", "+620811000001"],
  ["+6560000000", "+6560000000"],
  // Fixed lines, with their area codes written as people write them: Jakarta, Pekalongan, Bontang, Singkawang, Majalengka.
  ["021-0000000", indonesian("210000000")],
  ["(0285) 000-000", indonesian("285000000")],
  ["0548 00000", indonesian("54800000")],
  ["0562/000000", indonesian("562000000")],
  ["+62 0233.000001", "+620233000001"],
  // Malaysia, across the border of Singkawang's province.
  ["+60 0800 000 001", "+600800000001"],
  // As networks and people abroad write them: 00, the country, the number.
  ["0060 0800 000 001", "+600800000001"],
  ["00 65-6000-0000", "+6560000000"],
  ["(0061) 0000 0001", "+6100000001"],
  ["0012000000000", "+12000000000"],
])("knows the caller again behind %s", (raw, e164) => {
  expect(normaliseNumber(raw)).toStrictEqual({ condition: "usable", e164 });
});

it.each([
  [undefined, "missing"],
  ["", "missing"],
  ["   ", "missing"],
  ["anonymous", "hidden"],
  ["Anonymous@anonymous.invalid", "hidden"],
  ["RESTRICTED", "hidden"],
  ["112", "malformed"],
  ["bukan nomor", "malformed"],
  ["+62", "malformed"],
  ["08".repeat(20), "malformed"],
  ["<script>", "malformed"],
  // What a telephone without a SIM might show; nothing is published. An IMEI has 15 digits.
  ["0", "missing"],
  ["000000000", "missing"],
  ["+0000000", "missing"],
  ["350000000000000", "malformed"],
  ["860000000000000", "malformed"],
  ["510000000000000", "malformed"],
  ["+0620811000001", "malformed"],
  ["062", "malformed"],
  ["000001", "malformed"],
  ["62000000", "malformed"],
  ["80000000", "malformed"],
  ["7000000000", "malformed"],
  ["+1234567890123456", "malformed"],
  ["+123456", "malformed"],
  ["Unknown", "hidden"],
  ["private", "hidden"],
  ["unavailable@carrier.example", "hidden"],
  ["withheld", "hidden"],
])("takes a call all the same when its number is %s", (raw, condition) => {
  expect(normaliseNumber(raw)).toStrictEqual({ condition });
});

describe("a number behind the international 00", () => {
  const country = fc.constantFrom("1", "44", "60", "61", "65", "81", "673", "966");
  const subscriber = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 12 })
    .map((digits) => digits.join(""));
  const gap = fc.constantFrom("", " ", "-", ".");

  it("is that of the country behind it, written with + or with 00", () => {
    fc.assert(
      fc.property(country, subscriber, gap, (code, rest, between) => {
        const abroad = normaliseNumber(`00${between}${code}${between}${rest}`);

        expect(abroad).toStrictEqual({ condition: "usable", e164: `+${code}${rest}` });
        expect(abroad).toStrictEqual(normaliseNumber(`+${code}${between}${rest}`));
      }),
      { seed: 112 },
    );
  });

  it("is Indonesian only when that country is Indonesia, and one 0 always is", () => {
    fc.assert(
      fc.property(subscriber, (rest) => {
        expect(normaliseNumber(`00620${rest}`)).toStrictEqual(normaliseNumber(`+620${rest}`));
        expect(normaliseNumber(`02${rest}`).e164).toBe(indonesian(`2${rest}`));
        expect(normaliseNumber(`0008${rest}`).e164).toBeUndefined();
      }),
      { seed: 112 },
    );
  });
});

it("brings a number that is already in its one form into the same form again", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (raw) => {
      const { e164, condition } = normaliseNumber(raw);
      expect(e164 !== undefined).toBe(condition === "usable");
      if (e164 !== undefined) expect(normaliseNumber(e164).e164).toBe(e164);
    }),
  );
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { normaliseNumber } from "../../../../core/domain/call/number.ts";

it.each([
  ["00811000001", "+620811000001"],
  ["+62 0811-000-001", "+620811000001"],
  ["620811000001", "+620811000001"],
  // Without its 0, as forms leave it; a number of zeros that nobody has.
  ["8".padEnd(9, "0"), "+628".padEnd(12, "0")],
  ["(00285) 400001", "+620285400001"],
  ["00620811000001", "+620811000001"],
  ["+620811000001", "+620811000001"],
  ["sip:+620811000001@carrier.example", "+620811000001"],
  ["tel:+620811000001;phone-context=x", "+620811000001"],
  ["+6560000000", "+6560000000"],
  // Fixed lines, with their area codes written as people write them: Jakarta, Pekalongan, Bontang, Singkawang, Majalengka.
  ["0021-0000000", "+620210000000"],
  ["(00285) 000-001", "+620285000001"],
  ["00548 00001", "+62054800001"],
  ["00562/000001", "+620562000001"],
  ["+62 0233.000001", "+620233000001"],
  // Malaysia, across the border of Singkawang's province.
  ["+60 0800 000 001", "+600800000001"],
])("knows the caller again behind %s", (raw, e164) => {
  expect(normaliseNumber(raw)).toEqual({ condition: "usable", e164 });
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
  expect(normaliseNumber(raw)).toEqual({ condition });
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

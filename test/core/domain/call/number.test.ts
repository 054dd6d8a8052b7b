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

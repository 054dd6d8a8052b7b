import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeAlertRef, encodeAlertRef } from "../../../../core/domain/call/alert-ref.ts";
import { outgoingPurposes } from "../../../../core/domain/call/telephony.ts";

const mac = "AAAAbbbbCCCC-_12";

describe("what an outgoing call carries", () => {
  it("comes back as it went, in at most 120 characters", () => {
    const refs = fc.record({
      purpose: fc.constantFrom(...outgoingPurposes),
      serial: fc.nat({ max: 2 ** 32 - 1 }),
      ordinal: fc.nat({ max: 255 }),
      seq: fc.nat({ max: 999_999 }),
      contactId: fc.stringMatching(/^[a-z0-9-]{2,40}$/),
    });
    fc.assert(
      fc.property(refs, (ref) => {
        const text = encodeAlertRef(ref, mac);

        expect(text.length).toBeLessThanOrEqual(120);
        expect(decodeAlertRef(text)).toEqual({ ref, mac });
      }),
    );
  });

  it("is nothing when it is anything else, a second spelling of the same included", () => {
    const text = encodeAlertRef(
      { purpose: "alert-agency", serial: 7, ordinal: 1, seq: 2, contactId: "damkar-1" },
      mac,
    );
    const others = [
      "",
      "x",
      text.slice(1),
      `${text}a`,
      text.replace(".7.", ".07."),
      text.replace("agency", "ageny"),
    ];

    for (const other of others) expect(decodeAlertRef(other)).toBeUndefined();
  });
});

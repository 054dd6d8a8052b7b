import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  alertMacMessage,
  decodeAlertRef,
  encodeAlertRef,
} from "../../../../core/domain/call/alert-ref.ts";
import { outgoingPurposes } from "../../../../core/domain/call/telephony.ts";

const mac = "AAAAbbbbCCCC-_12";

describe("what an outgoing call carries", () => {
  it("comes back as it went, in at most 120 characters", () => {
    const refs = fc.record(
      {
        purpose: fc.constantFrom(...outgoingPurposes),
        serial: fc.nat({ max: 2 ** 32 - 1 }),
        ordinal: fc.nat({ max: 255 }),
        seq: fc.nat({ max: 999_999 }),
        contactId: fc.stringMatching(/^[a-z0-9-]{2,40}$/),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(refs, (ref) => {
        const text = encodeAlertRef(ref, mac);

        expect(text.length).toBeLessThanOrEqual(120);
        expect(decodeAlertRef(text)).toStrictEqual({ ref, mac });
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
      text.replace("alert-agency", "undefined"),
    ];

    for (const other of others) expect(decodeAlertRef(other)).toBeUndefined();
  });

  it("is vouched for as a whole, and for one region only", () => {
    const ref = {
      purpose: "alert-agency",
      serial: 7,
      ordinal: 1,
      seq: 2,
      contactId: "damkar-1",
    } as const;
    const others = [
      { ...ref, purpose: "alert-on-call" as const },
      { ...ref, serial: 8 },
      { ...ref, ordinal: 2 },
      { ...ref, seq: 3 },
      { ...ref, contactId: "damkar-2" },
    ];
    const said = (code: string, one: typeof ref | (typeof others)[number]) =>
      new TextDecoder().decode(alertMacMessage(code, one));
    const all = [
      said("33.75", ref),
      said("33.76", ref),
      ...others.map((other) => said("33.75", other)),
    ];

    expect(new Set(all).size).toBe(all.length);
    // Calls that are on their way during a deployment bear a MAC over just this.
    expect(all[0]).toBe("siaga112-alert/1\0" + "33.75\0alert-agency.7.1.2.damkar-1");
  });
});

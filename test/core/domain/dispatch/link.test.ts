import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeToken,
  encodeReference,
  encodeToken,
  LinkRangeFault,
  linkUrl,
  macMessage,
  maxSerial,
  sameMac,
} from "../../../../core/domain/dispatch/link.ts";

const reference = fc.record({
  serial: fc.integer({ min: 0, max: maxSerial }),
  ordinal: fc.integer({ min: 0, max: 255 }),
  purpose: fc.constantFrom(1 as const, 2 as const),
});
const mac = fc.uint8Array({ minLength: 12, maxLength: 12 });
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

describe("the link of an agency", () => {
  it("names what was encoded, whatever the serial", () => {
    fc.assert(
      fc.property(reference, mac, (named, proof) => {
        const token = encodeToken(encodeReference(named), proof);
        const decoded = decodeToken(token);

        expect(token).toMatch(/^[A-Za-z0-9_-]{24}$/);
        expect(decoded).toMatchObject(named);
        expect(decoded?.mac).toEqual(proof);
      }),
    );
  });

  it("is another link, or none, when any one character is changed", () => {
    fc.assert(
      fc.property(
        reference,
        mac,
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom(...alphabet),
        (named, proof, place, letter) => {
          const token = encodeToken(encodeReference(named), proof);
          fc.pre(token[place] !== letter);
          const forged = decodeToken(token.slice(0, place) + letter + token.slice(place + 1));
          const same =
            forged !== undefined &&
            sameMac(forged.mac, proof) &&
            forged.reference.join() === encodeReference(named).join();

          expect(same).toBe(false);
        },
      ),
    );
  });

  it("is nothing when it is too short, too long, or holds other letters", () => {
    const token = encodeToken(
      encodeReference({ serial: 42, ordinal: 1, purpose: 1 }),
      new Uint8Array(12),
    );

    for (const wrong of [
      "",
      token.slice(1),
      `${token}A`,
      `${token.slice(0, 23)}=`,
      "😀".repeat(12),
    ]) {
      expect(decodeToken(wrong)).toBeUndefined();
    }
  });

  it("is the same text as the platform's own base64url", () => {
    const bytes = encodeReference({ serial: 4_000_000_001, ordinal: 7, purpose: 1 });
    const proof = Uint8Array.from({ length: 12 }, (_, index) => 255 - index);

    expect(encodeToken(bytes, proof)).toBe(Buffer.concat([bytes, proof]).toString("base64url"));
  });

  it("is worth something in one region only", () => {
    const bytes = encodeReference({ serial: 42, ordinal: 1, purpose: 1 });

    expect(macMessage("33.75", bytes)).not.toEqual(macMessage("33.7", bytes));
    expect(Buffer.from(macMessage("31", bytes)).toString("latin1")).toContain(
      "siaga112-link/1\x0031\x00",
    );
  });

  it("takes at most 57 characters with the longest host", () => {
    expect(linkUrl("h".repeat(24), "t".repeat(24))).toHaveLength(57);
  });

  it("is not made for a number that does not fit", () => {
    for (const named of [
      { serial: maxSerial + 1, ordinal: 1, purpose: 1 as const },
      { serial: 1, ordinal: 256, purpose: 1 as const },
      { serial: 1.5, ordinal: 1, purpose: 1 as const },
      { serial: -1, ordinal: 1, purpose: 1 as const },
    ]) {
      expect(() => encodeReference(named)).toThrow(LinkRangeFault);
    }
  });

  it("says which number did not fit", () => {
    expect(() => encodeReference({ serial: 1, ordinal: 256, purpose: 1 })).toThrow(
      "no link can name serial 1, ordinal 256",
    );
    expect(new LinkRangeFault("x").name).toBe("LinkRangeFault");
  });

  it("is proved over the region and everything that it names", () => {
    const bytes = encodeReference({ serial: 42, ordinal: 1, purpose: 1 });

    expect(Buffer.from(macMessage("33.75", bytes)).toString("latin1")).toBe(
      "siaga112-link/1\x0033.75\x00\x00\x00\x00\x2a\x01\x01",
    );
  });

  it("is made only of six bytes and at least twelve of proof, of which the first twelve count", () => {
    const bytes = encodeReference({ serial: 42, ordinal: 1, purpose: 1 });
    const wrong = "a link needs 6 bytes of reference and 12 of MAC";
    const proof = Uint8Array.from({ length: 32 }, (_, index) => index);

    expect(() => encodeToken(bytes.slice(1), proof)).toThrow(wrong);
    expect(() => encodeToken(bytes, proof.slice(0, 11))).toThrow(wrong);
    expect(encodeToken(bytes, proof)).toBe(encodeToken(bytes, proof.slice(0, 12)));
    expect(decodeToken(encodeToken(bytes, proof))?.reference).toEqual(bytes);
  });

  it("has no meaning without a purpose that the centre knows", () => {
    const token = encodeToken(Uint8Array.of(0, 0, 0, 42, 1, 250), new Uint8Array(12));

    expect(decodeToken(token)).toBeUndefined();
  });

  it("is proved by twelve equal bytes, and by nothing shorter", () => {
    const proof = Uint8Array.from({ length: 12 }, (_, index) => index + 1);

    expect(sameMac(proof, proof)).toBe(true);
    expect(sameMac(proof, Uint8Array.of(...proof, 99))).toBe(true);
    expect(sameMac(proof.slice(0, 11), proof)).toBe(false);
    expect(sameMac(Uint8Array.of(...proof, 99), proof)).toBe(false);
    expect(sameMac(proof, proof.slice(0, 11))).toBe(false);
    for (const index of proof.keys()) {
      expect(sameMac(proof, proof.with(index, 0))).toBe(false);
    }
  });
});

/**
 * Links for agencies are capabilities: 24 characters that name a dispatch and prove that the centre made them.
 * 6 bytes of reference (serial, ordinal, purpose) and the first 12 bytes of a MAC over region and reference, so that an
 * SMS stays one part. Pure codec; the MAC comes from a port.
 */

/** 1: the answer to a dispatch; 2: the weekly test of a contact; 3: an agency's list of an event. A link of one purpose is worth nothing for another. */
export const linkPurposes = { dispatch: 1, contactTest: 2, eventList: 3 } as const;
export type LinkPurpose = (typeof linkPurposes)[keyof typeof linkPurposes];

/** Unit: bytes. */
const referenceBytes = 6;
export const macBytes = 12;
/** Unit: characters of base64url, without padding or spare bits. */
export const tokenLength = 24;

/** The reference has four bytes for the serial. */
export const maxSerial = 2 ** 32 - 1;
/** One byte: a case is sent to agencies at most this often. */
export const maxOrdinal = 255;

export type LinkReference = {
  /** Of a contact test: days since 1970 of the run. Of a list: the event. */
  readonly serial: number;
  /** Of a contact test: index of the contact. Of a list: index of the agency. */
  readonly ordinal: number;
  readonly purpose: LinkPurpose;
};

/** Thrown when a number no longer fits a link: a fault that a person must repair, never a wrong link. */
export class LinkRangeFault extends Error {
  override readonly name = "LinkRangeFault";
}

/** @throws LinkRangeFault when the serial needs more than four bytes or the ordinal more than one */
export function encodeReference({ serial, ordinal, purpose }: LinkReference): Uint8Array {
  if (!fits(serial, maxSerial) || !fits(ordinal, maxOrdinal)) {
    throw new LinkRangeFault(`no link can name serial ${serial}, ordinal ${ordinal}`);
  }
  const bytes = new Uint8Array(referenceBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, serial);
  view.setUint8(4, ordinal);
  view.setUint8(5, purpose);
  return bytes;
}

function fits(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max;
}

/** What the MAC is made over. The region is part of it: a link of one region is forged in every other. */
export function macMessage(regionCode: string, reference: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(`siaga112-link/1\0${regionCode}\0`);
  const message = new Uint8Array(head.length + reference.length);
  message.set(head);
  message.set(reference, head.length);
  return message;
}

/** @param mac at least 12 bytes, of which the first 12 are used */
export function encodeToken(reference: Uint8Array, mac: Uint8Array): string {
  if (reference.length !== referenceBytes || mac.length < macBytes) {
    throw new LinkRangeFault("a link needs 6 bytes of reference and 12 of MAC");
  }
  return base64url([...reference, ...mac.subarray(0, macBytes)]);
}

export type DecodedToken = LinkReference & {
  readonly reference: Uint8Array;
  readonly mac: Uint8Array;
};

/** @returns undefined for anything that `encodeToken` cannot have made; the MAC still has to be checked */
export function decodeToken(token: string): DecodedToken | undefined {
  const bytes = bytesOf(token);
  if (bytes === undefined) return undefined;
  const view = new DataView(bytes.buffer);
  const purpose = Object.values(linkPurposes).find((known) => known === view.getUint8(5));
  if (purpose === undefined) return undefined;
  return {
    serial: view.getUint32(0),
    ordinal: view.getUint8(4),
    purpose,
    reference: bytes.slice(0, referenceBytes),
    mac: bytes.slice(referenceBytes),
  };
}

/** At most 57 characters, as the host has at most 24. */
export function linkUrl(host: string, token: string): string {
  return `https://${host}/${token}`;
}

/** Compares without telling by its duration where the first difference lies. */
export function sameMac(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== macBytes || other.length < macBytes) return false;
  const theirs = new DataView(other.buffer, other.byteOffset);
  let difference = 0;
  for (const [index, byte] of one.entries()) difference |= byte ^ theirs.getUint8(index);
  return difference === 0;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** @param bytes a multiple of three of them, so that no spare bits are left */
export function base64url(bytes: readonly number[]): string {
  const view = new DataView(Uint8Array.from(bytes).buffer);
  let text = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const group = (view.getUint16(index) << 8) | view.getUint8(index + 2);
    for (const shift of [18, 12, 6, 0]) text += alphabet[(group >> shift) & 63];
  }
  return text;
}

function bytesOf(token: string): Uint8Array<ArrayBuffer> | undefined {
  if (token.length !== tokenLength) return undefined;
  const values = [...token].map((character) => alphabet.indexOf(character));
  if (values.includes(-1)) return undefined;
  const letters = new DataView(Uint8Array.from(values).buffer);
  const bytes = new Uint8Array(referenceBytes + macBytes);
  for (let index = 0; index < bytes.length; index++) {
    const bit = index * 8;
    const first = letters.getUint8(Math.floor(bit / 6));
    const second = letters.getUint8(Math.floor(bit / 6) + 1);
    bytes[index] = ((first << 6) | second) >> (4 - (bit % 6));
  }
  return bytes;
}

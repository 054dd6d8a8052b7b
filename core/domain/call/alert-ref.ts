import { type OutgoingPurpose, outgoingPurposes } from "./telephony.ts";

/**
 * What an outgoing call carries so that a pressed key means something: which task, test or alert it is about and whom
 * it rang, with a MAC over all of it. Nothing personal; at most 120 characters, as an attribute of the call.
 */
export type AlertRef = {
  readonly purpose: OutgoingPurpose;
  /** Of a task: the case's serial. Of an on-call alert: its beginning, seconds since 1970. Of a test: days since 1970. */
  readonly serial: number;
  /** Of a task: the dispatch. Otherwise 0. */
  readonly ordinal: number;
  /** Of a task: sequence of the notice that was read out. Otherwise 0. */
  readonly seq: number;
  /** Whom it rang: a contact of a duty list, `overflow` or `overflow-first`. */
  readonly contactId: string;
};

/** The overflow number stands on no duty list. */
export const overflowContactId = "overflow";

/** The number of the region file, which callers get while the present one is not known; tested too when it differs. */
export const firstOverflowContactId = "overflow-first";

const shape =
  /^([a-z-]+)\.(\d{1,10})\.(\d{1,3})\.(\d{1,6})\.([a-z0-9-]{2,40})\.([A-Za-z0-9_-]{16})$/;

function bodyOf({ purpose, serial, ordinal, seq, contactId }: AlertRef): string {
  return `${purpose}.${serial}.${ordinal}.${seq}.${contactId}`;
}

/** What the MAC is made over; the region is part of it. */
export function alertMacMessage(regionCode: string, ref: AlertRef): Uint8Array {
  return new TextEncoder().encode(`siaga112-alert/1\0${regionCode}\0${bodyOf(ref)}`);
}

/** @param mac 16 letters: 12 bytes as base64url */
export function encodeAlertRef(ref: AlertRef, mac: string): string {
  return `${bodyOf(ref)}.${mac}`;
}

/** @returns undefined for anything that `encodeAlertRef` cannot have made; the MAC still has to be checked */
export function decodeAlertRef(
  text: string,
): { readonly ref: AlertRef; readonly mac: string } | undefined {
  const [, word, serial, ordinal, seq, contactId, mac] = shape.exec(text) ?? [];
  const purpose = outgoingPurposes.find((known) => known === word);
  if (purpose === undefined || contactId === undefined || mac === undefined) return undefined;
  const ref = {
    purpose,
    serial: Number(serial),
    ordinal: Number(ordinal),
    seq: Number(seq),
    contactId,
  };
  // One spelling a reference: `007` is none of ours.
  return bodyOf(ref) === text.slice(0, -mac.length - 1) ? { ref, mac } : undefined;
}

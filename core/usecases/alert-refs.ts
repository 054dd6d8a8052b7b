import {
  type AlertRef,
  alertMacMessage,
  decodeAlertRef,
  encodeAlertRef,
} from "../domain/call/alert-ref.ts";
import { base64url } from "../domain/dispatch/link.ts";
import type { Mac } from "./ports.ts";

type RefPorts = { readonly regionCode: string; readonly mac: Pick<Mac, "linkMac"> };

async function macText(ports: RefPorts, ref: AlertRef): Promise<string> {
  return base64url([...(await ports.mac.linkMac(alertMacMessage(ports.regionCode, ref)))]);
}

/** What an outgoing call carries; 1 request for the MAC. */
export async function madeAlertRef(ports: RefPorts, ref: AlertRef): Promise<string> {
  return encodeAlertRef(ref, await macText(ports, ref));
}

/** @returns undefined unless this region made it */
export async function provenAlertRef(ports: RefPorts, text: string): Promise<AlertRef | undefined> {
  const decoded = decodeAlertRef(text);
  if (decoded === undefined) return undefined;
  return isSame(await macText(ports, decoded.ref), decoded.mac) ? decoded.ref : undefined;
}

/** Compares without telling by its duration where the first difference lies. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index++) {
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  }
  return difference === 0;
}

import { createHmac, timingSafeEqual } from "node:crypto";
import {
  type PbxDirection,
  pbxSignatureShape,
  replayWindowSeconds,
  signedText,
} from "../../contracts/pbx/signature.ts";
import { accept, type Result, refuse } from "../../domain/shared/result.ts";
import type { Instant } from "../../domain/shared/time.ts";

/** Keys shared with one region's PBX, by id: two ids stand beside each other while a key is exchanged. */
export type PbxKeys = {
  /** @returns undefined for an id that is not in use */
  key(direction: PbxDirection, keyId: string): Promise<Uint8Array | undefined>;
};

export type SignatureRefusal = {
  readonly kind: "no-signature" | "outside-window" | "unknown-key" | "wrong-signature";
};

/** The header for a body that is sent now. */
export function signatureOf(key: Uint8Array, keyId: string, now: Instant, body: string): string {
  const t = Math.floor(Date.parse(now) / 1000);
  return `t=${t},k=${keyId},v1=${macOf(key, String(t), keyId, body).toString("hex")}`;
}

/** Whether a body came from whoever holds the key, within the window. Compares in constant time. */
export async function verified(
  keys: PbxKeys,
  direction: PbxDirection,
  message: { readonly header: string | undefined; readonly body: string; readonly now: Instant },
): Promise<Result<{ readonly keyId: string }, SignatureRefusal>> {
  const [, t = "", keyId = "", mac = ""] = pbxSignatureShape.exec(message.header ?? "") ?? [];
  if (t === "") return refuse({ kind: "no-signature" });
  const awayMs = Math.abs(Date.parse(message.now) - Number(t) * 1000);
  if (awayMs > replayWindowSeconds * 1000) return refuse({ kind: "outside-window" });
  const key = await keys.key(direction, keyId);
  if (key === undefined) return refuse({ kind: "unknown-key" });
  const wanted = macOf(key, t, keyId, message.body);
  return timingSafeEqual(wanted, Buffer.from(mac, "hex"))
    ? accept({ keyId })
    : refuse({ kind: "wrong-signature" });
}

function macOf(key: Uint8Array, t: string, keyId: string, body: string): Buffer {
  return createHmac("sha256", key)
    .update(signedText(t, keyId, body))
    .digest();
}
